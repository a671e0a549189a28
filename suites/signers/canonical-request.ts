/** The request as both header signatures see it; what differs between them is only what is made of this text. */
import { canonicalQuery, type WireParameter } from './canonical-query.ts';

export interface CanonicalParts {
  readonly method: string;
  readonly path: string;
  readonly query: readonly WireParameter[];
  /** All headers of the request, names in lower case; only the signed ones enter. */
  readonly headers: Readonly<Record<string, string>>;
  /** In the order of the Authorization header. */
  readonly signedHeaders: readonly string[];
  /** Hex SHA-256 of the body. */
  readonly payloadHash: string;
}

/**
 * Six fields, one below the other; the block of header lines ends with a line feed, so a blank line follows it, also where no
 * header is signed.
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

/** Value of a header, empty where there is none. Names come from the request, so inherited properties must not answer. */
export function headerValue(headers: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(headers, name) ? (headers[name] ?? '') : '';
}
