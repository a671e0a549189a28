import type { HttpRequest } from '../../../model.ts';
import { causes, type FaultRow, type Front, wrong, wrongInMost } from '../../fault-row.ts';
import type { PlainAnswer } from '../../in-process.test-data.ts';
import { answering, isAbsence, lenientAbout, mistaking, refusing, rewriting, valueNamed } from '../fronts.ts';
import {
  bodyFits,
  both,
  hasBody,
  hasTemporaryKey,
  inQuery,
  isError,
  isXml,
  leftOut,
  operationFits,
  protocolAnswers,
  replaced,
  says,
  signsHeaders,
  usesMethod,
  writtenWrongly,
} from '../requests.ts';

const isDisks = ({ body }: PlainAnswer): boolean => body.includes('DescribeDisks') || body.includes('"Disks"');

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
  const answer = lenientAbout('SignatureNonceUsed', (request) => !used.has(key(request)))(mock, pack);
  return async (request) => {
    const given = await answer(request);
    used.add(key(request));
    return given;
  };
};

/** Operations other than those that the cases about signatures mostly call. */
const untried = /^(?!(DescribeInstances|DescribeDisks|RenewInstance|)$)/;

export const faults: readonly FaultRow[] = [
  ...causes({
    'action-unknown': protocolAnswers(({ internalFault }) => ({ unknownAction: () => internalFault })),
    'action-left-out': protocolAnswers(({ internalFault }) => ({ missingAction: internalFault })),
  }),
  ...writtenWrongly,
  ...wrongInMost(['signed-query', 'json-on-request'], {
    'no signature in the query of a GET': refusing(both(usesMethod('GET'), inQuery('Signature'))),
  }),
  ...wrong(['signed-form', 'signature-encoding'], { 'no signature in a form': refusing(bodyFits(/&Signature=/)) }),
  ...wrong('signed-query-and-form', {
    'no signature in the query of a POST with a form': refusing(both(inQuery('Signature'), hasBody)),
  }),
  ...wrong('signed-headers-query', {
    'no POST with signed headers and its parameters in the query': refusing(
      (request) => request.method === 'POST' && signsHeaders(request) && request.body === '',
    ),
  }),
  ...wrongInMost('signed-headers-get', {
    'no GET with signed headers': refusing(both(usesMethod('GET'), signsHeaders)),
  }),
  ...wrong(['signed-headers-form', 'signature-encoding'], {
    'no form with signed headers': refusing(both(signsHeaders, hasBody)),
  }),
  ...wrong('signature-encoding', {
    'another encoding of signs': refusing(says('InstanceName')),
    'parameters signed in the order of letters': refusing(both(inQuery('VpcId'), inQuery('VSwitchId'))),
    'parameters signed in the order of names and values as one text': refusing(
      both(inQuery('InstanceId.1'), inQuery('InstanceId.10')),
    ),
  }),
  ...wrong('values-as-sent', {
    'a plus in a value is a blank': mistaking(
      says('Description'),
      replaced('Description', (value) => value.replaceAll('+', ' ')),
    ),
    'answers in XML in another charset': rewriting(/北京/g, 'åŒ—äº¬', ({ contentType }) => contentType.includes('xml')),
  }),
  ...wrong('signature-covers-parameters', {
    'values beside the signature': lenientAbout('SignatureDoesNotMatch', says('InstanceIds', /000002/)),
    'the operation beside the signature': lenientAbout(
      'SignatureDoesNotMatch',
      both(operationFits(/^DescribeDisks$/), inQuery('InstanceIds')),
    ),
    'the nonce beside the signature': lenientAbout('SignatureDoesNotMatch', (request) =>
      nonceOf(request).startsWith('conformance-'),
    ),
    'the time beside the signature': lenientAbout('SignatureDoesNotMatch', says('PageSize', /^17$/)),
    'parameters behind the signature': lenientAbout('SignatureDoesNotMatch', inQuery('PageNumber')),
  }),
  ...wrong('nonce-reused', {
    'nonces remembered for each method alone': noncesByMethod,
    'nonces twice where something is read': lenientAbout('SignatureNonceUsed', operationFits(/^DescribeInstances$/)),
  }),
  ...wrong('temporary-key', { 'no temporary keys': refusing(hasTemporaryKey) }),
  ...wrong('nonce-per-request', { 'nothing twice': (mock, pack) => refusesRepeated()(mock, pack) }),
  ...wrong('list-by-number', {
    'one entry of a numbered list': mistaking(inQuery('InstanceTypes.2'), leftOut('InstanceTypes.2')),
  }),
  ...wrong(['list-as-json', 'formats-agree'], {
    'one entry of a JSON list': mistaking(
      says('InstanceIds', /,/),
      replaced('InstanceIds', (value) => value.replace(/,.*\]/, ']')),
    ),
  }),
  ...wrongInMost('json-on-request', { 'always XML': mistaking(says('Format', /^JSON$/), leftOut('Format')) }),
  ...wrong(['xml-on-request', 'body-readable'], {
    'never XML': mistaking(
      both(says('Format', /^XML$/), signsHeaders),
      replaced('Format', () => 'JSON'),
    ),
  }),
  ...wrong(['xml-by-default', 'body-readable'], {
    'JSON by default': mistaking(
      (request) => !says('Format')(request),
      (own) => [...own, ['Format', 'JSON']],
    ),
  }),
  ...wrong('format-letter-case', { 'no formats in small letters': refusing(says('Format', /^[a-z]+$/)) }),
  ...wrong('formats-agree', {
    'another fact in XML': rewriting(/(<Disk>.*<Size>)\d+/, '$19', isXml),
    'errors with another code in XML': rewriting(/<Code>InvalidInstanceId.NotFound/, '<Code>InvalidInstanceId', isXml),
    'one entry of a list in XML': rewriting(/<\/Instance><Instance>.*?(?=<\/Instances>)/, '</Instance>', isXml),
  }),
  ...wrong('request-id', {
    'no request id': rewriting(/<RequestId>.*<\/RequestId>|"RequestId":"[^"]*",/, '', isAbsence),
  }),
  ...wrong('request-id-form', {
    'request ids of another form': answering((answer) =>
      isAbsence(answer)
        ? {
            ...answer,
            body: answer.body.replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/, (id) => id.toLowerCase()),
          }
        : answer,
    ),
  }),
  ...wrong('request-id-fresh', {
    'one request id for every error': rewriting(
      /[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/,
      '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E',
      isAbsence,
    ),
  }),
  ...wrong('success-envelope', {
    'another root of successes': rewriting(/DescribeDisksResponse>/g, 'Response>', isDisks),
  }),
  ...wrong('error-envelope', { 'another root of errors': rewriting(/(<\/?)Error>/g, '$1Fault>', isXml) }),
  ...wrong('request-echoed', { 'another host': rewriting(/(<HostId>|"HostId":")[^<"]*/, '$1elsewhere.test', isError) }),
  ...wrong('recommend', {
    'advice that is no address': answering((answer) => {
      if (!isError(answer)) return answer;
      const body = answer.body.replace(/<Recommend>.*<\/Recommend>/, '').replace(/"Recommend":"[^"]*",?/, '');
      const advised = isXml(answer)
        ? body.replace('</Error>', '<Recommend>ask us</Recommend></Error>')
        : body.replace('{', '{"Recommend":"ask us",');
      return { ...answer, body: advised };
    }),
  }),
  ...wrong('error-without-result', {
    'an error with something of a success': rewriting(/^\{/, '{"TotalCount":0,"OrderId":"1",', isError),
  }),
  ...wrong(['success-without-error', 'success-envelope'], {
    'an error under a status of success': answering((answer) =>
      isAbsence(answer) ? { ...answer, status: 200 } : answer,
    ),
  }),
  ...wrong('result-as-documented', {
    'a field of another type': rewriting(/"TotalCount":\d+/, '"TotalCount":"many"', isDisks),
  }),
  ...wrong(['access-key-missing', 'authorization-missing'], {
    'no access key needed': lenientAbout('MissingAccessKeyId'),
  }),
  ...wrong(['access-key-unknown', 'access-key-malformed'], {
    'any access key': lenientAbout('InvalidAccessKeyId.NotFound'),
  }),
  ...wrong('access-key-unknown', {
    'any access key in its form': lenientAbout(
      ['InvalidAccessKeyId.NotFound'],
      (request) => !/no key|no%20key/.test(`${request.url}${request.headers.authorization ?? ''}`),
    ),
  }),
  ...wrong('signature-missing', { 'no signature needed': lenientAbout('MissingSignature') }),
  ...wrong('signature-wrong', {
    'signatures verified for what everybody tries alone': lenientAbout('SignatureDoesNotMatch', operationFits(untried)),
  }),
  ...wrong(['signature-wrong', 'signature-covers-parameters', 'refused-changes-nothing'], {
    'any signature': lenientAbout('SignatureDoesNotMatch'),
  }),
  ...wrong('refused-changes-nothing', {
    'what is signed wrongly is refused and done': (mock, pack) => {
      const refuse = answering((answer) => answer)(mock, pack);
      const carryOut = lenientAbout('SignatureDoesNotMatch')(mock, pack);
      return async (request) => {
        const refused = await refuse(request);
        if (refused.body.includes('SignatureDoesNotMatch')) await carryOut(request);
        return refused;
      };
    },
  }),
  ...wrong('signature-method-unknown', { 'any method of signing': lenientAbout('InvalidSignatureMethod') }),
  ...wrong('nonce-missing', { 'no nonce needed': lenientAbout('MissingSignatureNonce') }),
  ...wrong(['nonce-reused', 'refused-changes-nothing'], {
    'nonces twice': lenientAbout('SignatureNonceUsed'),
    'nonces twice where something is changed': lenientAbout('SignatureNonceUsed', operationFits(/^RenewInstance$/)),
  }),
  ...wrong('time-expired', {
    'any time in a form': lenientAbout('InvalidTimeStamp.Expired', hasBody),
    'any time': lenientAbout('InvalidTimeStamp.Expired'),
  }),
  ...wrong('time-missing', { 'no time needed': lenientAbout('MissingTimestamp') }),
  ...wrong('time-malformed', { 'any form of time': lenientAbout('InvalidTimeStamp.Format') }),
  ...wrong('version-missing', { 'no version needed': lenientAbout('MissingVersion') }),
  ...wrong('version-unknown', { 'any version': lenientAbout('InvalidVersion') }),
  ...wrong('operation-missing', { 'no operation needed': lenientAbout('MissingAction') }),
  ...wrong('operation-unknown', { 'any operation': lenientAbout('InvalidAction.NotFound') }),
  ...wrong('method-unsupported', {
    'any method': lenientAbout('UnsupportedHTTPMethod'),
    DELETE: lenientAbout('UnsupportedHTTPMethod', usesMethod('DELETE')),
  }),
  ...wrong('token-missing', { 'no token needed': lenientAbout('MissingSecurityToken') }),
  ...wrong('token-malformed', {
    'any token': lenientAbout(['InvalidSecurityToken.Malformed', 'InvalidSecurityToken.MismatchWithAccessKey']),
  }),
  ...wrong('throttled', {
    'another code of throttling': rewriting(/((?:<Code>|"Code":\s*")Throttling)[.A-Za-z]*/, '$1.Slowly', isError),
  }),
];
