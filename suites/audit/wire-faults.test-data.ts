/** One regard in which a target is wrong about the protocol, and the statements of protocol.yaml that this misses. */
import { mockCredentials } from '../mock/mock-credentials.ts';
import type { HttpRequest } from '../model.ts';
import {
  answering,
  type Bend,
  isAbsence,
  lenientAbout,
  mistaking,
  refusing,
  rewriting,
  valueNamed,
} from './bend-wire.test-data.ts';
import type { PlainAnswer } from './in-process.test-data.ts';

export interface WireFault {
  readonly pack: string;
  readonly fault: string;
  readonly bend: Bend;
  /** Names of the statements that are missed, and of no others. */
  readonly misses: readonly string[];
  /** It is about the form that most requests have: others are missed as well. */
  readonly andOthers?: true;
}

const query = ({ url }: HttpRequest): string => new URL(url).search;
const inQuery = (request: HttpRequest, name: string): boolean => new URL(request.url).searchParams.has(name);
const hasHeader = ({ headers }: HttpRequest, name: string): boolean => headers[name] !== undefined;
const signsHeaders = (request: HttpRequest): boolean => hasHeader(request, 'authorization');
const ownToken = mockCredentials.securityToken?.reveal();
const hasTemporaryKey = (request: HttpRequest): boolean =>
  [
    valueNamed(request, 'SecurityToken'),
    request.headers['x-acs-security-token'],
    request.headers['x-security-token'],
  ].some((token) => token !== undefined && token !== ownToken);
const operationSaid = (request: HttpRequest): string | undefined =>
  valueNamed(request, 'Action') ?? request.headers['x-acs-action'];
const isPost = ({ method }: HttpRequest): boolean => method === 'POST';
const isXml = ({ body }: PlainAnswer): boolean => body.startsWith('<');
const isDisks = ({ body }: PlainAnswer): boolean => body.includes('DescribeDisks') || body.includes('"Disks"');
const isError = ({ status }: PlainAnswer): boolean => status >= 400;

/** Wrong in how answers are written, whatever the envelope is. */
const written: readonly Omit<WireFault, 'pack'>[] = [
  {
    fault: 'a body that is cut',
    bend: answering((answer) => (isAbsence(answer) ? { ...answer, body: answer.body.slice(0, -4) } : answer)),
    misses: ['body-readable'],
  },
  {
    fault: 'plain text as content type',
    bend: answering((answer) => (isAbsence(answer) ? { ...answer, contentType: 'text/plain' } : answer)),
    misses: ['content-type'],
  },
];

/** The same request twice is a mistake to it. */
const refusesRepeated = (): Bend => {
  const seen = new Set<string>();
  return refusing((request) => {
    const own = ['InstanceIds', 'Format'].map((name) => valueNamed(request, name)).join();
    const isRepeated = seen.has(own) && valueNamed(request, 'Action') === 'DescribeInstances';
    seen.add(own);
    return isRepeated;
  });
};

const nonceOf = (request: HttpRequest): string =>
  valueNamed(request, 'SignatureNonce') ?? request.headers['x-acs-signature-nonce'] ?? '';

/** A nonce counts as used where it came with the same method. */
const noncesByMethod: Bend = (mock, pack) => {
  const used = new Set<string>();
  const key = (request: HttpRequest): string => `${request.method} ${nonceOf(request)}`;
  const answer = lenientAbout(['SignatureNonceUsed'], (request) => !used.has(key(request)))(mock, pack);
  return async (request) => {
    const given = await answer(request);
    used.add(key(request));
    return given;
  };
};

/** What cases about the signature ask for most. */
const tried = ['', 'DescribeInstances', 'DescribeDisks', 'RenewInstance'];

const aliyun: readonly Omit<WireFault, 'pack'>[] = [
  {
    fault: 'no signature in the query of a GET',
    bend: refusing((request) => request.method === 'GET' && inQuery(request, 'Signature')),
    misses: ['signed-query', 'json-on-request'],
    andOthers: true,
  },
  {
    fault: 'no signature in a form',
    bend: refusing((request) => isPost(request) && request.body.includes('&Signature=')),
    misses: ['signed-form', 'signature-encoding'],
  },
  {
    fault: 'no signature in the query of a POST with a form',
    bend: refusing((request) => isPost(request) && inQuery(request, 'Signature') && request.body !== ''),
    misses: ['signed-query-and-form'],
  },
  {
    fault: 'no POST with signed headers and its parameters in the query',
    bend: refusing((request) => isPost(request) && signsHeaders(request) && request.body === ''),
    misses: ['signed-headers-query'],
  },
  {
    fault: 'no GET with signed headers',
    bend: refusing((request) => request.method === 'GET' && signsHeaders(request)),
    misses: ['signed-headers-get'],
    andOthers: true,
  },
  {
    fault: 'no form with signed headers',
    bend: refusing((request) => signsHeaders(request) && request.body !== ''),
    misses: ['signed-headers-form', 'signature-encoding'],
  },
  {
    fault: 'another encoding of signs',
    bend: refusing((request) => `${query(request)}${request.body}`.includes('InstanceName=')),
    misses: ['signature-encoding'],
  },
  {
    fault: 'parameters signed in the order of letters',
    bend: refusing((request) => inQuery(request, 'VpcId') && inQuery(request, 'VSwitchId')),
    misses: ['signature-encoding'],
  },
  {
    fault: 'parameters signed in the order of names and values as one text',
    bend: refusing((request) => inQuery(request, 'InstanceId.1') && inQuery(request, 'InstanceId.10')),
    misses: ['signature-encoding'],
  },
  {
    fault: 'a plus in a value is a blank',
    bend: mistaking(
      (request) => valueNamed(request, 'Description') !== undefined,
      (own) => own.map(([name, value]) => [name, name === 'Description' ? value.replaceAll('+', ' ') : value]),
    ),
    misses: ['values-as-sent'],
  },
  {
    fault: 'answers in XML in another charset',
    bend: rewriting(/北京/g, 'åŒ—äº¬', ({ contentType }) => contentType.includes('xml')),
    misses: ['values-as-sent'],
  },
  {
    fault: 'values beside the signature',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) =>
      (valueNamed(request, 'InstanceIds') ?? '').includes('000002'),
    ),
    misses: ['signature-covers-parameters'],
  },
  {
    fault: 'the operation beside the signature',
    bend: lenientAbout(
      ['SignatureDoesNotMatch'],
      (request) => operationSaid(request) === 'DescribeDisks' && inQuery(request, 'InstanceIds'),
    ),
    misses: ['signature-covers-parameters'],
  },
  {
    fault: 'the nonce beside the signature',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) => nonceOf(request).startsWith('conformance-')),
    misses: ['signature-covers-parameters'],
  },
  {
    fault: 'the time beside the signature',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) => valueNamed(request, 'PageSize') === '17'),
    misses: ['signature-covers-parameters'],
  },
  { fault: 'nonces remembered for each method alone', bend: noncesByMethod, misses: ['nonce-reused'] },
  {
    fault: 'parameters behind the signature',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) => inQuery(request, 'PageNumber')),
    misses: ['signature-covers-parameters'],
  },
  {
    fault: 'no temporary keys',
    bend: refusing(hasTemporaryKey),
    misses: ['temporary-key'],
  },
  { fault: 'nothing twice', bend: (mock, pack) => refusesRepeated()(mock, pack), misses: ['nonce-per-request'] },
  {
    fault: 'one entry of a numbered list',
    bend: mistaking(
      (request) => inQuery(request, 'InstanceTypes.2'),
      (own) => own.filter(([name]) => name !== 'InstanceTypes.2'),
    ),
    misses: ['list-by-number'],
  },
  {
    fault: 'one entry of a JSON list',
    bend: mistaking(
      (request) => (valueNamed(request, 'InstanceIds') ?? '').includes(','),
      (own) => own.map(([name, value]) => [name, name === 'InstanceIds' ? value.replace(/,.*\]/, ']') : value]),
    ),
    misses: ['list-as-json', 'formats-agree'],
  },
  {
    fault: 'always XML',
    bend: mistaking(
      (request) => valueNamed(request, 'Format') === 'JSON',
      (own) => own.filter(([name]) => name !== 'Format'),
    ),
    misses: ['json-on-request'],
    andOthers: true,
  },
  {
    fault: 'never XML',
    bend: mistaking(
      (request) => valueNamed(request, 'Format') === 'XML' && signsHeaders(request),
      (own) => own.map(([name, value]) => [name, name === 'Format' ? 'JSON' : value]),
    ),
    misses: ['xml-on-request', 'body-readable'],
  },
  {
    fault: 'JSON by default',
    bend: mistaking(
      (request) => valueNamed(request, 'Format') === undefined,
      (own) => [...own, ['Format', 'JSON']],
    ),
    misses: ['xml-by-default', 'body-readable'],
  },
  {
    fault: 'no formats in small letters',
    bend: refusing((request) => /^[a-z]+$/.test(valueNamed(request, 'Format') ?? '')),
    misses: ['format-letter-case'],
  },
  {
    fault: 'another fact in XML',
    bend: rewriting(/(<Disk>.*<Size>)\d+/, '$19', isXml),
    misses: ['formats-agree'],
  },
  {
    fault: 'no request id',
    bend: rewriting(/<RequestId>.*<\/RequestId>|"RequestId":"[^"]*",/, '', isAbsence),
    misses: ['request-id'],
  },
  {
    fault: 'request ids of another form',
    bend: answering((answer) =>
      isAbsence(answer)
        ? {
            ...answer,
            body: answer.body.replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, (id) => id.toLowerCase()),
          }
        : answer,
    ),
    misses: ['request-id-form'],
  },
  {
    fault: 'one request id for every error',
    bend: rewriting(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E', isAbsence),
    misses: ['request-id-fresh'],
  },
  {
    fault: 'another root of successes',
    bend: rewriting(/DescribeDisksResponse>/g, 'Response>', isDisks),
    misses: ['success-envelope'],
  },
  {
    fault: 'another root of errors',
    bend: rewriting(/(<\/?)Error>/g, '$1Fault>', isXml),
    misses: ['error-envelope'],
  },
  {
    fault: 'another host',
    bend: rewriting(/(<HostId>|"HostId":")[^<"]*/, '$1elsewhere.test', isError),
    misses: ['request-echoed'],
  },
  {
    fault: 'advice that is no address',
    bend: answering((answer) => {
      if (!isError(answer)) return answer;
      const body = answer.body.replace(/<Recommend>.*<\/Recommend>/, '').replace(/"Recommend":"[^"]*",?/, '');
      const advised = isXml(answer)
        ? body.replace('</Error>', '<Recommend>ask us</Recommend></Error>')
        : body.replace('{', '{"Recommend":"ask us",');
      return { ...answer, body: advised };
    }),
    misses: ['recommend'],
  },
  {
    fault: 'an error with something of a success',
    bend: rewriting(/^\{/, '{"TotalCount":0,"OrderId":"1",', isError),
    misses: ['error-without-result'],
  },
  {
    fault: 'an error under a status of success',
    bend: answering((answer) => (isAbsence(answer) ? { ...answer, status: 200 } : answer)),
    misses: ['success-without-error', 'success-envelope'],
  },
  {
    fault: 'a field of another type',
    bend: rewriting(/"TotalCount":\d+/, '"TotalCount":"many"', isDisks),
    misses: ['result-as-documented'],
  },
  {
    fault: 'no access key needed',
    bend: lenientAbout(['MissingAccessKeyId']),
    misses: ['access-key-missing', 'authorization-missing'],
  },
  {
    fault: 'any access key',
    bend: lenientAbout(['InvalidAccessKeyId.NotFound']),
    misses: ['access-key-unknown', 'access-key-malformed'],
  },
  {
    fault: 'any access key in its form',
    bend: lenientAbout(
      ['InvalidAccessKeyId.NotFound'],
      (request) => !/no key|no%20key/.test(`${request.url}${request.headers.authorization ?? ''}`),
    ),
    misses: ['access-key-unknown'],
  },
  { fault: 'no signature needed', bend: lenientAbout(['MissingSignature']), misses: ['signature-missing'] },
  {
    fault: 'signatures verified for what everybody tries alone',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) => !tried.includes(operationSaid(request) ?? '')),
    misses: ['signature-wrong'],
  },
  {
    fault: 'any signature',
    bend: lenientAbout(['SignatureDoesNotMatch']),
    misses: ['signature-wrong', 'signature-covers-parameters', 'refused-changes-nothing'],
  },
  {
    fault: 'what is signed wrongly is refused and done',
    bend: (mock, pack) => {
      const refuse = answering((answer) => answer)(mock, pack);
      const carryOut = lenientAbout(['SignatureDoesNotMatch'])(mock, pack);
      return async (request) => {
        const refused = await refuse(request);
        if (refused.body.includes('SignatureDoesNotMatch')) await carryOut(request);
        return refused;
      };
    },
    misses: ['refused-changes-nothing'],
  },
  {
    fault: 'any method of signing',
    bend: lenientAbout(['InvalidSignatureMethod']),
    misses: ['signature-method-unknown'],
  },
  { fault: 'no nonce needed', bend: lenientAbout(['MissingSignatureNonce']), misses: ['nonce-missing'] },
  {
    fault: 'nonces twice',
    bend: lenientAbout(['SignatureNonceUsed']),
    misses: ['nonce-reused', 'refused-changes-nothing'],
  },
  {
    fault: 'nonces twice where something is read',
    bend: lenientAbout(['SignatureNonceUsed'], (request) => operationSaid(request) === 'DescribeInstances'),
    misses: ['nonce-reused'],
  },
  {
    fault: 'nonces twice where something is changed',
    bend: lenientAbout(['SignatureNonceUsed'], (request) => operationSaid(request) === 'RenewInstance'),
    misses: ['nonce-reused', 'refused-changes-nothing'],
  },
  {
    fault: 'any time in a form',
    bend: lenientAbout(['InvalidTimeStamp.Expired'], ({ body }) => body !== ''),
    misses: ['time-expired'],
  },
  {
    fault: 'errors with another code in XML',
    bend: rewriting(/<Code>InvalidInstanceId.NotFound/, '<Code>InvalidInstanceId', isXml),
    misses: ['formats-agree'],
  },
  {
    fault: 'one entry of a list in XML',
    bend: rewriting(/<\/Instance><Instance>.*?(?=<\/Instances>)/, '</Instance>', isXml),
    misses: ['formats-agree'],
  },
  { fault: 'no time needed', bend: lenientAbout(['MissingTimestamp']), misses: ['time-missing'] },
  { fault: 'any form of time', bend: lenientAbout(['InvalidTimeStamp.Format']), misses: ['time-malformed'] },
  { fault: 'any time', bend: lenientAbout(['InvalidTimeStamp.Expired']), misses: ['time-expired'] },
  { fault: 'no version needed', bend: lenientAbout(['MissingVersion']), misses: ['version-missing'] },
  { fault: 'any version', bend: lenientAbout(['InvalidVersion']), misses: ['version-unknown'] },
  { fault: 'no operation needed', bend: lenientAbout(['MissingAction']), misses: ['operation-missing'] },
  { fault: 'any operation', bend: lenientAbout(['InvalidAction.NotFound']), misses: ['operation-unknown'] },
  { fault: 'any method', bend: lenientAbout(['UnsupportedHTTPMethod']), misses: ['method-unsupported'] },
  {
    fault: 'DELETE',
    bend: lenientAbout(['UnsupportedHTTPMethod'], ({ method }) => method === 'DELETE'),
    misses: ['method-unsupported'],
  },
  { fault: 'no token needed', bend: lenientAbout(['MissingSecurityToken']), misses: ['token-missing'] },
  {
    fault: 'any token',
    bend: lenientAbout(['InvalidSecurityToken.Malformed', 'InvalidSecurityToken.MismatchWithAccessKey']),
    misses: ['token-malformed'],
  },
  {
    fault: 'another code of throttling',
    bend: rewriting(/((?:<Code>|"Code":\s*")Throttling)[.A-Za-z]*/, '$1.Slowly', isError),
    misses: ['throttled'],
  },
];

const volcengine: readonly Omit<WireFault, 'pack'>[] = [
  {
    fault: 'no GET',
    bend: refusing(({ method }) => method === 'GET'),
    misses: ['signed-get'],
    andOthers: true,
  },
  {
    fault: 'no form',
    bend: refusing(({ body }) => body.includes('=') && !body.startsWith('{')),
    misses: ['signed-form', 'signed-headers-as-chosen', 'signature-encoding'],
  },
  { fault: 'no JSON body', bend: refusing(({ body }) => body.startsWith('{')), misses: ['signed-json'] },
  {
    fault: 'headers of the client are left out of what is verified',
    bend: refusing(({ headers }) => /SignedHeaders=[^,]*x-client-note/.test(headers.authorization ?? '')),
    misses: ['signed-headers-as-chosen'],
  },
  {
    fault: 'host has to be signed',
    bend: refusing(({ headers }) => /SignedHeaders=x-date,/.test(headers.authorization ?? '')),
    misses: ['signed-headers-as-chosen'],
  },
  {
    fault: 'another encoding of signs',
    bend: refusing((request) => (valueNamed(request, 'ClientToken') ?? '').includes('*')),
    misses: ['signature-encoding'],
  },
  {
    fault: 'signatures of ASCII alone',
    bend: refusing((request) => /[^ -~]/.test(valueNamed(request, 'ClientToken') ?? '')),
    misses: ['signature-encoding'],
  },
  {
    fault: 'values beside the signature',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) =>
      (valueNamed(request, 'InstanceId') ?? '').endsWith('000002'),
    ),
    misses: ['signature-covers-parameters'],
  },
  {
    fault: 'parameters behind the signature',
    bend: lenientAbout(['SignatureDoesNotMatch'], (request) => inQuery(request, 'ClientToken')),
    misses: ['signature-covers-parameters'],
  },
  {
    fault: 'no temporary keys',
    bend: refusing(hasTemporaryKey),
    misses: ['temporary-key'],
  },
  { fault: 'no request id', bend: rewriting(/"RequestId":"[^"]*",?/, '', isAbsence), misses: ['request-id'] },
  {
    fault: 'request ids of another form',
    bend: rewriting(/("RequestId":")\d{14}/, '$1', isAbsence),
    misses: ['request-id-form'],
  },
  {
    fault: 'one request id for every error',
    bend: rewriting(/("RequestId":")[^"]*/, '$12021062415303301022514515207C4AAAA', isError),
    misses: ['request-id-fresh'],
  },
  {
    fault: 'errors without their code',
    bend: rewriting(/"Message":"[^"]*"/, '"Message":""', isAbsence),
    misses: ['error-envelope'],
  },
  {
    fault: 'another region',
    bend: rewriting(/("Region":")[^"]*/, '$1elsewhere', isAbsence),
    misses: ['request-echoed'],
  },
  {
    fault: 'an error with a result',
    bend: rewriting(/^\{/, '{"Result":{},', isAbsence),
    misses: ['error-without-result'],
  },
  {
    fault: 'an error under a status of success',
    bend: answering((answer) => (isAbsence(answer) ? { ...answer, status: 200 } : answer)),
    misses: ['success-without-error'],
  },
  {
    fault: 'a field of another type',
    bend: rewriting(/"OrderId":"[^"]*"/, '"OrderId":7', ({ status }) => status === 200),
    misses: ['result-as-documented'],
    andOthers: true,
  },
  {
    fault: 'no signature needed',
    bend: lenientAbout(['MissingAuthenticationToken']),
    misses: ['authorization-missing'],
  },
  { fault: 'any authorization', bend: lenientAbout(['InvalidAuthorization']), misses: ['authorization-malformed'] },
  { fault: 'any credential', bend: lenientAbout(['InvalidCredential']), misses: ['credential-malformed'] },
  { fault: 'no signature in it needed', bend: lenientAbout(['MissingSignature']), misses: ['signature-missing'] },
  {
    fault: 'any signature',
    bend: lenientAbout(['SignatureDoesNotMatch']),
    misses: ['signature-wrong', 'signature-covers-parameters', 'refused-changes-nothing'],
  },
  { fault: 'any access key', bend: lenientAbout(['InvalidAccessKey']), misses: ['access-key-unknown'] },
  { fault: 'no time needed', bend: lenientAbout(['MissingRequestInfo']), misses: ['time-missing'] },
  {
    fault: 'any form of time',
    bend: lenientAbout(['InvalidTimestamp'], ({ headers }) => (headers['x-date'] ?? '').includes(' ')),
    misses: ['time-malformed'],
  },
  {
    fault: 'any time',
    bend: lenientAbout(['InvalidTimestamp'], ({ headers }) => (headers['x-date'] ?? '').startsWith('2016')),
    misses: ['time-expired'],
  },
  {
    fault: 'no version needed',
    bend: lenientAbout(['MissingParameter'], (request) => inQuery(request, 'Action')),
    misses: ['version-missing'],
  },
  {
    fault: 'any version',
    bend: lenientAbout(['InvalidActionOrVersion'], (request) => valueNamed(request, 'Action') === 'RenewInstance'),
    misses: ['version-unknown', 'request-echoed'],
  },
  {
    fault: 'no operation needed',
    bend: lenientAbout(['MissingParameter'], (request) => !inQuery(request, 'Action')),
    misses: ['operation-missing'],
  },
  {
    fault: 'any operation',
    bend: lenientAbout(['InvalidActionOrVersion'], (request) => valueNamed(request, 'Action') !== 'RenewInstance'),
    misses: ['operation-unknown', 'request-echoed'],
  },
  { fault: 'any service', bend: lenientAbout(['ServiceNotFound']), misses: ['service-unknown', 'request-echoed'] },
  { fault: 'any method', bend: lenientAbout(['MethodNotAllowed']), misses: ['method-unsupported'] },
  { fault: 'any token', bend: lenientAbout(['InvalidSecretToken']), misses: ['token-malformed'] },
  {
    fault: 'another code of throttling',
    bend: rewriting(/FlowLimitExceeded/, 'SlowDown', isError),
    misses: ['throttled'],
  },
];

/** Every fault of every pack. */
export const wireFaults: readonly WireFault[] = [
  ...[...aliyun, ...written].map((fault) => ({ pack: 'aliyun-ecs', ...fault })),
  ...[...volcengine, ...written].map((fault) => ({ pack: 'volcengine-ecs', ...fault })),
];
