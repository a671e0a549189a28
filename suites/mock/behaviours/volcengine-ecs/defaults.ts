/** Answers that operations of this product share, from the platform's common error table and the product's page. */
import { behaviourWith } from '../define-behaviour.ts';
import { answer } from '../outcomes.ts';

/** A parameter value for which the operation has no row of its own. */
export const invalidArgument = answer(400, 'InvalidArgument');

/** The vendor's own trouble. */
export const internalError = answer(500, 'InternalError', 'An internal error');

/** The sender has no permission. The row prints the permission and the resource. */
const notPermitted = { ...answer(403, 'AccessDenied'), values: ['ecs:RenewInstance', 'trn:ecs:*:*:instance/*'] };

/** Completes what an operation decides with the answers of this product. */
export const defineBehaviour = behaviourWith({
  throttled: answer(429, 'FlowLimitExceeded'),
  internalFault: internalError,
  denied: notPermitted,
  // No row is about an operation that is not offered. The answer to a caller without the permission is the nearest one.
  notOffered: notPermitted,
  malformedParameter: invalidArgument,
  missingParameter: () => invalidArgument,
});
