/** The gateway of volcengine-ecs: what its platform refuses before any operation, and the fields of its envelope. */
import { randomBytes } from 'node:crypto';
import type { Asked, EnvelopeFields, ErrorChoice, Gateway, ProtocolErrors } from '../behaviour.ts';
import { answer } from '../outcomes.ts';

const withValues = (choice: ErrorChoice, ...values: readonly string[]): ErrorChoice => ({ ...choice, values });
const missing = (name: string): ErrorChoice => withValues(answer(400, 'MissingParameter'), name);
const missingInformation = (name: string): ErrorChoice => withValues(answer(400, 'MissingRequestInfo'), name);
const unknownOperation = ({ operation, version }: Asked): ErrorChoice =>
  withValues(answer(404, 'InvalidActionOrVersion'), operation, version);
const malformedAuthorization = answer(400, 'InvalidAuthorization');
const wrongToken = withValues(answer(401, 'InvalidSecretToken'), 'it does not belong to the access key');

const protocol: ProtocolErrors = {
  method: answer(405, 'MethodNotAllowed'),
  missingVersion: missing('Version'),
  unknownVersion: unknownOperation,
  missingAction: missing('Action'),
  unknownAction: unknownOperation,
  unknownService: ({ service }) => withValues(answer(404, 'ServiceNotFound'), service),
  // The other parameters of the protocol are those of a signature in the query.
  givenTwice: (name, asked) =>
    name === 'Action' || name === 'Version' ? unknownOperation(asked) : malformedAuthorization,
  // The platform answers in JSON only and has no format parameter, so this is never used.
  unknownFormat: missingInformation('Format'),
  // The signature of the platform has no nonce, so a reused one cannot be recognised.
  nonceUsed: answer(401, 'SignatureDoesNotMatch'),
  internalFault: answer(500, 'InternalError'),
  signature: {
    missing: () => answer(401, 'MissingAuthenticationToken'),
    // The key is part of the credential. Without a credential the header cannot be parsed.
    'missing-key': () => malformedAuthorization,
    'missing-signature': () => answer(401, 'MissingSignature'),
    'missing-nonce': () => malformedAuthorization,
    'missing-time': () => missingInformation('X-Date'),
    // No page says what a temporary key without its token gets; this row names what is missing.
    'missing-token': () => missingInformation('X-Security-Token'),
    malformed: () => malformedAuthorization,
    'malformed-credential': () => answer(400, 'InvalidCredential'),
    'malformed-token': () => withValues(wrongToken, 'it cannot be read'),
    'unknown-method': () => malformedAuthorization,
    'unknown-key': ({ accessKeyId }) => withValues(answer(401, 'InvalidAccessKey'), accessKeyId),
    'wrong-signature': () => answer(401, 'SignatureDoesNotMatch'),
    'wrong-token': () => wrongToken,
    'bad-time': () => answer(400, 'InvalidTimestamp'),
    expired: () => answer(400, 'InvalidTimestamp'),
  },
};

/** The numbers that the platform's page gives its codes; it has none for the others. */
const codeNumbers: Readonly<Record<string, number>> = {
  MissingParameter: 100_002,
  MissingAuthenticationToken: 100_003,
  MissingRequestInfo: 100_004,
  MissingSignature: 100_005,
  InvalidTimestamp: 100_006,
  ServiceNotFound: 100_007,
  InvalidActionOrVersion: 100_008,
  InvalidAccessKey: 100_009,
  SignatureDoesNotMatch: 100_010,
  LackPolicy: 100_012,
  AccessDenied: 100_013,
  InternalError: 100_014,
  FailToConnect: 100_015,
  InternalServiceTimeout: 100_016,
};

/** Request ids begin with the moment to the second: 14 digits, then 20 of hex. */
function newRequestId(now: Date): string {
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return moment + randomBytes(10).toString('hex').toUpperCase();
}

const metadata: EnvelopeFields = {
  '/ResponseMetadata/Action': ({ operation }) => operation,
  '/ResponseMetadata/Version': ({ version }) => version,
  '/ResponseMetadata/Service': ({ service }) => service,
  '/ResponseMetadata/Region': ({ region }) => region,
};

/** The gateway of volcengine-ecs. */
export const gateway: Gateway = {
  zoneSuffix: '-a',
  orderPrefix: 'Order',
  newRequestId,
  namedIn: ['query'],
  parametersIn: ['query', 'form', 'json'],
  envelope: {
    success: metadata,
    error: { ...metadata, '/ResponseMetadata/Error/CodeN': ({ code }) => codeNumbers[code] },
    cdata: [],
  },
  protocol,
};
