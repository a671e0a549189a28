/**
 * Signature in the Authorization header; operation, version, time and nonce travel in `x-acs-*` headers. The key is the
 * bare secret. Those headers alone do not mean this signature: clients that sign in the query send them as well.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
import { createHmac } from 'node:crypto';
import type {
  Credentials,
  HttpRequest,
  SignatureFault,
  SignatureJudgement,
  Signer,
  SigningContext,
  UnsignedRequest,
  Verification,
} from '../model.ts';
import { type Authorization, readAuthorization, readScheme } from './authorization-header.ts';
import { encodeParameters } from './canonical-query.ts';
import { canonicalRequest, headerValue } from './canonical-request.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { readQuery, readUrl } from './read-parameters.ts';
import { sha256Hex } from './sha256-hex.ts';
import { tokenFault } from './token-fault.ts';
import { formatExtendedTime, judgeExtendedTime } from './wire-time.ts';

const scheme = 'ACS3-HMAC-SHA256';

/** Text that is signed. */
export function acs3StringToSign(canonical: string): string {
  return `${scheme}\n${sha256Hex(canonical)}`;
}

/** Hex signature with the bare secret as key. */
export function acs3Signature(secret: string, stringToSign: string): string {
  return createHmac('sha256', secret).update(stringToSign, 'utf8').digest('hex');
}

function sign(request: UnsignedRequest, credentials: Credentials, context: SigningContext): HttpRequest {
  const url = new URL(request.baseUrl);
  url.search = encodeParameters(request.parameters);
  const body = '';
  const signed: Record<string, string> = {
    host: url.host,
    'x-acs-action': request.operation,
    'x-acs-version': request.version,
    'x-acs-date': formatExtendedTime(context.now),
    'x-acs-signature-nonce': context.nonce,
    'x-acs-content-sha256': sha256Hex(body),
  };
  if (credentials.securityToken) signed['x-acs-security-token'] = credentials.securityToken.reveal();
  const signedHeaders = Object.keys(signed).toSorted();
  const canonical = canonicalRequest({
    method: 'POST',
    path: url.pathname,
    query: request.parameters,
    headers: signed,
    signedHeaders,
    payloadHash: sha256Hex(body),
  });
  const signature = acs3Signature(credentials.accessKeySecret.reveal(), acs3StringToSign(canonical));
  const authorization = `${scheme} Credential=${credentials.accessKeyId},SignedHeaders=${signedHeaders.join(';')},Signature=${signature}`;
  return { method: 'POST', url: url.href, headers: { ...signed, authorization }, body };
}

function verify(request: HttpRequest, verification: Verification): SignatureJudgement {
  const reading = readSigned(request);
  if (typeof reading === 'string') return { valid: false, fault: reading };
  const { authorization, url, nonce } = reading;
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

/** What has to be there before anything can be compared, or the first thing that is not. */
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

/** An `x-acs-*` header outside the signature could turn the request into another operation. */
function mustBeSigned(request: HttpRequest): readonly string[] {
  return ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-acs-'))];
}

/** Always a POST with the parameters in the query and an empty body, as the vendor's generated clients send it. */
export const acs3HmacSha256: Signer = {
  name: 'acs3-hmac-sha256',
  recognises: (request) => readScheme(request).startsWith('ACS3-'),
  sign,
  verify,
};
