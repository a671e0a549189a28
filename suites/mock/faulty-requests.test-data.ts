/**
 * Requests with exactly one fault of the protocol, each signed rightly over what it then carries, and the one row of the
 * vendors' pages that names the fault.
 */
import { acs3Signature, acs3StringToSign } from '../signers/acs3-hmac-sha256.ts';
import { encodeParameters, type WireParameter } from '../signers/canonical-query.ts';
import { canonicalRequest } from '../signers/canonical-request.ts';
import { rpcSignature, rpcStringToSign } from '../signers/rpc-hmac-sha1.ts';
import { sha256Hex } from '../signers/sha256-hex.ts';
import { v4Signature, v4StringToSign } from '../signers/v4-hmac-sha256.ts';
import { formatBasicTime, formatExtendedTime } from '../signers/wire-time.ts';
import { type PackId, testNow } from './mock-client.test-data.ts';
import { mockCredentials } from './mock-credentials.ts';

/** Changes by name; undefined leaves out. */
type Changes = Readonly<Record<string, string | undefined>>;

const secret = mockCredentials.accessKeySecret.reveal();
const key = mockCredentials.accessKeyId;
const base = 'http://127.0.0.1:4010/';
let nonces = 0;
const nextNonce = (): string => `faulty-${++nonces}`;

const signedAt = (now: Date, ageMs: number): Date => new Date(now.getTime() - ageMs);

function changed(whole: Readonly<Record<string, string>>, changes: Changes): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...whole, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What is put together into a request, and changes of what is signed and of what was signed. */
export interface Making {
  readonly now?: Date;
  /** How long before now it was signed. */
  readonly ageMs?: number;
  readonly signed?: Changes;
  readonly afterwards?: Changes;
  readonly repeated?: readonly WireParameter[];
}

const usual: Required<Making> = { now: testNow, ageMs: 0, signed: {}, afterwards: {}, repeated: [] };

/** A listing with the signature in a parameter. */
export function rpcRequest(making: Making = {}): Request {
  const { now, ageMs, signed, afterwards, repeated } = { ...usual, ...making };
  const own = { Action: 'DescribeDisks', Version: '2014-05-26', Format: 'JSON', RegionId: 'cn-hangzhou' };
  const common = { SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', SignatureNonce: nextNonce() };
  const whole = { ...own, ...common, AccessKeyId: key, Timestamp: formatExtendedTime(signedAt(now, ageMs)) };
  const parameters = [...Object.entries(changed(whole, signed)), ...repeated];
  const Signature = rpcSignature(secret, rpcStringToSign('GET', parameters));
  const sent = Object.entries(changed({ Signature }, afterwards));
  return new Request(`${base}?${encodeParameters([...parameters, ...sent])}`);
}

/** Parts of an Authorization header, in the one order in which they are written. */
const authorizationOf = (scheme: string, parts: Readonly<Record<string, string>>, comma: string): string =>
  `${scheme} ${['Credential', 'SignedHeaders', 'Signature']
    .flatMap((name) => (parts[name] === undefined ? [] : [`${name}=${parts[name]}`]))
    .join(comma)}`;

/** The same listing with the signature in a header. */
export function acs3Request(making: Making = {}): Request {
  const { now, ageMs, signed, afterwards, repeated } = { ...usual, ...making };
  const query: readonly WireParameter[] = [['Format', 'JSON'], ['RegionId', 'cn-hangzhou'], ...repeated];
  const named = {
    'x-acs-action': 'DescribeDisks',
    'x-acs-version': '2014-05-26',
    'x-acs-date': formatExtendedTime(signedAt(now, ageMs)),
  };
  const hashed = { 'x-acs-signature-nonce': nextNonce(), 'x-acs-content-sha256': sha256Hex('') };
  const headers = changed({ host: '127.0.0.1:4010', ...named, ...hashed }, signed);
  const signedHeaders = Object.keys(headers).toSorted();
  const payloadHash = sha256Hex('');
  const canonical = canonicalRequest({ method: 'GET', path: '/', query, headers, signedHeaders, payloadHash });
  const Signature = acs3Signature(secret, acs3StringToSign(canonical));
  const { scheme = '', ...parts } = changed(
    { scheme: 'ACS3-HMAC-SHA256', Credential: key, SignedHeaders: signedHeaders.join(';'), Signature },
    afterwards,
  );
  const authorization = authorizationOf(scheme, parts, ',');
  return new Request(`${base}?${encodeParameters(query)}`, {
    headers: scheme === '' ? headers : { ...headers, authorization },
  });
}

/** A renewal with the derived-key signature; a key of `signed` that begins with a capital is a parameter, else a header. */
export function v4Request(making: Making = {}): Request {
  const { now, ageMs, signed, afterwards, repeated } = { ...usual, ...making };
  const isParameter = ([name]: readonly [string, unknown]) => /^[A-Z]/.test(name);
  const changes = Object.entries(signed);
  const own = { Action: 'RenewInstance', Version: '2020-04-01', InstanceId: 'i-none', Period: '1' };
  const query = [...Object.entries(changed(own, Object.fromEntries(changes.filter(isParameter)))), ...repeated];
  const time = formatBasicTime(signedAt(now, ageMs));
  const {
    date = '',
    service = 'ecs',
    ...ofHeaders
  } = Object.fromEntries(changes.filter((entry) => !isParameter(entry)));
  const headers = changed({ host: '127.0.0.1:4010', 'x-date': time }, ofHeaders);
  const scope = { date: date || time.slice(0, 8), region: 'cn-beijing', service };
  const signedHeaders = Object.keys(headers).toSorted();
  const payloadHash = sha256Hex('');
  const canonical = canonicalRequest({ method: 'GET', path: '/', query, headers, signedHeaders, payloadHash });
  const Signature = v4Signature(secret, scope, v4StringToSign(headers['x-date'] ?? '', scope, canonical));
  const Credential = `${key}/${scope.date}/${scope.region}/${scope.service}/request`;
  const { scheme = '', ...parts } = changed(
    { scheme: 'HMAC-SHA256', Credential, SignedHeaders: signedHeaders.join(';'), Signature },
    afterwards,
  );
  const authorization = authorizationOf(scheme, parts, ', ');
  return new Request(`${base}?${encodeParameters(query)}`, {
    headers: scheme === '' ? headers : { ...headers, authorization },
  });
}

/** One fault and the row that names it. */
export interface FaultyRequest {
  readonly packId: PackId;
  readonly signer: string;
  readonly fault: string;
  /** Made anew, as of that moment. */
  readonly request: (now?: Date) => Request;
  readonly answer: readonly [status: number, code: string, word?: string];
}

type Row = readonly [fault: string, making: Making, ...answer: [status: number, code: string, word?: string]];

const rowsOf = (packId: PackId, signer: string, make: (making: Making) => Request, rows: readonly Row[]) =>
  rows.map(
    ([fault, making, ...answer]): FaultyRequest => ({
      packId,
      signer,
      fault,
      request: (now = testNow) => make({ now, ...making }),
      answer,
    }),
  );

/** Every fault of every signature. */
export const faultyRequests: readonly FaultyRequest[] = [
  ...rowsOf('aliyun-ecs', 'rpc-hmac-sha1', rpcRequest, [
    ['no Action', { signed: { Action: undefined } }, 400, 'MissingAction', 'Action is mandatory'],
    ['no Version', { signed: { Version: undefined } }, 400, 'MissingVersion', 'Version is mandatory'],
    ['no AccessKeyId', { signed: { AccessKeyId: undefined } }, 400, 'MissingAccessKeyId'],
    ['an empty AccessKeyId', { signed: { AccessKeyId: '' } }, 400, 'MissingAccessKeyId'],
    ['no Signature', { afterwards: { Signature: undefined } }, 400, 'MissingSignature'],
    ['no SignatureNonce', { signed: { SignatureNonce: undefined } }, 400, 'MissingSignatureNonce'],
    ['no Timestamp', { signed: { Timestamp: undefined } }, 400, 'MissingTimestamp'],
    ['no SignatureMethod', { signed: { SignatureMethod: undefined } }, 400, 'InvalidSignatureMethod'],
    ['another SignatureMethod', { signed: { SignatureMethod: 'HMAC-MD5' } }, 400, 'InvalidSignatureMethod'],
    ['another SignatureVersion', { signed: { SignatureVersion: '9.0' } }, 400, 'InvalidSignatureMethod'],
    ['an unknown Version', { signed: { Version: '1999-01-01' } }, 400, 'InvalidVersion'],
    ['an unknown Action', { signed: { Action: 'MakeCoffee' } }, 404, 'InvalidAction.NotFound'],
    ['an unknown Format', { signed: { Format: 'YAML' } }, 400, 'InvalidParameter.Format'],
    ['a time that is none', { signed: { Timestamp: 'yesterday' } }, 400, 'InvalidTimeStamp.Format'],
    ['an old time', { ageMs: 3_600_000 }, 400, 'InvalidTimeStamp.Expired'],
    ['an unknown key', { signed: { AccessKeyId: 'nobody' } }, 404, 'InvalidAccessKeyId.NotFound'],
    ['a wrong signature', { afterwards: { Signature: 'x' } }, 400, 'SignatureDoesNotMatch', 'GET&%2F&'],
    ['a token that is none', { signed: { SecurityToken: 'x' } }, 400, 'InvalidSecurityToken.Malformed'],
    ['two actions', { repeated: [['Action', 'StopInstance']] }, 400, 'InvalidParameter.Format'],
    ['two keys', { repeated: [['AccessKeyId', key]] }, 400, 'InvalidParameter.Format'],
  ]),
  ...rowsOf('aliyun-ecs', 'acs3-hmac-sha256', acs3Request, [
    ['no action', { signed: { 'x-acs-action': undefined } }, 400, 'MissingAction'],
    ['no version', { signed: { 'x-acs-version': undefined } }, 400, 'MissingVersion'],
    ['no Authorization', { afterwards: { scheme: '' } }, 400, 'MissingAccessKeyId'],
    ['no credential', { afterwards: { Credential: undefined } }, 400, 'MissingAccessKeyId'],
    ['no signature', { afterwards: { Signature: undefined } }, 400, 'MissingSignature'],
    ['no list of headers', { afterwards: { SignedHeaders: undefined } }, 400, 'InvalidParameter.Format'],
    ['no nonce', { signed: { 'x-acs-signature-nonce': undefined } }, 400, 'MissingSignatureNonce'],
    ['no date', { signed: { 'x-acs-date': undefined } }, 400, 'MissingTimestamp'],
    ['another algorithm', { afterwards: { scheme: 'ACS3-HMAC-SM3' } }, 400, 'InvalidSignatureMethod'],
    ['a scheme of others', { afterwards: { scheme: 'Bearer' } }, 400, 'InvalidSignatureMethod'],
    ['an unknown version', { signed: { 'x-acs-version': '1999-01-01' } }, 400, 'InvalidVersion'],
    ['an unknown action', { signed: { 'x-acs-action': 'MakeCoffee' } }, 404, 'InvalidAction.NotFound'],
    ['a date that is none', { signed: { 'x-acs-date': 'yesterday' } }, 400, 'InvalidTimeStamp.Format'],
    ['an old date', { ageMs: 3_600_000 }, 400, 'InvalidTimeStamp.Expired'],
    ['an unknown key', { afterwards: { Credential: 'nobody' } }, 404, 'InvalidAccessKeyId.NotFound'],
    ['a wrong signature', { afterwards: { Signature: '0' } }, 400, 'SignatureDoesNotMatch', '[ACS3-HMAC-SHA256'],
    ['a token that is none', { signed: { 'x-acs-security-token': 'x' } }, 400, 'InvalidSecurityToken.Malformed'],
  ]),
  ...rowsOf('volcengine-ecs', 'v4-hmac-sha256', v4Request, [
    ['no Action', { signed: { Action: undefined } }, 400, 'MissingParameter', 'missing Action parameter'],
    ['no Version', { signed: { Version: undefined } }, 400, 'MissingParameter', 'missing Version parameter'],
    ['no Authorization', { afterwards: { scheme: '' } }, 401, 'MissingAuthenticationToken'],
    ['no signature', { afterwards: { Signature: undefined } }, 401, 'MissingSignature'],
    ['no list of headers', { afterwards: { SignedHeaders: undefined } }, 400, 'InvalidAuthorization'],
    ['no credential', { afterwards: { Credential: undefined } }, 400, 'InvalidAuthorization'],
    ['a scheme of others', { afterwards: { scheme: 'Bearer' } }, 400, 'InvalidAuthorization'],
    ['a credential of a part', { afterwards: { Credential: key } }, 400, 'InvalidCredential'],
    ['a credential of six parts', { afterwards: { Credential: `${key}/a/b/c/d/request` } }, 400, 'InvalidCredential'],
    ['another service', { signed: { service: 'vpc' } }, 404, 'ServiceNotFound', 'service[vpc]'],
    ['no x-date', { signed: { 'x-date': undefined } }, 400, 'MissingRequestInfo', 'missing X-Date information'],
    ['an x-date that is none', { signed: { 'x-date': 'yesterday' } }, 400, 'InvalidTimestamp'],
    ['an old x-date', { ageMs: 3_600_000 }, 400, 'InvalidTimestamp'],
    ['a credential of another day', { signed: { date: '20200101' } }, 401, 'SignatureDoesNotMatch'],
    ['an unknown Version', { signed: { Version: '1999-01-01' } }, 404, 'InvalidActionOrVersion', '1999-01-01'],
    ['an unknown Action', { signed: { Action: 'MakeCoffee' } }, 404, 'InvalidActionOrVersion', 'MakeCoffee'],
    ['two actions', { repeated: [['Action', 'Other']] }, 404, 'InvalidActionOrVersion'],
    ['a wrong signature', { afterwards: { Signature: '0' } }, 401, 'SignatureDoesNotMatch'],
    ['a token that is none', { signed: { 'x-security-token': 'x' } }, 401, 'InvalidSecretToken'],
    [
      'an unknown key',
      { afterwards: { Credential: 'nobody/20260310/cn-beijing/ecs/request' } },
      401,
      'InvalidAccessKey',
      '[nobody]',
    ],
  ]),
];
