/**
 * Decodes the bytes of a body to text by its headers. If the bytes do not match the headers, no client could read the
 * text. The result then holds the text as far as it can be decoded, and one sentence about the problem.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

export interface DecodedBody {
  readonly text: string;
  readonly problem?: string;
}

type Decompress = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

/** Some servers omit the two header bytes of `deflate`. */
const inflateEither: Decompress = (bytes, options) =>
  (bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options);

const codings: Readonly<Record<string, Decompress>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateEither,
  br: brotliDecompressSync,
};

/** Content codings in the order in which they were applied. */
const listed = (header: string): readonly string[] =>
  header
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');

interface Decompressed {
  readonly bytes: Buffer;
  readonly problem?: string;
}

function decompress(bytes: Buffer, header: string, maxOutputLength: number): Decompressed {
  let decoded = bytes;
  for (const coding of listed(header).toReversed()) {
    const undo = Object.hasOwn(codings, coding) ? codings[coding] : undefined;
    if (undo === undefined)
      return {
        bytes: decoded,
        problem: `the body has the content coding ${coding.slice(0, 40)}, which nobody asked for`,
      };
    try {
      decoded = undo(decoded, { maxOutputLength });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isLarge = code === 'ERR_BUFFER_TOO_LARGE';
      const problem = isLarge
        ? `the body is more than ${maxOutputLength} bytes when it is decompressed`
        : `the body is not ${coding}, as its Content-Encoding says`;
      return { bytes: decoded, problem };
    }
  }
  return { bytes: decoded };
}

/** The charset of a media type. A byte order mark takes precedence; XML may name it in its declaration. */
function charsetOf(bytes: Buffer, contentType: string): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  const isJson = /[/+]json\b/i.test(contentType);
  // JSON is always UTF-8: https://www.rfc-editor.org/rfc/rfc8259#section-8.1
  if (isJson) return 'utf-8';
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(bytes.subarray(0, 200).toString('latin1'));
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? declared?.[1] ?? 'utf-8';
}

/** Decodes a body. `maxBytes` limits the size after decompression. */
export function decodeBody(body: Buffer, headers: Readonly<Record<string, string>>, maxBytes: number): DecodedBody {
  const { bytes, problem } = decompress(body, headers['content-encoding'] ?? '', maxBytes);
  if (problem !== undefined) return { text: bytes.toString('utf8'), problem };
  const charset = charsetOf(bytes, headers['content-type'] ?? '');
  try {
    // Keep the byte order mark: XML may have one, JSON must not.
    return { text: new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const text = bytes.toString('utf8');
    const isUnknown = error instanceof RangeError;
    return {
      text,
      problem: isUnknown
        ? `nobody knows its charset ${charset}`
        : `the body is not ${charset.toLowerCase()}, as it should be`,
    };
  }
}
