/**
 * Signature in a parameter: HMAC-SHA1 over the method and all parameters, in query and form. It covers neither headers nor
 * path. The signed text encodes values twice; the request encodes them once.
 * https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism
 */
import { createHmac } from 'node:crypto';
import type { Credentials, HttpRequest } from '../model.ts';
import { addCommonParameters } from './add-common-parameters.ts';
import { atPlace } from './at-place.ts';
import { canonicalQuery, encodeParameters, type WireParameter } from './canonical-query.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { openapiNames } from './openapi-names.ts';
import { percentEncode } from './percent-encode.ts';
import { formMediaType, readForm, readQuery, readUrl } from './read-parameters.ts';
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

/** The text to sign. `parameters` holds all parameters except `Signature`. */
export function rpcStringToSign(method: string, parameters: readonly WireParameter[]): string {
  return `${method}&%2F&${percentEncode(canonicalQuery(parameters))}`;
}

/** Base64 signature. The key is the secret followed by `&`. */
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

function verify(request: HttpRequest, verification: Verification): SignatureJudgement {
  const sent = [...readQuery(request), ...readForm(request)];
  const fault = readUrl(request) === undefined ? 'malformed' : faultOfForm(sent);
  if (fault) return { valid: false, fault };
  const timeFault = judgeExtendedTime(firstValue(sent, 'Timestamp'), verification.now);
  if (timeFault) return { valid: false, fault: timeFault };
  const key = verification.findKey(firstValue(sent, 'AccessKeyId'));
  if (!key) return { valid: false, fault: 'unknown-key' };
  const stringToSign = rpcStringToSign(
    request.method,
    sent.filter(([name]) => name !== 'Signature'),
  );
  const signature = rpcSignature(key.accessKeySecret.reveal(), stringToSign);
  if (!equalInConstantTime(signature, firstValue(sent, 'Signature'))) {
    return { valid: false, fault: 'wrong-signature', stringToSign };
  }
  const ofToken = tokenFault(key, firstValue(sent, 'SecurityToken'), verification);
  if (ofToken) return { valid: false, fault: ofToken };
  return { valid: true, accessKeyId: key.accessKeyId, nonce: firstValue(sent, 'SignatureNonce') };
}

/** The parameters that every request needs, the fault without them, and the only accepted value if there is just one. */
const needed: readonly (readonly [name: string, fault: SignatureFault, only?: string])[] = [
  ['AccessKeyId', 'missing-key'],
  ['Signature', 'missing-signature'],
  ['SignatureMethod', 'unknown-method', 'HMAC-SHA1'],
  ['SignatureVersion', 'unknown-method', '1.0'],
  ['SignatureNonce', 'missing-nonce'],
  ['Timestamp', 'missing-time'],
];

function faultOfForm(sent: readonly WireParameter[]): SignatureFault | undefined {
  const names = [...needed.map(([name]) => name), 'SecurityToken'];
  if (names.some((name) => sent.filter(([parameter]) => parameter === name).length > 1)) return 'malformed';
  if (firstValue(sent, 'AccessKeyId') === '' && firstValue(sent, 'Signature') === '') return 'missing';
  const unfit = needed.find(([name, , only]) => {
    const value = firstValue(sent, name);
    return only === undefined ? value === '' : value !== only;
  });
  return unfit?.[1];
}

/** The parameter's first value, or an empty text. */
function firstValue(parameters: readonly WireParameter[], name: string): string {
  return parameters.find(([parameter]) => parameter === name)?.[1] ?? '';
}

/**
 * Common parameters and signature travel together with the operation's own parameters: in the query of a GET, in the form of
 * a POST. A request may choose other places. The signature covers query and form.
 */
export const rpcHmacSha1: Signer = {
  name: 'rpc-hmac-sha1',
  wire: {
    ...openapiNames,
    secrets: { parameters: ['AccessKeyId', 'Signature', 'SecurityToken'], headers: [] },
    secretParts: [],
  },
  recognises: (request) => [...readQuery(request), ...readForm(request)].some(([name]) => name === 'Signature'),
  sign,
  verify,
};
