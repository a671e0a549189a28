/**
 * Signature in the Authorization header. Operation, version, time and nonce travel in `x-acs-*` headers. The key is the bare
 * secret. Those headers alone do not identify this signature: clients that sign in the query send them too.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
import { createHmac } from 'node:crypto';
import type { Credentials, HttpRequest } from '../model.ts';
import { atPlace, textAt } from './at-place.ts';
import { type Authorization, readAuthorization, readScheme, signatureInAuthorization } from './authorization-header.ts';
import { encodeParameters } from './canonical-query.ts';
import { canonicalRequest, headerValue } from './canonical-request.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { openapiNames } from './openapi-names.ts';
import { formMediaType, readQuery, readUrl } from './read-parameters.ts';
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
import { formatExtendedTime, judgeExtendedTime } from './wire-time.ts';

const scheme = 'ACS3-HMAC-SHA256';

/** The text to sign. */
export function acs3StringToSign(canonical: string): string {
  return `${scheme}\n${sha256Hex(canonical)}`;
}

/** Hex signature. The key is the bare secret. */
export function acs3Signature(secret: string, stringToSign: string): string {
  return createHmac('sha256', secret).update(stringToSign, 'utf8').digest('hex');
}

function signedHeadersOf(
  request: UnsignedRequest,
  credentials: Credentials,
  { now, nonce, host, body }: SigningContext & { readonly host: string; readonly body: string },
): Readonly<Record<string, string>> {
  const token = credentials.securityToken?.reveal();
  return Object.fromEntries([
    ['host', host],
    ...atPlace(request, 'operation', ['x-acs-action', request.operation]),
    ...atPlace(request, 'version', ['x-acs-version', request.version]),
    ...atPlace(request, 'time', ['x-acs-date', formatExtendedTime(now)]),
    ...atPlace(request, 'nonce', ['x-acs-signature-nonce', nonce]),
    ['x-acs-content-sha256', sha256Hex(body)],
    ...(token === undefined ? [] : atPlace(request, 'securityToken', ['x-acs-security-token', token])),
    ...(body === '' ? [] : [['content-type', formMediaType]]),
  ]);
}

function sign(request: UnsignedRequest, credentials: Credentials, context: SigningContext): HttpRequest {
  const { method, parametersIn = 'query' } = request;
  const url = new URL(request.baseUrl);
  const query = parametersIn === 'query' ? request.parameters : [];
  const body = parametersIn === 'query' ? '' : encodeParameters(request.parameters);
  url.search = encodeParameters(query);
  const signed = signedHeadersOf(request, credentials, { ...context, host: url.host, body });
  const signedHeaders = Object.keys(signed).toSorted();
  const canonical = canonicalRequest({
    method,
    path: url.pathname,
    query,
    headers: signed,
    signedHeaders,
    payloadHash: sha256Hex(body),
  });
  const secret = request.signedWith ?? credentials.accessKeySecret.reveal();
  const parts = [
    ...atPlace(request, 'accessKeyId', ['Credential', credentials.accessKeyId]),
    ['SignedHeaders', signedHeaders.join(';')],
    ...atPlace(request, 'signature', ['Signature', acs3Signature(secret, acs3StringToSign(canonical))]),
  ].map((part) => part.join('='));
  const authorization = `${textAt(request, 'signatureMethod', scheme) ?? ''} ${parts.join(',')}`;
  const headers = [...Object.entries(signed), ...atPlace(request, 'authorization', ['authorization', authorization])];
  return { method, url: url.href, headers: Object.fromEntries(headers), body };
}

function verify(request: HttpRequest, verification: Verification): SignatureJudgement {
  const signed = readSigned(request);
  if (typeof signed === 'string') return { valid: false, fault: signed };
  const { authorization, url, nonce } = signed;
  const timeFault = judgeExtendedTime(headerValue(request.headers, 'x-acs-date').trim(), verification.now);
  if (timeFault) return { valid: false, fault: timeFault };
  const key = verification.findKey(authorization.credential);
  if (!key) return { valid: false, fault: 'unknown-key' };
  const payloadHash = sha256Hex(request.body);
  const canonical = canonicalRequest({
    method: request.method,
    path: url.pathname,
    query: readQuery(request),
    headers: request.headers,
    signedHeaders: authorization.signedHeaders,
    payloadHash,
  });
  const stringToSign = acs3StringToSign(canonical);
  const signature = acs3Signature(key.accessKeySecret.reveal(), stringToSign);
  const consistent =
    equalInConstantTime(signature, authorization.signature) &&
    headerValue(request.headers, 'x-acs-content-sha256').trim() === payloadHash &&
    mustBeSigned(request).every((name) => authorization.signedHeaders.includes(name));
  if (!consistent) return { valid: false, fault: 'wrong-signature', stringToSign };
  const fault = tokenFault(key, headerValue(request.headers, 'x-acs-security-token').trim(), verification);
  return fault ? { valid: false, fault } : { valid: true, accessKeyId: key.accessKeyId, nonce };
}

interface Signed {
  readonly authorization: Authorization;
  readonly url: URL;
  readonly nonce: string;
}

/** The parts that verification needs, or the first fault. */
function readSigned(request: HttpRequest): Signed | SignatureFault {
  const found = readScheme(request);
  if (found === '') return 'missing';
  if (found !== scheme) return 'unknown-method';
  const authorization = readAuthorization(request);
  const url = readUrl(request);
  if (!authorization || !url) return 'malformed';
  if (authorization.credential === '') return 'missing-key';
  if (authorization.signature === '') return 'missing-signature';
  if (authorization.signedHeaders.length === 0) return 'malformed';
  const nonce = headerValue(request.headers, 'x-acs-signature-nonce').trim();
  if (nonce === '') return 'missing-nonce';
  return headerValue(request.headers, 'x-acs-date').trim() === '' ? 'missing-time' : { authorization, url, nonce };
}

/** An unsigned `x-acs-*` header could turn the request into another operation. */
function mustBeSigned(request: HttpRequest): readonly string[] {
  return ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-acs-'))];
}

/** Like the vendor's generated clients, it sends parameters in the query and an empty body. A request may choose otherwise. */
export const acs3HmacSha256: Signer = {
  name: 'acs3-hmac-sha256',
  wire: {
    ...openapiNames,
    secrets: { parameters: [], headers: ['authorization', 'x-acs-accesskey-id', 'x-acs-security-token'] },
    secretParts: [signatureInAuthorization],
  },
  recognises: (request) => readScheme(request).startsWith('ACS3-'),
  sign,
  verify,
};
