/**
 * Answers that several operations of this product share. The first group is in the product's and the gateway's common
 * error tables, the others in the tables of the operations themselves.
 */
import type { ErrorChoice } from '../behaviour.ts';
import { behaviourWith } from '../define-behaviour.ts';
import { answer } from '../outcomes.ts';

/** Too many requests, where the operation has no row of its own for it. */
export const throttledByGateway = answer(400, 'Throttling.User');
/** The sub-user has no permission for the operation. */
export const forbiddenByPolicy = answer(403, 'Forbidden.RAM');
/** All checks of a dry run passed. */
export const dryRunPassed = answer(400, 'DryRunOperation');
/** A value for which the operation has no row of its own. */
export const malformedParameter = answer(400, 'InvalidParameter.Format');

/** A mandatory parameter for whose absence the operation's own table has no row; its row may be about another one. */
export const missingParameter = (name: string): ErrorChoice => ({
  ...answer(400, 'MissingParameter', '"%s"'),
  values: [name],
});

/** Some tables print two messages under this code: the shorter one is meant. */
export const internalError = answer(500, 'InternalError', 'unknown error.');

/** Some tables print this message alone. */
export const internalFailure = answer(500, 'InternalError', 'exception or failure.');

/** No instance has the id. */
export const instanceNotFound = answer(404, 'InvalidInstanceId.NotFound');
/** The vendor locked the instance for security. */
export const lockedForSecurity = answer(403, 'InstanceLockedForSecurity');
/** The client token is too long or not ASCII. */
export const clientTokenInvalid = answer(400, 'InvalidClientToken.ValueNotSupported');

/** Completes what an operation decides with the answers of this product. */
export const defineBehaviour = behaviourWith({
  throttled: throttledByGateway,
  internalFault: internalError,
  denied: forbiddenByPolicy,
  notOffered: forbiddenByPolicy,
  malformedParameter,
  missingParameter,
});
