/**
 * What a request with the derived-key signature claims about itself, in either form: the Authorization header, or parameters
 * of the query (a signed URL). Both are read into one shape, which is then verified alike.
 */
import type { Addressee, HttpRequest, SignatureFault } from '../model.ts';
import { readAuthorization, readScheme } from './authorization-header.ts';
import { type CanonicalParts, headerValue } from './canonical-request.ts';
import { readQuery, readUrl } from './read-parameters.ts';
import { sha256Hex } from './sha256-hex.ts';

/** Word before the credential, and value of `X-Algorithm`. */
export const v4Scheme = 'HMAC-SHA256';

/** What a signature is valid for: `date` is the UTC day as YYYYMMDD. */
export interface CredentialScope extends Addressee {
  readonly date: string;
}

/** A key and what its signature is valid for. */
export interface V4Credential {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
}

/** A signature and what it says it was made over. */
export interface V4Claim extends Omit<CanonicalParts, 'method'> {
  readonly credential: V4Credential;
  readonly time: string;
  readonly signature: string;
  /** Empty where there is none. */
  readonly token: string;
  /** For how long after its time it holds; undefined where the client leaves that to the server. */
  readonly holdsMs: number | undefined;
  /** Nothing that it must cover is left out or stated otherwise than it is. */
  readonly coversAll: boolean;
}

const signatureName = 'X-Signature';
const signedQueriesName = 'X-SignedQueries';
const marks: readonly string[] = ['X-Algorithm', 'X-Credential', signatureName];

/** The request carries its signature in the query. */
export function isInQuery(request: HttpRequest): boolean {
  return readScheme(request) === '' && readQuery(request).some(([name]) => marks.includes(name));
}

/** `key/day/region/service/request`; undefined where it is anything else. */
export function readCredential(text: string): V4Credential | undefined {
  const [accessKeyId, date, region, service, end, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || !service || end !== 'request' || rest.length > 0) return undefined;
  return { accessKeyId, scope: { date, region, service } };
}

/** The credential as the request writes it, in either form; empty where there is none. */
export function credentialText(request: HttpRequest): string {
  if (isInQuery(request)) return queryValues(request).get('X-Credential') ?? '';
  return readScheme(request) === v4Scheme ? (readAuthorization(request)?.credential ?? '') : '';
}

/** Reads the form with the header, or says what is wrong with it. */
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
 * Reads the form with the query, or says what is wrong with it. The signature covers the parameters that `X-SignedQueries`
 * names; the published client names all of them, so one that is not named was added by somebody else.
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
  // Names may hold the separator, and the client does not escape it.
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

/** `X-Expires` in seconds. What is no number of them holds for no time at all. */
function holdsFor(values: ReadonlyMap<string, string>): number | undefined {
  const text = values.get('X-Expires');
  if (text === undefined || text === '') return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Number.NEGATIVE_INFINITY;
}

/** The vendor's own client signs a run of blanks inside a header's value as one blank. */
function withSingleBlanks(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace(/\s+/g, ' ')]));
}
