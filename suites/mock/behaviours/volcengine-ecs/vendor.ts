/** What the mock does for volcengine-ecs: its operation, its platform's refusals, its envelope beside the wire binding. */
import { randomBytes } from 'node:crypto';
import type { ErrorChoice, ProtocolErrors, VendorBehaviours } from '../behaviour.ts';
import { answer } from '../outcomes.ts';
import { renewInstanceBehaviour } from './RenewInstance.ts';

const withValues = (choice: ErrorChoice, ...values: readonly string[]): ErrorChoice => ({ ...choice, values });
const unknownOperation = (operation: string, version: string): ErrorChoice =>
  withValues(answer(404, 'InvalidActionOrVersion'), operation, version);

const protocol: ProtocolErrors = {
  unknownAction: unknownOperation,
  missingAction: withValues(answer(400, 'MissingParameter'), 'Action'),
  missingVersion: withValues(answer(400, 'MissingParameter'), 'Version'),
  unknownVersion: unknownOperation,
  // The platform answers in JSON only and takes no format; this is never asked for.
  unknownFormat: withValues(answer(400, 'MissingRequestInfo'), 'Format'),
  method: answer(405, 'MethodNotAllowed'),
  // The signature of the platform has no nonce; a used one cannot be told.
  nonceUsed: answer(401, 'SignatureDoesNotMatch'),
  internalFault: answer(500, 'InternalError'),
  signature: {
    missing: ({ accessKeyId }) => answer(401, accessKeyId === '' ? 'MissingAuthenticationToken' : 'MissingSignature'),
    malformed: () => answer(400, 'InvalidAuthorization'),
    'unknown-key': ({ accessKeyId }) => withValues(answer(401, 'InvalidAccessKey'), accessKeyId),
    'wrong-signature': () => answer(401, 'SignatureDoesNotMatch'),
    'bad-time': () => answer(400, 'InvalidTimestamp'),
    expired: () => answer(400, 'InvalidTimestamp'),
    'bad-token': () => withValues(answer(401, 'InvalidSecretToken'), 'it does not belong to the key'),
  },
};

/** Request ids begin with the moment to the second: 14 digits, then 20 of hex. */
function newRequestId(now: Date): string {
  const moment = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return moment + randomBytes(10).toString('hex').toUpperCase();
}

const metadata = {
  '/ResponseMetadata/Action': 'operation',
  '/ResponseMetadata/Version': 'version',
  '/ResponseMetadata/Service': 'service',
  '/ResponseMetadata/Region': 'region',
} as const;

/** Behaviours of volcengine-ecs. */
export const volcengineEcs: VendorBehaviours = {
  zoneSuffix: '-a',
  orderPrefix: 'Order',
  newRequestId,
  envelope: { success: metadata, error: metadata },
  protocol,
  operations: { RenewInstance: renewInstanceBehaviour },
};
