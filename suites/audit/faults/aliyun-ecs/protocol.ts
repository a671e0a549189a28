import type { HttpRequest } from '../../../model.ts';
import { cause, type FaultRow, type Front, wrong, wrongInMost } from '../../fault-row.ts';
import { answering, isAbsence, lenientAbout, mistaking, refusing, rewriting, valueNamed } from '../fronts.ts';
import {
  hasTemporaryKey,
  inQuery,
  isDisks,
  isError,
  isPost,
  isXml,
  operationSaid,
  protocolAnswers,
  query,
  signsHeaders,
  writtenWrongly,
} from '../requests.ts';

/** The same request twice is a mistake to it. */
const refusesRepeated = (): Front => {
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
const noncesByMethod: Front = (mock, pack) => {
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

export const faults: readonly FaultRow[] = [
  cause(
    'action-unknown',
    protocolAnswers(({ internalFault }) => ({ unknownAction: () => internalFault })),
  ),
  cause(
    'action-left-out',
    protocolAnswers(({ internalFault }) => ({ missingAction: internalFault })),
  ),
  ...writtenWrongly,
  wrongInMost(
    'no signature in the query of a GET',
    refusing((request) => request.method === 'GET' && inQuery(request, 'Signature')),
    'signed-query',
    'json-on-request',
  ),
  wrong(
    'no signature in a form',
    refusing((request) => isPost(request) && request.body.includes('&Signature=')),
    'signed-form',
    'signature-encoding',
  ),
  wrong(
    'no signature in the query of a POST with a form',
    refusing((request) => isPost(request) && inQuery(request, 'Signature') && request.body !== ''),
    'signed-query-and-form',
  ),
  wrong(
    'no POST with signed headers and its parameters in the query',
    refusing((request) => isPost(request) && signsHeaders(request) && request.body === ''),
    'signed-headers-query',
  ),
  wrongInMost(
    'no GET with signed headers',
    refusing((request) => request.method === 'GET' && signsHeaders(request)),
    'signed-headers-get',
  ),
  wrong(
    'no form with signed headers',
    refusing((request) => signsHeaders(request) && request.body !== ''),
    'signed-headers-form',
    'signature-encoding',
  ),
  wrong(
    'another encoding of signs',
    refusing((request) => `${query(request)}${request.body}`.includes('InstanceName=')),
    'signature-encoding',
  ),
  wrong(
    'parameters signed in the order of letters',
    refusing((request) => inQuery(request, 'VpcId') && inQuery(request, 'VSwitchId')),
    'signature-encoding',
  ),
  wrong(
    'parameters signed in the order of names and values as one text',
    refusing((request) => inQuery(request, 'InstanceId.1') && inQuery(request, 'InstanceId.10')),
    'signature-encoding',
  ),
  wrong(
    'a plus in a value is a blank',
    mistaking(
      (request) => valueNamed(request, 'Description') !== undefined,
      (own) => own.map(([name, value]) => [name, name === 'Description' ? value.replaceAll('+', ' ') : value]),
    ),
    'values-as-sent',
  ),
  wrong(
    'answers in XML in another charset',
    rewriting(/北京/g, 'åŒ—äº¬', ({ contentType }) => contentType.includes('xml')),
    'values-as-sent',
  ),
  wrong(
    'values beside the signature',
    lenientAbout(['SignatureDoesNotMatch'], (request) => (valueNamed(request, 'InstanceIds') ?? '').includes('000002')),
    'signature-covers-parameters',
  ),
  wrong(
    'the operation beside the signature',
    lenientAbout(
      ['SignatureDoesNotMatch'],
      (request) => operationSaid(request) === 'DescribeDisks' && inQuery(request, 'InstanceIds'),
    ),
    'signature-covers-parameters',
  ),
  wrong(
    'the nonce beside the signature',
    lenientAbout(['SignatureDoesNotMatch'], (request) => nonceOf(request).startsWith('conformance-')),
    'signature-covers-parameters',
  ),
  wrong(
    'the time beside the signature',
    lenientAbout(['SignatureDoesNotMatch'], (request) => valueNamed(request, 'PageSize') === '17'),
    'signature-covers-parameters',
  ),
  wrong('nonces remembered for each method alone', noncesByMethod, 'nonce-reused'),
  wrong(
    'parameters behind the signature',
    lenientAbout(['SignatureDoesNotMatch'], (request) => inQuery(request, 'PageNumber')),
    'signature-covers-parameters',
  ),
  wrong('no temporary keys', refusing(hasTemporaryKey), 'temporary-key'),
  wrong('nothing twice', (mock, pack) => refusesRepeated()(mock, pack), 'nonce-per-request'),
  wrong(
    'one entry of a numbered list',
    mistaking(
      (request) => inQuery(request, 'InstanceTypes.2'),
      (own) => own.filter(([name]) => name !== 'InstanceTypes.2'),
    ),
    'list-by-number',
  ),
  wrong(
    'one entry of a JSON list',
    mistaking(
      (request) => (valueNamed(request, 'InstanceIds') ?? '').includes(','),
      (own) => own.map(([name, value]) => [name, name === 'InstanceIds' ? value.replace(/,.*\]/, ']') : value]),
    ),
    'list-as-json',
    'formats-agree',
  ),
  wrongInMost(
    'always XML',
    mistaking(
      (request) => valueNamed(request, 'Format') === 'JSON',
      (own) => own.filter(([name]) => name !== 'Format'),
    ),
    'json-on-request',
  ),
  wrong(
    'never XML',
    mistaking(
      (request) => valueNamed(request, 'Format') === 'XML' && signsHeaders(request),
      (own) => own.map(([name, value]) => [name, name === 'Format' ? 'JSON' : value]),
    ),
    'xml-on-request',
    'body-readable',
  ),
  wrong(
    'JSON by default',
    mistaking(
      (request) => valueNamed(request, 'Format') === undefined,
      (own) => [...own, ['Format', 'JSON']],
    ),
    'xml-by-default',
    'body-readable',
  ),
  wrong(
    'no formats in small letters',
    refusing((request) => /^[a-z]+$/.test(valueNamed(request, 'Format') ?? '')),
    'format-letter-case',
  ),
  wrong('another fact in XML', rewriting(/(<Disk>.*<Size>)\d+/, '$19', isXml), 'formats-agree'),
  wrong('no request id', rewriting(/<RequestId>.*<\/RequestId>|"RequestId":"[^"]*",/, '', isAbsence), 'request-id'),
  wrong(
    'request ids of another form',
    answering((answer) =>
      isAbsence(answer)
        ? {
            ...answer,
            body: answer.body.replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, (id) => id.toLowerCase()),
          }
        : answer,
    ),
    'request-id-form',
  ),
  wrong(
    'one request id for every error',
    rewriting(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E', isAbsence),
    'request-id-fresh',
  ),
  wrong('another root of successes', rewriting(/DescribeDisksResponse>/g, 'Response>', isDisks), 'success-envelope'),
  wrong('another root of errors', rewriting(/(<\/?)Error>/g, '$1Fault>', isXml), 'error-envelope'),
  wrong('another host', rewriting(/(<HostId>|"HostId":")[^<"]*/, '$1elsewhere.test', isError), 'request-echoed'),
  wrong(
    'advice that is no address',
    answering((answer) => {
      if (!isError(answer)) return answer;
      const body = answer.body.replace(/<Recommend>.*<\/Recommend>/, '').replace(/"Recommend":"[^"]*",?/, '');
      const advised = isXml(answer)
        ? body.replace('</Error>', '<Recommend>ask us</Recommend></Error>')
        : body.replace('{', '{"Recommend":"ask us",');
      return { ...answer, body: advised };
    }),
    'recommend',
  ),
  wrong(
    'an error with something of a success',
    rewriting(/^\{/, '{"TotalCount":0,"OrderId":"1",', isError),
    'error-without-result',
  ),
  wrong(
    'an error under a status of success',
    answering((answer) => (isAbsence(answer) ? { ...answer, status: 200 } : answer)),
    'success-without-error',
    'success-envelope',
  ),
  wrong(
    'a field of another type',
    rewriting(/"TotalCount":\d+/, '"TotalCount":"many"', isDisks),
    'result-as-documented',
  ),
  wrong('no access key needed', lenientAbout(['MissingAccessKeyId']), 'access-key-missing', 'authorization-missing'),
  wrong('any access key', lenientAbout(['InvalidAccessKeyId.NotFound']), 'access-key-unknown', 'access-key-malformed'),
  wrong(
    'any access key in its form',
    lenientAbout(
      ['InvalidAccessKeyId.NotFound'],
      (request) => !/no key|no%20key/.test(`${request.url}${request.headers.authorization ?? ''}`),
    ),
    'access-key-unknown',
  ),
  wrong('no signature needed', lenientAbout(['MissingSignature']), 'signature-missing'),
  wrong(
    'signatures verified for what everybody tries alone',
    lenientAbout(['SignatureDoesNotMatch'], (request) => !tried.includes(operationSaid(request) ?? '')),
    'signature-wrong',
  ),
  wrong(
    'any signature',
    lenientAbout(['SignatureDoesNotMatch']),
    'signature-wrong',
    'signature-covers-parameters',
    'refused-changes-nothing',
  ),
  wrong(
    'what is signed wrongly is refused and done',
    (mock, pack) => {
      const refuse = answering((answer) => answer)(mock, pack);
      const carryOut = lenientAbout(['SignatureDoesNotMatch'])(mock, pack);
      return async (request) => {
        const refused = await refuse(request);
        if (refused.body.includes('SignatureDoesNotMatch')) await carryOut(request);
        return refused;
      };
    },
    'refused-changes-nothing',
  ),
  wrong('any method of signing', lenientAbout(['InvalidSignatureMethod']), 'signature-method-unknown'),
  wrong('no nonce needed', lenientAbout(['MissingSignatureNonce']), 'nonce-missing'),
  wrong('nonces twice', lenientAbout(['SignatureNonceUsed']), 'nonce-reused', 'refused-changes-nothing'),
  wrong(
    'nonces twice where something is read',
    lenientAbout(['SignatureNonceUsed'], (request) => operationSaid(request) === 'DescribeInstances'),
    'nonce-reused',
  ),
  wrong(
    'nonces twice where something is changed',
    lenientAbout(['SignatureNonceUsed'], (request) => operationSaid(request) === 'RenewInstance'),
    'nonce-reused',
    'refused-changes-nothing',
  ),
  wrong(
    'any time in a form',
    lenientAbout(['InvalidTimeStamp.Expired'], ({ body }) => body !== ''),
    'time-expired',
  ),
  wrong(
    'errors with another code in XML',
    rewriting(/<Code>InvalidInstanceId.NotFound/, '<Code>InvalidInstanceId', isXml),
    'formats-agree',
  ),
  wrong(
    'one entry of a list in XML',
    rewriting(/<\/Instance><Instance>.*?(?=<\/Instances>)/, '</Instance>', isXml),
    'formats-agree',
  ),
  wrong('no time needed', lenientAbout(['MissingTimestamp']), 'time-missing'),
  wrong('any form of time', lenientAbout(['InvalidTimeStamp.Format']), 'time-malformed'),
  wrong('any time', lenientAbout(['InvalidTimeStamp.Expired']), 'time-expired'),
  wrong('no version needed', lenientAbout(['MissingVersion']), 'version-missing'),
  wrong('any version', lenientAbout(['InvalidVersion']), 'version-unknown'),
  wrong('no operation needed', lenientAbout(['MissingAction']), 'operation-missing'),
  wrong('any operation', lenientAbout(['InvalidAction.NotFound']), 'operation-unknown'),
  wrong('any method', lenientAbout(['UnsupportedHTTPMethod']), 'method-unsupported'),
  wrong(
    'DELETE',
    lenientAbout(['UnsupportedHTTPMethod'], ({ method }) => method === 'DELETE'),
    'method-unsupported',
  ),
  wrong('no token needed', lenientAbout(['MissingSecurityToken']), 'token-missing'),
  wrong(
    'any token',
    lenientAbout(['InvalidSecurityToken.Malformed', 'InvalidSecurityToken.MismatchWithAccessKey']),
    'token-malformed',
  ),
  wrong(
    'another code of throttling',
    rewriting(/((?:<Code>|"Code":\s*")Throttling)[.A-Za-z]*/, '$1.Slowly', isError),
    'throttled',
  ),
];
