/** The request as text. Both header signatures hash the same text; they differ in what they do with the hash. */
import { canonicalQuery, type WireParameter } from './canonical-query.ts';

export interface CanonicalParts {
  readonly method: string;
  readonly path: string;
  readonly query: readonly WireParameter[];
  /** All headers of the request, with names in lower case. Only the signed ones enter the text. */
  readonly headers: Readonly<Record<string, string>>;
  /** In the order of the Authorization header. */
  readonly signedHeaders: readonly string[];
  /** Hex SHA-256 of the body. */
  readonly payloadHash: string;
}

/**
 * Six fields, one per line. The block of header lines ends with a line feed, so a blank line follows it, even if no header is
 * signed.
 */
export function canonicalRequest(parts: CanonicalParts): string {
  const headerLines = parts.signedHeaders.map((name) => `${name}:${headerValue(parts.headers, name).trim()}`);
  return [
    parts.method,
    parts.path,
    canonicalQuery(parts.query),
    `${headerLines.join('\n')}\n`,
    parts.signedHeaders.join(';'),
    parts.payloadHash,
  ].join('\n');
}

/** The value of a header, or an empty text. Names come from the request, so inherited properties must not count. */
export function headerValue(headers: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(headers, name) ? (headers[name] ?? '') : '';
}
