/**
 * RenewInstance of the second product, from its own page of 2024-05-21 alone: renews one subscription instance by months,
 * vouchers first.
 * Order of refusals: parameters, client token, presence, the vendor's bar, charge type, whatever holds the resource, money.
 */
import { availableFunds } from '../../machine/charge-account.ts';
import { renewInstance } from '../../machine/renew-instance.ts';
import type { Behaviour, Call, Outcome, Rule } from '../behaviour.ts';
import {
  accountHasNoPaymentMethod,
  chargedBy,
  either,
  hasOrder,
  inCondition,
  instanceIsAbsent,
  lockedFor,
  orderServiceFails,
  parameterIs,
  statusIsNot,
  zoneIsSoldOut,
} from '../conditions.ts';
import { answer, given, orderOutcome, refuseWith } from '../outcomes.ts';
import { maximumExpiryMs, planRenewal } from '../plan-renewal.ts';

const missingInstanceId = answer(400, 'MissingParameter.InstanceId');
const invalidArgument = answer(400, 'InvalidArgument');
const invalidPeriod = answer(400, 'InvalidPeriod');
const invalidPeriodUnit = answer(400, 'InvalidPeriodUnit');
const internalError = answer(500, 'InternalError', 'An internal error');
const insufficientBalance = answer(400, 'Insufficient.Balance');
const requestForbidden = answer(403, 'InvalidInstance.RequestForbidden');

const held = either(
  inCondition('held-by-other-operation', 'upgrading', 'specification-change-booked', 'temporary-upgrade'),
  hasOrder('unpaid'),
  hasOrder('processing'),
  statusIsNot('Running', 'Stopped'),
);

const cannotPay = (call: Call): boolean => availableFunds(call.world.account) < (planRenewal(call)?.price ?? 0);

const rules: readonly Rule[] = [
  // The page's column of required parameters is lost: that this one is needed follows from its row. That Period is needed
  // follows from the absence of a default; without it there is no plan, see the effect.
  { name: 'no instance named', applies: (call) => given(call, 'InstanceId') === '', answer: missingInstanceId },
  { name: 'period by weeks', applies: parameterIs('PeriodUnit', 'Week'), answer: invalidPeriodUnit },
  {
    name: 'instance id malformed',
    applies: (call) => !/^i-[A-Za-z0-9]+$/.test(given(call, 'InstanceId')),
    answer: invalidArgument,
  },
  { name: 'instance absent', applies: instanceIsAbsent, answer: answer(404, 'InvalidInstance.NotFound') },
  { name: 'barred', applies: inCondition('barred'), answer: requestForbidden },
  // No row about a security lock; a resource that the vendor has shut off is the nearest one.
  { name: 'locked for security', applies: lockedFor('security'), answer: requestForbidden },
  { name: 'not a subscription', applies: chargedBy('PostPaid'), answer: answer(400, 'InvalidChargeType') },
  { name: 'held by another operation', applies: held, answer: answer(412, 'OperationDenied.ResourceLocked') },
  {
    name: 'expires after the maximum',
    applies: (call) => (planRenewal(call)?.expiryMs ?? 0) > maximumExpiryMs,
    answer: invalidPeriod,
  },
  { name: 'no way to pay', applies: accountHasNoPaymentMethod, answer: insufficientBalance },
  { name: 'too little money', applies: cannotPay, answer: insufficientBalance },
  // The table has no row for either; both are the vendor's own trouble.
  { name: 'sold out or no orders', applies: either(zoneIsSoldOut, orderServiceFails), answer: internalError },
];

function renew(call: Call): Outcome {
  const plan = planRenewal(call);
  if (plan === undefined) return refuseWith(invalidPeriod);
  const renewal = { instanceId: given(call, 'InstanceId'), nowMs: call.nowMs, ...plan };
  return orderOutcome(renewInstance(call.world, renewal), internalError);
}

/** Decisions of RenewInstance. */
export const renewInstanceBehaviour: Behaviour = {
  throttled: answer(429, 'FlowLimitExceeded'),
  internalFault: internalError,
  denied: {
    ...answer(403, 'AccessDenied'),
    values: ['ecs:RenewInstance', 'trn:ecs:*:*:instance/*'],
  },
  parameters: {
    missing: { InstanceId: missingInstanceId, Period: invalidPeriod },
    invalid: {
      'Period/type': invalidArgument,
      Period: invalidPeriod,
      PeriodUnit: invalidPeriodUnit,
      ClientToken: answer(400, 'InvalidClientToken.Malformed'),
    },
    otherwise: invalidArgument,
  },
  tokens: {
    processing: answer(412, 'IdempotentProcessing'),
    mismatch: answer(400, 'IdempotentParameterMismatch'),
  },
  rules,
  effect: renew,
};
