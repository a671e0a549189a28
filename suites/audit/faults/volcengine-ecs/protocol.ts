import { cause, type FaultRow, wrong, wrongInMost } from '../../fault-row.ts';
import { answering, isAbsence, lenientAbout, refusing, rewriting, valueNamed } from '../fronts.ts';
import { hasTemporaryKey, inQuery, isError, protocolAnswers, writtenWrongly } from '../requests.ts';

export const faults: readonly FaultRow[] = [
  cause(
    'action-unknown',
    protocolAnswers(({ internalFault }) => ({ unknownAction: () => internalFault })),
  ),
  cause(
    'version-unknown',
    protocolAnswers(({ internalFault }) => ({ unknownVersion: () => internalFault })),
  ),
  ...writtenWrongly,
  wrongInMost(
    'no GET',
    refusing(({ method }) => method === 'GET'),
    'signed-get',
  ),
  wrong(
    'no form',
    refusing(({ body }) => body.includes('=') && !body.startsWith('{')),
    'signed-form',
    'signed-headers-as-chosen',
    'signature-encoding',
  ),
  wrong(
    'no JSON body',
    refusing(({ body }) => body.startsWith('{')),
    'signed-json',
  ),
  wrong(
    'headers of the client are left out of what is verified',
    refusing(({ headers }) => /SignedHeaders=[^,]*x-client-note/.test(headers.authorization ?? '')),
    'signed-headers-as-chosen',
  ),
  wrong(
    'host has to be signed',
    refusing(({ headers }) => /SignedHeaders=x-date,/.test(headers.authorization ?? '')),
    'signed-headers-as-chosen',
  ),
  wrong(
    'another encoding of signs',
    refusing((request) => (valueNamed(request, 'ClientToken') ?? '').includes('*')),
    'signature-encoding',
  ),
  wrong(
    'signatures of ASCII alone',
    refusing((request) => /[^ -~]/.test(valueNamed(request, 'ClientToken') ?? '')),
    'signature-encoding',
  ),
  wrong(
    'values beside the signature',
    lenientAbout(['SignatureDoesNotMatch'], (request) => (valueNamed(request, 'InstanceId') ?? '').endsWith('000002')),
    'signature-covers-parameters',
  ),
  wrong(
    'parameters behind the signature',
    lenientAbout(['SignatureDoesNotMatch'], (request) => inQuery(request, 'ClientToken')),
    'signature-covers-parameters',
  ),
  wrong('no temporary keys', refusing(hasTemporaryKey), 'temporary-key'),
  wrong('no request id', rewriting(/"RequestId":"[^"]*",?/, '', isAbsence), 'request-id'),
  wrong('request ids of another form', rewriting(/("RequestId":")\d{14}/, '$1', isAbsence), 'request-id-form'),
  wrong(
    'one request id for every error',
    rewriting(/("RequestId":")[^"]*/, '$12021062415303301022514515207C4AAAA', isError),
    'request-id-fresh',
  ),
  wrong('errors without their code', rewriting(/"Message":"[^"]*"/, '"Message":""', isAbsence), 'error-envelope'),
  wrong('another region', rewriting(/("Region":")[^"]*/, '$1elsewhere', isAbsence), 'request-echoed'),
  wrong('an error with a result', rewriting(/^\{/, '{"Result":{},', isAbsence), 'error-without-result'),
  wrong(
    'an error under a status of success',
    answering((answer) => (isAbsence(answer) ? { ...answer, status: 200 } : answer)),
    'success-without-error',
  ),
  wrongInMost(
    'a field of another type',
    rewriting(/"OrderId":"[^"]*"/, '"OrderId":7', ({ status }) => status === 200),
    'result-as-documented',
  ),
  wrong('no signature needed', lenientAbout(['MissingAuthenticationToken']), 'authorization-missing'),
  wrong('any authorization', lenientAbout(['InvalidAuthorization']), 'authorization-malformed'),
  wrong('any credential', lenientAbout(['InvalidCredential']), 'credential-malformed'),
  wrong('no signature in it needed', lenientAbout(['MissingSignature']), 'signature-missing'),
  wrong(
    'any signature',
    lenientAbout(['SignatureDoesNotMatch']),
    'signature-wrong',
    'signature-covers-parameters',
    'refused-changes-nothing',
  ),
  wrong('any access key', lenientAbout(['InvalidAccessKey']), 'access-key-unknown'),
  wrong('no time needed', lenientAbout(['MissingRequestInfo']), 'time-missing'),
  wrong(
    'any form of time',
    lenientAbout(['InvalidTimestamp'], ({ headers }) => (headers['x-date'] ?? '').includes(' ')),
    'time-malformed',
  ),
  wrong(
    'any time',
    lenientAbout(['InvalidTimestamp'], ({ headers }) => (headers['x-date'] ?? '').startsWith('2016')),
    'time-expired',
  ),
  wrong(
    'no version needed',
    lenientAbout(['MissingParameter'], (request) => inQuery(request, 'Action')),
    'version-missing',
  ),
  wrong(
    'any version',
    lenientAbout(['InvalidActionOrVersion'], (request) => valueNamed(request, 'Action') === 'RenewInstance'),
    'version-unknown',
    'request-echoed',
  ),
  wrong(
    'no operation needed',
    lenientAbout(['MissingParameter'], (request) => !inQuery(request, 'Action')),
    'operation-missing',
  ),
  wrong(
    'any operation',
    lenientAbout(['InvalidActionOrVersion'], (request) => valueNamed(request, 'Action') !== 'RenewInstance'),
    'operation-unknown',
    'request-echoed',
  ),
  wrong('any service', lenientAbout(['ServiceNotFound']), 'service-unknown', 'request-echoed'),
  wrong('any method', lenientAbout(['MethodNotAllowed']), 'method-unsupported'),
  wrong('any token', lenientAbout(['InvalidSecretToken']), 'token-malformed'),
  wrong('another code of throttling', rewriting(/FlowLimitExceeded/, 'SlowDown', isError), 'throttled'),
];
