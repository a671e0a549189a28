import { causes, type FaultRow, wrong, wrongInMost } from '../../fault-row.ts';
import { answering, isAbsence, lenientAbout, refusing, rewriting } from '../fronts.ts';
import {
  bodyFits,
  hasTemporaryKey,
  headerFits,
  inQuery,
  isError,
  protocolAnswers,
  says,
  usesMethod,
  writtenWrongly,
} from '../requests.ts';

export const faults: readonly FaultRow[] = [
  ...causes({
    'action-unknown': protocolAnswers(({ internalFault }) => ({ unknownAction: () => internalFault })),
    'version-unknown': protocolAnswers(({ internalFault }) => ({ unknownVersion: () => internalFault })),
  }),
  ...writtenWrongly,
  ...wrongInMost('signed-get', { 'refuses GET': refusing(usesMethod('GET')) }),
  ...wrong(['signed-form', 'signed-headers-as-chosen', 'signature-encoding'], {
    'refuses forms': refusing(bodyFits(/^[^{].*=/s)),
  }),
  ...wrong('signed-json', { 'refuses JSON bodies': refusing(bodyFits(/^\{/)) }),
  ...wrong('signed-headers-as-chosen', {
    'leaves headers of the client out of the signature': refusing(
      headerFits('authorization', /SignedHeaders=[^,]*x-client-note/),
    ),
    'requires a signed Host header': refusing(headerFits('authorization', /SignedHeaders=x-date,/)),
  }),
  ...wrong('signature-encoding', {
    'another percent-encoding in the signature': refusing(says('ClientToken', /\*/)),
    'refuses values that are not ASCII': refusing(says('ClientToken', /[^ -~]/)),
  }),
  ...wrong('signature-covers-parameters', {
    'leaves some values out of the signature': lenientAbout('SignatureDoesNotMatch', says('InstanceId', /000002$/)),
    'leaves some parameters out of the signature': lenientAbout('SignatureDoesNotMatch', inQuery('ClientToken')),
  }),
  ...wrong('temporary-key', { 'refuses temporary keys': refusing(hasTemporaryKey) }),
  ...wrong('request-id', { 'no request id': rewriting(/"RequestId":"[^"]*",?/, '', isAbsence) }),
  ...wrong('request-id-form', { 'request ids of another form': rewriting(/("RequestId":")\d{14}/, '$1', isAbsence) }),
  ...wrong('request-id-fresh', {
    'one request id for every error': rewriting(
      /("RequestId":")[^"]*/,
      '$12021062415303301022514515207C4AAAA',
      isError,
    ),
  }),
  ...wrong('error-envelope', {
    'errors without their code': rewriting(/"Message":"[^"]*"/, '"Message":""', isAbsence),
  }),
  ...wrong('request-echoed', {
    'another region in the answer': rewriting(/("Region":")[^"]*/, '$1elsewhere', isAbsence),
  }),
  ...wrong('error-without-result', { 'an error with a result': rewriting(/^\{/, '{"Result":{},', isAbsence) }),
  ...wrong('success-without-error', {
    'an error with status 200': answering((answer) => (isAbsence(answer) ? { ...answer, status: 200 } : answer)),
  }),
  ...wrongInMost('result-as-documented', {
    'a field of another type': rewriting(/"OrderId":"[^"]*"/, '"OrderId":7', ({ status }) => status === 200),
  }),
  ...wrong('authorization-missing', { 'needs no signature': lenientAbout('MissingAuthenticationToken') }),
  ...wrong('authorization-malformed', { 'accepts any Authorization header': lenientAbout('InvalidAuthorization') }),
  ...wrong('credential-malformed', { 'accepts any credential': lenientAbout('InvalidCredential') }),
  ...wrong('signature-missing', { 'needs no signature in the Authorization header': lenientAbout('MissingSignature') }),
  ...wrong(['signature-wrong', 'signature-covers-parameters', 'refused-changes-nothing'], {
    'accepts any signature': lenientAbout('SignatureDoesNotMatch'),
  }),
  ...wrong('access-key-unknown', { 'accepts any access key': lenientAbout('InvalidAccessKey') }),
  ...wrong('time-missing', { 'needs no time': lenientAbout('MissingRequestInfo') }),
  ...wrong('time-malformed', {
    'accepts any time format': lenientAbout('InvalidTimestamp', headerFits('x-date', / /)),
  }),
  ...wrong('time-expired', {
    'accepts expired requests': lenientAbout('InvalidTimestamp', headerFits('x-date', /^2016/)),
  }),
  ...wrong('version-missing', { 'needs no version': lenientAbout('MissingParameter', inQuery('Action')) }),
  ...wrong(['version-unknown', 'request-echoed'], {
    'accepts any version': lenientAbout('InvalidActionOrVersion', says('Action', /^RenewInstance$/)),
  }),
  ...wrong('operation-missing', {
    'needs no operation': lenientAbout('MissingParameter', (request) => !inQuery('Action')(request)),
  }),
  ...wrong(['operation-unknown', 'request-echoed'], {
    'accepts any operation': lenientAbout(
      'InvalidActionOrVersion',
      (request) => !says('Action', /^RenewInstance$/)(request),
    ),
  }),
  ...wrong(['service-unknown', 'request-echoed'], { 'accepts any service': lenientAbout('ServiceNotFound') }),
  ...wrong('method-unsupported', { 'accepts any HTTP method': lenientAbout('MethodNotAllowed') }),
  ...wrong('token-malformed', { 'accepts any security token': lenientAbout('InvalidSecretToken') }),
  ...wrong('throttled', { 'another error code for throttling': rewriting(/FlowLimitExceeded/, 'SlowDown', isError) }),
];
