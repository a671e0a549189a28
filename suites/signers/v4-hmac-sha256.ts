/**
 * Signature in the Authorization header, with a key derived for day, region and service; the secret takes no prefix.
 * A verifier goes by SignedHeaders, since clients choose what they sign: the Node SDK signs `x-date` alone, without host.
 * https://www.volcengine.com/docs/6369/67269
 */
import { createHmac } from 'node:crypto';
import type {
  Credentials,
  HttpRequest,
  SignatureJudgement,
  Signer,
  SigningContext,
  UnsignedRequest,
} from '../model.ts';
import { addCommonParameters } from './add-common-parameters.ts';
import { atPlace, textAt } from './at-place.ts';
import { hasScheme, readAuthorization } from './authorization-header.ts';
import { encodeParameters, type WireParameter } from './canonical-query.ts';
import { canonicalRequest, headerValue } from './canonical-request.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { formMediaType, readQuery, readUrl } from './read-parameters.ts';
import { sha256Hex } from './sha256-hex.ts';
import { tokenMatches } from './token-matches.ts';
import { formatBasicTime, judgeBasicTime } from './wire-time.ts';

const scheme = 'HMAC-SHA256';

/** What a signature is valid for: `date` is the UTC day as YYYYMMDD. */
export interface CredentialScope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

const scopeText = (scope: CredentialScope) => `${scope.date}/${scope.region}/${scope.service}/request`;

/** Text that is signed. `time` is the value of `x-date`. */
export function v4StringToSign(time: string, scope: CredentialScope, canonical: string): string {
  return [scheme, time, scopeText(scope), sha256Hex(canonical)].join('\n');
}

/** Hex signature with the key derived for the scope. */
export function v4Signature(secret: string, scope: CredentialScope, stringToSign: string): string {
  const steps = [scope.date, scope.region, scope.service, 'request', stringToSign];
  return steps.reduce((key, step) => hmac(key, step), Buffer.from(secret, 'utf8')).toString('hex');
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();

/** Of a POST everything but operation and version travels in the body. */
function dividedParameters(request: UnsignedRequest): {
  readonly query: readonly WireParameter[];
  readonly own: readonly WireParameter[];
} {
  const { method, parametersIn = method === 'POST' ? 'form' : 'query' } = request;
  const named: readonly WireParameter[] = [
    ...atPlace(request, 'operation', ['Action', request.operation]),
    ...atPlace(request, 'version', ['Version', request.version]),
  ];
  const staysInQuery = ([name]: WireParameter) => parametersIn === 'query' || name === 'Action' || name === 'Version';
  return {
    query: addCommonParameters(named, request.parameters.filter(staysInQuery)),
    own: request.parameters.filter((parameter) => !staysInQuery(parameter)),
  };
}

function bodyOf({ parametersIn }: UnsignedRequest, own: readonly WireParameter[]): string {
  if (own.length === 0) return '';
  return parametersIn === 'json' ? JSON.stringify(Object.fromEntries(own)) : encodeParameters(own);
}

interface Signing {
  readonly time: string;
  readonly scope: CredentialScope;
  readonly canonical: string;
  readonly signedHeaders: readonly string[];
}

function authorizationOf(request: UnsignedRequest, credentials: Credentials, signing: Signing): string {
  const { time, scope, canonical, signedHeaders } = signing;
  const secret = request.signedWith ?? credentials.accessKeySecret.reveal();
  const signature = v4Signature(secret, scope, v4StringToSign(time, scope, canonical));
  const accessKeyId = textAt(request, 'accessKeyId', credentials.accessKeyId) ?? '';
  const parts = [
    ...atPlace(request, 'credential', ['Credential', `${accessKeyId}/${scopeText(scope)}`]),
    ['SignedHeaders', signedHeaders.join(';')],
    ...atPlace(request, 'signature', ['Signature', signature]),
  ].map((part) => part.join('='));
  return `${textAt(request, 'signatureMethod', scheme) ?? ''} ${parts.join(', ')}`;
}

/** Headers that a client may sign; others it sends all the same. */
function headersOf(
  request: UnsignedRequest,
  credentials: Credentials,
  { host, time, body }: { readonly host: string; readonly time: string; readonly body: string },
): Readonly<Record<string, string>> {
  const token = credentials.securityToken?.reveal();
  const mediaType = request.parametersIn === 'json' ? 'application/json' : formMediaType;
  return Object.fromEntries([
    ['host', host],
    ...atPlace(request, 'time', ['x-date', time]),
    ...(body === '' ? [] : [['x-content-sha256', sha256Hex(body)]]),
    ...(token === undefined ? [] : atPlace(request, 'securityToken', ['x-security-token', token])),
    ...(request.method === 'POST' ? [['content-type', mediaType]] : []),
  ]);
}

function sign(request: UnsignedRequest, credentials: Credentials, context: SigningContext): HttpRequest {
  const { query, own } = dividedParameters(request);
  const body = bodyOf(request, own);
  const url = new URL(request.baseUrl);
  url.search = encodeParameters(query);
  const time = formatBasicTime(context.now);
  const sent = headersOf(request, credentials, { host: url.host, time, body });
  const chosen = request.signedHeaders ?? Object.keys(sent).filter((name) => name !== 'content-type');
  const signedHeaders = chosen.filter((name) => Object.hasOwn(sent, name)).toSorted();
  const canonical = canonicalRequest({
    method: request.method,
    path: url.pathname,
    query,
    headers: sent,
    signedHeaders,
    payloadHash: sha256Hex(body),
  });
  const scope = {
    date: time.slice(0, 8),
    region: request.region,
    service: textAt(request, 'service', request.service) ?? '',
  };
  const saidTime = textAt(request, 'time', time) ?? '';
  const authorization = authorizationOf(request, credentials, { time: saidTime, scope, canonical, signedHeaders });
  const headers = [...Object.entries(sent), ...atPlace(request, 'authorization', ['authorization', authorization])];
  return { method: request.method, url: url.href, headers: Object.fromEntries(headers), body };
}

function verify(
  request: HttpRequest,
  findCredentials: (accessKeyId: string) => Credentials | undefined,
  now: Date,
): SignatureJudgement {
  if (!hasScheme(request, scheme)) return { valid: false, fault: 'missing' };
  const authorization = readAuthorization(request, scheme);
  const credential = readCredential(authorization?.credential ?? '');
  const url = readUrl(request);
  if (!authorization?.signedHeaders.includes('x-date') || !credential || !url) {
    return { valid: false, fault: 'malformed' };
  }
  const time = headerValue(request.headers, 'x-date').trim();
  const timeFault = judgeBasicTime(time, now);
  if (timeFault) return { valid: false, fault: timeFault };
  const credentials = findCredentials(credential.accessKeyId);
  if (!credentials) return { valid: false, fault: 'unknown-key' };
  const payloadHash = sha256Hex(request.body);
  const canonical = canonicalRequest({
    method: request.method,
    path: url.pathname,
    query: readQuery(request),
    headers: request.headers,
    signedHeaders: authorization.signedHeaders,
    payloadHash,
  });
  const stringToSign = v4StringToSign(time, credential.scope, canonical);
  const signature = v4Signature(credentials.accessKeySecret.reveal(), credential.scope, stringToSign);
  const statedHash = headerValue(request.headers, 'x-content-sha256').trim();
  const consistent =
    equalInConstantTime(signature, authorization.signature) &&
    credential.scope.date === time.slice(0, 8) &&
    (statedHash === '' || statedHash === payloadHash);
  if (!consistent) return { valid: false, fault: 'wrong-signature', stringToSign };
  const token = headerValue(request.headers, 'x-security-token').trim();
  return tokenMatches(credentials, token)
    ? { valid: true, accessKeyId: credential.accessKeyId }
    : { valid: false, fault: 'bad-token' };
}

function readCredential(text: string): { accessKeyId: string; scope: CredentialScope } | undefined {
  const [accessKeyId, date, region, service, end, ...rest] = text.split('/');
  if (!accessKeyId || !date || !region || !service || end !== 'request' || rest.length > 0) return undefined;
  return { accessKeyId, scope: { date, region, service } };
}

/** `Action` and `Version` stay in the query; a POST carries the operation's own parameters in a form body. */
export const v4HmacSha256: Signer = {
  name: 'v4-hmac-sha256',
  recognises: (request) => hasScheme(request, scheme),
  sign,
  verify,
};
