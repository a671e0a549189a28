/**
 * RenewInstance of the second product, from its own page of 2024-05-21 alone (002_5848c9f9bda37f99, whose lines are cited):
 * renews one subscription instance by months, vouchers first (line 10).
 * Order of refusals: parameters, client token, presence, the vendor's bar, charge type, whatever holds the resource, money.
 */
import { availableFunds } from '../../machine/charge-account.ts';
import { renewInstance } from '../../machine/renew-instance.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  accountHasNoPaymentMethod,
  chargedBy,
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
import { defineBehaviour, internalError, invalidArgument } from './defaults.ts';

const invalidPeriod = answer(400, 'InvalidPeriod');
const invalidPeriodUnit = answer(400, 'InvalidPeriodUnit');
const insufficientBalance = answer(400, 'Insufficient.Balance');
const requestForbidden = answer(403, 'InvalidInstance.RequestForbidden');

const resourceLocked = answer(412, 'OperationDenied.ResourceLocked');

const cannotPay = (call: Call): boolean => availableFunds(call.world.account) < (planRenewal(call)?.price ?? 0);

/** The page has one row for whatever holds the resource (line 181), and no rows for what may hold it. */
const lockRules: readonly Rule[] = [
  { name: 'held by another operation', applies: inCondition('held-by-other-operation'), answer: resourceLocked },
  { name: 'upgrading', applies: inCondition('upgrading'), answer: resourceLocked },
  {
    name: 'specification change booked',
    applies: inCondition('specification-change-booked'),
    answer: resourceLocked,
  },
  { name: 'temporary upgrade', applies: inCondition('temporary-upgrade'), answer: resourceLocked },
  { name: 'unpaid order', applies: hasOrder('unpaid'), answer: resourceLocked },
  { name: 'order processing', applies: hasOrder('processing'), answer: resourceLocked },
  { name: 'status in transition', applies: statusIsNot('Running', 'Stopped'), answer: resourceLocked },
];

const rules: readonly Rule[] = [
  // The page's column of required parameters is lost: that this one is needed follows from its row (line 114). That Period
  // is needed follows from the absence of a default.
  {
    name: 'no instance named',
    applies: (call) => given(call, 'InstanceId') === '',
    answer: answer(400, 'MissingParameter.InstanceId'),
  },
  { name: 'no period', applies: (call) => given(call, 'Period') === '', answer: invalidPeriod },
  // Line 61: listed, and not supported yet.
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
  ...lockRules,
  {
    name: 'expires after the maximum',
    applies: (call) => (planRenewal(call)?.expiryMs ?? 0) > maximumExpiryMs,
    answer: invalidPeriod,
  },
  { name: 'no way to pay', applies: accountHasNoPaymentMethod, answer: insufficientBalance },
  { name: 'too little money', applies: cannotPay, answer: insufficientBalance },
  // The table has no row for either; both are the vendor's own trouble.
  { name: 'sold out', applies: zoneIsSoldOut, answer: internalError },
  { name: 'order service fails', applies: orderServiceFails, answer: internalError },
];

function renew(call: Call): Effect {
  const plan = planRenewal(call);
  if (plan === undefined) return refuseWith(invalidPeriod);
  const renewal = { operation: 'RenewInstance', instanceId: given(call, 'InstanceId'), nowMs: call.nowMs, ...plan };
  return orderOutcome(renewInstance(call.world, renewal), internalError);
}

/** Decisions of RenewInstance. */
export const behaviour = defineBehaviour({
  parameters: {
    // The page states no required parameter, so rules refuse requests that lack one.
    invalid: {
      'Period/type': invalidArgument,
      Period: invalidPeriod,
      PeriodUnit: invalidPeriodUnit,
      ClientToken: answer(400, 'InvalidClientToken.Malformed'),
    },
  },
  tokens: {
    processing: answer(412, 'IdempotentProcessing'),
    mismatch: answer(400, 'IdempotentParameterMismatch'),
  },
  rules,
  effect: renew,
});
