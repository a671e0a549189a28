/**
 * What a request with the derived-key signature claims. The claim is in the Authorization header or in the query (a signed
 * URL). Both forms are parsed into one type, so that one function verifies both.
 */
import type { HttpRequest } from '../model.ts';
import { readAuthorization, readScheme } from './authorization-header.ts';
import { type CanonicalParts, headerValue } from './canonical-request.ts';
import { readQuery, readUrl } from './read-parameters.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { Addressee, SignatureFault } from './signer.ts';

/** First word of the Authorization header, and value of `X-Algorithm`. */
export const v4Scheme = 'HMAC-SHA256';

/** What a signature is valid for. `date` is the UTC day as YYYYMMDD. */
export interface CredentialScope extends Addressee {
  readonly date: string;
}

/** A key id and the scope that its signature is valid for. */
export interface V4Credential {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
}

/** A signature and the content that it claims to cover. */
export interface V4Claim extends Omit<CanonicalParts, 'method'> {
  readonly credential: V4Credential;
  readonly time: string;
  readonly signature: string;
  /** Empty if there is no session token. */
  readonly token: string;
  /** How long the signature is valid after its time. Undefined if the client leaves that to the server. */
  readonly holdsMs: number | undefined;
  /** The signature covers everything that it must cover, as it was sent. */
  readonly coversAll: boolean;
}

const signatureName = 'X-Signature';
const signedQueriesName = 'X-SignedQueries';
const marks: readonly string[] = ['X-Algorithm', 'X-Credential', signatureName];

/** The request carries its signature in the query. */
export function isInQuery(request: HttpRequest): boolean {
  return readScheme(request) === '' && readQuery(request).some(([name]) => marks.includes(name));
}

/** Parses `key/day/region/service/request`. Undefined if the text has another form. */
export function readCredential(text: string): V4Credential | undefined {
  const [accessKeyId, date, region, service, end, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || !service || end !== 'request' || rest.length > 0) return undefined;
  return { accessKeyId, scope: { date, region, service } };
}

/** The credential as the request writes it, in either form, or an empty text. */
export function credentialText(request: HttpRequest): string {
  if (isInQuery(request)) return queryValues(request).get('X-Credential') ?? '';
  return readScheme(request) === v4Scheme ? (readAuthorization(request)?.credential ?? '') : '';
}

/** Parses a signature in the header, or returns its fault. */
export function readHeaderClaim(request: HttpRequest): V4Claim | SignatureFault {
  const found = readScheme(request);
  if (found === '') return 'missing';
  const authorization = found === v4Scheme ? readAuthorization(request) : undefined;
  const url = readUrl(request);
  if (!authorization?.credential || authorization.signedHeaders.length === 0 || !url) return 'malformed';
  const { signature, signedHeaders } = authorization;
  if (signature === '') return 'missing-signature';
  const credential = readCredential(authorization.credential);
  if (!credential) return 'malformed-credential';
  const time = headerValue(request.headers, 'x-date').trim();
  if (time === '') return 'missing-time';
  if (!signedHeaders.includes('x-date')) return 'malformed';
  const payloadHash = sha256Hex(request.body);
  const statedHash = headerValue(request.headers, 'x-content-sha256').trim();
  return {
    ...{ credential, time, signature, signedHeaders, payloadHash },
    path: url.pathname,
    query: readQuery(request),
    headers: withSingleBlanks(request.headers),
    token: headerValue(request.headers, 'x-security-token').trim(),
    holdsMs: holdsFor(queryValues(request)),
    coversAll: statedHash === '' || statedHash === payloadHash,
  };
}

/**
 * Parses a signature in the query, or returns its fault. The signature covers the parameters that `X-SignedQueries` names.
 * The published client names all of them, so a parameter without its name there was added by somebody else.
 */
export function readQueryClaim(request: HttpRequest): V4Claim | SignatureFault {
  const values = queryValues(request);
  const read = (name: string): string => values.get(name) ?? '';
  const url = readUrl(request);
  if (read('X-Algorithm') !== v4Scheme || !values.has('X-Credential') || !url) return 'malformed';
  const signature = read(signatureName);
  if (signature === '') return 'missing-signature';
  const credential = readCredential(read('X-Credential'));
  if (!credential) return 'malformed-credential';
  const time = read('X-Date');
  if (time === '') return 'missing-time';
  const query = readQuery(request).filter(([name]) => name !== signatureName && name !== signedQueriesName);
  // A name may contain the separator, and the client does not escape it.
  const isNamed = (name: string): boolean =>
    !values.has(signedQueriesName) || `;${read(signedQueriesName)};`.includes(`;${name};`);
  return {
    ...{ credential, time, signature },
    path: url.pathname,
    query: query.filter(([name]) => isNamed(name)),
    headers: withSingleBlanks(request.headers),
    signedHeaders: read('X-SignedHeaders').toLowerCase().split(';').filter(Boolean),
    payloadHash: sha256Hex(values.has('X-NotSignBody') ? '' : request.body),
    token: read('X-Security-Token'),
    holdsMs: holdsFor(values),
    coversAll: query.every(([name]) => isNamed(name)),
  };
}

function queryValues(request: HttpRequest): ReadonlyMap<string, string> {
  return new Map(readQuery(request).toReversed());
}

/** The lifetime from `X-Expires`, which is in seconds. A signature with any other text has already expired. */
function holdsFor(values: ReadonlyMap<string, string>): number | undefined {
  const text = values.get('X-Expires');
  if (text === undefined || text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Number.NEGATIVE_INFINITY;
}

/** The vendor's own client signs several blanks in a header's value as one blank. */
function withSingleBlanks(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace(/\s+/g, ' ')]));
}
