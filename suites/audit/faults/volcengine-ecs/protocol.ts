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
  ...wrongInMost('signed-get', { 'no GET': refusing(usesMethod('GET')) }),
  ...wrong(['signed-form', 'signed-headers-as-chosen', 'signature-encoding'], {
    'no form': refusing(bodyFits(/^[^{].*=/s)),
  }),
  ...wrong('signed-json', { 'no JSON body': refusing(bodyFits(/^\{/)) }),
  ...wrong('signed-headers-as-chosen', {
    'headers of the client are left out of what is verified': refusing(
      headerFits('authorization', /SignedHeaders=[^,]*x-client-note/),
    ),
    'host has to be signed': refusing(headerFits('authorization', /SignedHeaders=x-date,/)),
  }),
  ...wrong('signature-encoding', {
    'another encoding of signs': refusing(says('ClientToken', /\*/)),
    'signatures of ASCII alone': refusing(says('ClientToken', /[^ -~]/)),
  }),
  ...wrong('signature-covers-parameters', {
    'values beside the signature': lenientAbout('SignatureDoesNotMatch', says('InstanceId', /000002$/)),
    'parameters behind the signature': lenientAbout('SignatureDoesNotMatch', inQuery('ClientToken')),
  }),
  ...wrong('temporary-key', { 'no temporary keys': refusing(hasTemporaryKey) }),
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
  ...wrong('request-echoed', { 'another region': rewriting(/("Region":")[^"]*/, '$1elsewhere', isAbsence) }),
  ...wrong('error-without-result', { 'an error with a result': rewriting(/^\{/, '{"Result":{},', isAbsence) }),
  ...wrong('success-without-error', {
    'an error under a status of success': answering((answer) =>
      isAbsence(answer) ? { ...answer, status: 200 } : answer,
    ),
  }),
  ...wrongInMost('result-as-documented', {
    'a field of another type': rewriting(/"OrderId":"[^"]*"/, '"OrderId":7', ({ status }) => status === 200),
  }),
  ...wrong('authorization-missing', { 'no signature needed': lenientAbout('MissingAuthenticationToken') }),
  ...wrong('authorization-malformed', { 'any authorization': lenientAbout('InvalidAuthorization') }),
  ...wrong('credential-malformed', { 'any credential': lenientAbout('InvalidCredential') }),
  ...wrong('signature-missing', { 'no signature in it needed': lenientAbout('MissingSignature') }),
  ...wrong(['signature-wrong', 'signature-covers-parameters', 'refused-changes-nothing'], {
    'any signature': lenientAbout('SignatureDoesNotMatch'),
  }),
  ...wrong('access-key-unknown', { 'any access key': lenientAbout('InvalidAccessKey') }),
  ...wrong('time-missing', { 'no time needed': lenientAbout('MissingRequestInfo') }),
  ...wrong('time-malformed', { 'any form of time': lenientAbout('InvalidTimestamp', headerFits('x-date', / /)) }),
  ...wrong('time-expired', { 'any time': lenientAbout('InvalidTimestamp', headerFits('x-date', /^2016/)) }),
  ...wrong('version-missing', { 'no version needed': lenientAbout('MissingParameter', inQuery('Action')) }),
  ...wrong(['version-unknown', 'request-echoed'], {
    'any version': lenientAbout('InvalidActionOrVersion', says('Action', /^RenewInstance$/)),
  }),
  ...wrong('operation-missing', {
    'no operation needed': lenientAbout('MissingParameter', (request) => !inQuery('Action')(request)),
  }),
  ...wrong(['operation-unknown', 'request-echoed'], {
    'any operation': lenientAbout('InvalidActionOrVersion', (request) => !says('Action', /^RenewInstance$/)(request)),
  }),
  ...wrong(['service-unknown', 'request-echoed'], { 'any service': lenientAbout('ServiceNotFound') }),
  ...wrong('method-unsupported', { 'any method': lenientAbout('MethodNotAllowed') }),
  ...wrong('token-malformed', { 'any token': lenientAbout('InvalidSecretToken') }),
  ...wrong('throttled', { 'another code of throttling': rewriting(/FlowLimitExceeded/, 'SlowDown', isError) }),
];
