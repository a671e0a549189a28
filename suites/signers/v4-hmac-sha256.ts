/**
 * Signature in the Authorization header or in the query. The key is derived for day, region and service; the secret gets no
 * prefix. Clients choose which headers they sign: the Node SDK signs only `x-date`, not the host. SignedHeaders lists them.
 * https://www.volcengine.com/docs/6369/67269
 */
import { createHmac } from 'node:crypto';
import type { Credentials, HttpRequest } from '../model.ts';
import { addCommonParameters } from './add-common-parameters.ts';
import { atPlace, textAt } from './at-place.ts';
import { readScheme, signatureInAuthorization } from './authorization-header.ts';
import { encodeParameters, type WireParameter } from './canonical-query.ts';
import { canonicalRequest } from './canonical-request.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { formMediaType } from './read-parameters.ts';
import { sha256Hex } from './sha256-hex.ts';
import type {
  SignatureFault,
  SignatureJudgement,
  Signer,
  SigningContext,
  UnsignedRequest,
  Verification,
} from './signer.ts';
import { tokenFault } from './token-fault.ts';
import {
  type CredentialScope,
  credentialText,
  isInQuery,
  readCredential,
  readHeaderClaim,
  readQueryClaim,
  v4Scheme as scheme,
  type V4Claim,
} from './v4-claim.ts';
import { formatBasicTime, judgeBasicTime } from './wire-time.ts';

const scopeText = (scope: CredentialScope) => `${scope.date}/${scope.region}/${scope.service}/request`;

/** The text to sign. `time` is the value of `x-date`. */
export function v4StringToSign(time: string, scope: CredentialScope, canonical: string): string {
  return [scheme, time, scopeText(scope), sha256Hex(canonical)].join('\n');
}

/** Hex signature with the key derived for the scope. */
export function v4Signature(secret: string, scope: CredentialScope, stringToSign: string): string {
  const steps = [scope.date, scope.region, scope.service, 'request', stringToSign];
  return steps.reduce((key, step) => hmac(key, step), Buffer.from(secret, 'utf8')).toString('hex');
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();

/** Operation and version stay in the query. A POST carries the other parameters in its body. */
function splitParameters(request: UnsignedRequest): {
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

/** The headers to send. The request chooses which of them the signature covers. */
function headersOf(
  request: UnsignedRequest,
  credentials: Credentials,
  { host, time, body }: { readonly host: string; readonly time: string; readonly body: string },
): Readonly<Record<string, string>> {
  const token = credentials.securityToken?.reveal();
  const mediaType = request.parametersIn === 'json' ? 'application/json' : formMediaType;
  return Object.fromEntries([
    ...Object.entries(request.headers ?? {}),
    ['host', host],
    ...atPlace(request, 'time', ['x-date', time]),
    ...(body === '' ? [] : [['x-content-sha256', sha256Hex(body)]]),
    ...(token === undefined ? [] : atPlace(request, 'securityToken', ['x-security-token', token])),
    ...(request.method === 'POST' ? [['content-type', mediaType]] : []),
  ]);
}

function sign(request: UnsignedRequest, credentials: Credentials, context: SigningContext): HttpRequest {
  const { query, own } = splitParameters(request);
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
  const statedTime = textAt(request, 'time', time) ?? '';
  const authorization = authorizationOf(request, credentials, { time: statedTime, scope, canonical, signedHeaders });
  const headers = [...Object.entries(sent), ...atPlace(request, 'authorization', ['authorization', authorization])];
  return { method: request.method, url: url.href, headers: Object.fromEntries(headers), body };
}

function verify(request: HttpRequest, verification: Verification): SignatureJudgement {
  const claim = readClaim(request);
  if (typeof claim === 'string') return { valid: false, fault: claim };
  const { credential, time } = claim;
  const timeFault = judgeBasicTime(time, verification.now, claim.holdsMs);
  if (timeFault) return { valid: false, fault: timeFault };
  const key = verification.findKey(credential.accessKeyId);
  if (!key) return { valid: false, fault: 'unknown-key' };
  const stringToSign = v4StringToSign(time, credential.scope, canonicalRequest({ ...claim, method: request.method }));
  const signature = v4Signature(key.accessKeySecret.reveal(), credential.scope, stringToSign);
  const consistent =
    equalInConstantTime(signature, claim.signature) && credential.scope.date === time.slice(0, 8) && claim.coversAll;
  if (!consistent) return { valid: false, fault: 'wrong-signature', stringToSign };
  const fault = tokenFault(key, claim.token, verification);
  return fault ? { valid: false, fault } : { valid: true, accessKeyId: key.accessKeyId };
}

/** A request with its signature in the query has no Authorization header. */
function readClaim(request: HttpRequest): V4Claim | SignatureFault {
  return isInQuery(request) ? readQueryClaim(request) : readHeaderClaim(request);
}

/** `Action` and `Version` stay in the query. A POST carries the operation's own parameters in a form body. */
export const v4HmacSha256: Signer = {
  name: 'v4-hmac-sha256',
  wire: {
    operation: { parameters: ['Action'], headers: [] },
    version: { parameters: ['Version'], headers: [] },
    secrets: {
      parameters: ['X-Signature', 'X-Credential', 'X-Security-Token'],
      headers: ['authorization', 'x-security-token'],
    },
    secretParts: [signatureInAuthorization],
  },
  recognises: (request) => readScheme(request) === scheme || isInQuery(request),
  sign,
  verify,
  addressee: (request) => readCredential(credentialText(request))?.scope,
};
