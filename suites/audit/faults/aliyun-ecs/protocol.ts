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

/** A fault: the target refuses a request that repeats an earlier one. */
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
    'refuses a signature in the query of a GET': refusing(both(usesMethod('GET'), inQuery('Signature'))),
  }),
  ...wrong(['signed-form', 'signature-encoding'], {
    'refuses a signature in a form': refusing(bodyFits(/&Signature=/)),
  }),
  ...wrong('signed-query-and-form', {
    'refuses a signature in the query of a POST with a form': refusing(both(inQuery('Signature'), hasBody)),
  }),
  ...wrong('signed-headers-query', {
    'refuses POST with signed headers and parameters in the query': refusing(
      (request) => request.method === 'POST' && signsHeaders(request) && request.body === '',
    ),
  }),
  ...wrongInMost('signed-headers-get', {
    'refuses GET with signed headers': refusing(both(usesMethod('GET'), signsHeaders)),
  }),
  ...wrong(['signed-headers-form', 'signature-encoding'], {
    'refuses forms with signed headers': refusing(both(signsHeaders, hasBody)),
  }),
  ...wrong('signature-encoding', {
    'another percent-encoding in the signature': refusing(says('InstanceName')),
    'sorts parameters alphabetically in the signature, not by code point': refusing(
      both(inQuery('VpcId'), inQuery('VSwitchId')),
    ),
    'sorts parameters by name and value together in the signature': refusing(
      both(inQuery('InstanceId.1'), inQuery('InstanceId.10')),
    ),
  }),
  ...wrong('values-as-sent', {
    'reads a plus in a value as a space': mistaking(
      says('Description'),
      replaced('Description', (value) => value.replaceAll('+', ' ')),
    ),
    'XML answers in another charset': rewriting(/北京/g, 'åŒ—äº¬', ({ contentType }) => contentType.includes('xml')),
  }),
  ...wrong('signature-covers-parameters', {
    'leaves some values out of the signature': lenientAbout('SignatureDoesNotMatch', says('InstanceIds', /000002/)),
    'leaves the operation out of the signature': lenientAbout(
      'SignatureDoesNotMatch',
      both(operationFits(/^DescribeDisks$/), inQuery('InstanceIds')),
    ),
    'leaves the nonce out of the signature': lenientAbout('SignatureDoesNotMatch', (request) =>
      nonceOf(request).startsWith('conformance-'),
    ),
    'leaves the time out of the signature': lenientAbout('SignatureDoesNotMatch', says('PageSize', /^17$/)),
    'leaves some parameters out of the signature': lenientAbout('SignatureDoesNotMatch', inQuery('PageNumber')),
  }),
  ...wrong('nonce-reused', {
    'remembers nonces for each method separately': noncesByMethod,
    'accepts a nonce twice where the operation only reads': lenientAbout(
      'SignatureNonceUsed',
      operationFits(/^DescribeInstances$/),
    ),
  }),
  ...wrong('temporary-key', { 'refuses temporary keys': refusing(hasTemporaryKey) }),
  ...wrong('nonce-per-request', { 'refuses a repeated request': (mock, pack) => refusesRepeated()(mock, pack) }),
  ...wrong('list-by-number', {
    'uses only one entry of a numbered list': mistaking(inQuery('InstanceTypes.2'), leftOut('InstanceTypes.2')),
  }),
  ...wrong(['list-as-json', 'formats-agree'], {
    'uses only one entry of a JSON list': mistaking(
      says('InstanceIds', /,/),
      replaced('InstanceIds', (value) => value.replace(/,.*\]/, ']')),
    ),
  }),
  ...wrongInMost('json-on-request', {
    'answers always in XML': mistaking(says('Format', /^JSON$/), leftOut('Format')),
  }),
  ...wrong(['xml-on-request', 'body-readable'], {
    'answers never in XML': mistaking(
      both(says('Format', /^XML$/), signsHeaders),
      replaced('Format', () => 'JSON'),
    ),
  }),
  ...wrong(['xml-by-default', 'body-readable'], {
    'answers in JSON by default': mistaking(
      (request) => !says('Format')(request),
      (own) => [...own, ['Format', 'JSON']],
    ),
  }),
  ...wrong('format-letter-case', { 'refuses formats in lower case': refusing(says('Format', /^[a-z]+$/)) }),
  ...wrong('formats-agree', {
    'another disk size in XML than in JSON': rewriting(/(<Disk>.*<Size>)\d+/, '$19', isXml),
    'errors with another code in XML': rewriting(/<Code>InvalidInstanceId.NotFound/, '<Code>InvalidInstanceId', isXml),
    'shows only one entry of a list in XML': rewriting(
      /<\/Instance><Instance>.*?(?=<\/Instances>)/,
      '</Instance>',
      isXml,
    ),
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
    'another XML root of successes': rewriting(/DescribeDisksResponse>/g, 'Response>', isDisks),
  }),
  ...wrong('error-envelope', { 'another XML root of errors': rewriting(/(<\/?)Error>/g, '$1Fault>', isXml) }),
  ...wrong('request-echoed', {
    'another host in errors': rewriting(/(<HostId>|"HostId":")[^<"]*/, '$1elsewhere.test', isError),
  }),
  ...wrong('recommend', {
    'a Recommend field that is no URL': answering((answer) => {
      if (!isError(answer)) return answer;
      const body = answer.body.replace(/<Recommend>.*<\/Recommend>/, '').replace(/"Recommend":"[^"]*",?/, '');
      const advised = isXml(answer)
        ? body.replace('</Error>', '<Recommend>ask us</Recommend></Error>')
        : body.replace('{', '{"Recommend":"ask us",');
      return { ...answer, body: advised };
    }),
  }),
  ...wrong('error-without-result', {
    'an error with fields of a success': rewriting(/^\{/, '{"TotalCount":0,"OrderId":"1",', isError),
  }),
  ...wrong(['success-without-error', 'success-envelope'], {
    'an error with status 200': answering((answer) => (isAbsence(answer) ? { ...answer, status: 200 } : answer)),
  }),
  ...wrong('result-as-documented', {
    'a field of another type': rewriting(/"TotalCount":\d+/, '"TotalCount":"many"', isDisks),
  }),
  ...wrong(['access-key-missing', 'authorization-missing'], {
    'needs no access key': lenientAbout('MissingAccessKeyId'),
  }),
  ...wrong(['access-key-unknown', 'access-key-malformed'], {
    'accepts any access key': lenientAbout('InvalidAccessKeyId.NotFound'),
  }),
  ...wrong('access-key-unknown', {
    'accepts any well-formed access key': lenientAbout(
      ['InvalidAccessKeyId.NotFound'],
      (request) => !/no key|no%20key/.test(`${request.url}${request.headers.authorization ?? ''}`),
    ),
  }),
  ...wrong('signature-missing', { 'needs no signature': lenientAbout('MissingSignature') }),
  ...wrong('signature-wrong', {
    'verifies signatures only for the usual operations': lenientAbout('SignatureDoesNotMatch', operationFits(untried)),
  }),
  ...wrong(['signature-wrong', 'signature-covers-parameters', 'refused-changes-nothing'], {
    'accepts any signature': lenientAbout('SignatureDoesNotMatch'),
  }),
  ...wrong('refused-changes-nothing', {
    'refuses a wrong signature and carries the request out': (mock, pack) => {
      const refuse = answering((answer) => answer)(mock, pack);
      const carryOut = lenientAbout('SignatureDoesNotMatch')(mock, pack);
      return async (request) => {
        const refused = await refuse(request);
        if (refused.body.includes('SignatureDoesNotMatch')) await carryOut(request);
        return refused;
      };
    },
  }),
  ...wrong('signature-method-unknown', { 'accepts any signature method': lenientAbout('InvalidSignatureMethod') }),
  ...wrong('nonce-missing', { 'needs no nonce': lenientAbout('MissingSignatureNonce') }),
  ...wrong(['nonce-reused', 'refused-changes-nothing'], {
    'accepts a nonce twice': lenientAbout('SignatureNonceUsed'),
    'accepts a nonce twice where the operation changes something': lenientAbout(
      'SignatureNonceUsed',
      operationFits(/^RenewInstance$/),
    ),
  }),
  ...wrong('time-expired', {
    'accepts expired requests with a form': lenientAbout('InvalidTimeStamp.Expired', hasBody),
    'accepts expired requests': lenientAbout('InvalidTimeStamp.Expired'),
  }),
  ...wrong('time-missing', { 'needs no time': lenientAbout('MissingTimestamp') }),
  ...wrong('time-malformed', { 'accepts any time format': lenientAbout('InvalidTimeStamp.Format') }),
  ...wrong('version-missing', { 'needs no version': lenientAbout('MissingVersion') }),
  ...wrong('version-unknown', { 'accepts any version': lenientAbout('InvalidVersion') }),
  ...wrong('operation-missing', { 'needs no operation': lenientAbout('MissingAction') }),
  ...wrong('operation-unknown', { 'accepts any operation': lenientAbout('InvalidAction.NotFound') }),
  ...wrong('method-unsupported', {
    'accepts any HTTP method': lenientAbout('UnsupportedHTTPMethod'),
    'accepts DELETE': lenientAbout('UnsupportedHTTPMethod', usesMethod('DELETE')),
  }),
  ...wrong('token-missing', { 'needs no security token': lenientAbout('MissingSecurityToken') }),
  ...wrong('token-malformed', {
    'accepts any security token': lenientAbout([
      'InvalidSecurityToken.Malformed',
      'InvalidSecurityToken.MismatchWithAccessKey',
    ]),
  }),
  ...wrong('throttled', {
    'another error code for throttling': rewriting(
      /((?:<Code>|"Code":\s*")Throttling)[.A-Za-z]*/,
      '$1.Slowly',
      isError,
    ),
  }),
];
