/**
 * Signature in a parameter: HMAC-SHA1 over method and all parameters, wherever they travel. It covers no header and no
 * path. Values are encoded twice in the text that is signed, once on the wire.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
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
import { atPlace } from './at-place.ts';
import { canonicalQuery, encodeParameters, type WireParameter } from './canonical-query.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { percentEncode } from './percent-encode.ts';
import { formMediaType, readForm, readQuery, readUrl } from './read-parameters.ts';
import { tokenMatches } from './token-matches.ts';
import { formatExtendedTime, judgeExtendedTime } from './wire-time.ts';

/** Text that is signed. `parameters` are all but `Signature`. */
export function rpcStringToSign(method: string, parameters: readonly WireParameter[]): string {
  return `${method}&%2F&${percentEncode(canonicalQuery(parameters))}`;
}

/** Base64 signature; the key is the secret with `&` behind it. */
export function rpcSignature(secret: string, stringToSign: string): string {
  return createHmac('sha1', `${secret}&`).update(stringToSign, 'utf8').digest('base64');
}

function commonParameters(
  request: UnsignedRequest,
  credentials: Credentials,
  context: SigningContext,
): readonly WireParameter[] {
  const token = credentials.securityToken?.reveal();
  return [
    ...atPlace(request, 'accessKeyId', ['AccessKeyId', credentials.accessKeyId]),
    ...atPlace(request, 'signatureMethod', ['SignatureMethod', 'HMAC-SHA1']),
    ['SignatureVersion', '1.0'],
    ...atPlace(request, 'nonce', ['SignatureNonce', context.nonce]),
    ...atPlace(request, 'time', ['Timestamp', formatExtendedTime(context.now)]),
    ...atPlace(request, 'version', ['Version', request.version]),
    ...atPlace(request, 'operation', ['Action', request.operation]),
    ...(token === undefined ? [] : atPlace(request, 'securityToken', ['SecurityToken', token])),
  ];
}

function sign(request: UnsignedRequest, credentials: Credentials, context: SigningContext): HttpRequest {
  const { method, parametersIn = method === 'POST' ? 'form' : 'query', protocolIn = parametersIn } = request;
  const common = commonParameters(request, credentials, context);
  const parameters = addCommonParameters(common, request.parameters);
  const secret = request.signedWith ?? credentials.accessKeySecret.reveal();
  const signature = rpcSignature(secret, rpcStringToSign(method, parameters));
  const signed = [...parameters, ...atPlace(request, 'signature', ['Signature', signature])];
  const isOwn = (parameter: WireParameter) => request.parameters.includes(parameter);
  const inQuery = (parameter: WireParameter) => (isOwn(parameter) ? parametersIn : protocolIn) === 'query';
  const url = new URL(request.baseUrl);
  url.search = encodeParameters(signed.filter(inQuery));
  const form = signed.filter((parameter) => !inQuery(parameter));
  const headers: HttpRequest['headers'] = form.length === 0 ? {} : { 'content-type': formMediaType };
  return { method, url: url.href, headers, body: encodeParameters(form) };
}

function verify(
  request: HttpRequest,
  findCredentials: (accessKeyId: string) => Credentials | undefined,
  now: Date,
): SignatureJudgement {
  if (!readUrl(request)) return { valid: false, fault: 'malformed' };
  const sent = [...readQuery(request), ...readForm(request)];
  const signatures = valuesOf(sent, 'Signature');
  const [signature] = signatures;
  if (!signature) return { valid: false, fault: 'missing' };
  const accessKeyId = onlyValue(sent, 'AccessKeyId');
  const nonce = onlyValue(sent, 'SignatureNonce');
  const wellFormed =
    signatures.length === 1 &&
    onlyValue(sent, 'SignatureMethod') === 'HMAC-SHA1' &&
    onlyValue(sent, 'SignatureVersion') === '1.0';
  if (!wellFormed || !accessKeyId || !nonce) return { valid: false, fault: 'malformed' };
  const timeFault = judgeExtendedTime(onlyValue(sent, 'Timestamp') ?? '', now);
  if (timeFault) return { valid: false, fault: timeFault };
  const credentials = findCredentials(accessKeyId);
  if (!credentials) return { valid: false, fault: 'unknown-key' };
  const stringToSign = rpcStringToSign(
    request.method,
    sent.filter(([name]) => name !== 'Signature'),
  );
  if (!equalInConstantTime(rpcSignature(credentials.accessKeySecret.reveal(), stringToSign), signature)) {
    return { valid: false, fault: 'wrong-signature', stringToSign };
  }
  if (!tokenMatches(credentials, onlyValue(sent, 'SecurityToken'))) return { valid: false, fault: 'bad-token' };
  return { valid: true, accessKeyId, nonce };
}

function valuesOf(parameters: readonly WireParameter[], name: string): readonly string[] {
  return parameters.filter(([parameter]) => parameter === name).map(([, value]) => value);
}

function onlyValue(parameters: readonly WireParameter[], name: string): string | undefined {
  const values = valuesOf(parameters, name);
  return values.length === 1 ? values[0] : undefined;
}

/**
 * Common parameters and signature travel with the operation's own, in the query of a GET and in the form of a POST, unless the
 * request says otherwise; the signature covers both.
 */
export const rpcHmacSha1: Signer = {
  name: 'rpc-hmac-sha1',
  recognises: (request) => [...readQuery(request), ...readForm(request)].some(([name]) => name === 'Signature'),
  sign,
  verify,
};
