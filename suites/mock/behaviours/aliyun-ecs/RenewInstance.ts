/**
 * RenewInstance, from the edition of 2021-07-19 (page RenewInstance, whose lines are cited) and, for what only it says, the
 * edition of 2020 (003_6b6c67dc52957b35): renews one subscription instance by a period or up to a day of the month.
 * Order of refusals (no page states one; ours goes from the request to the instance, its orders, the new expiry, the money):
 * parameters, client token, presence, locks, charge type, status, orders, dedicated host, new expiry, stock, account.
 */
import { availableFunds } from '../../machine/charge-account.ts';
import { renewInstance } from '../../machine/renew-instance.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  accountHasNoPaymentMethod,
  both,
  chargedBy,
  either,
  hasOrder,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  lockedFor,
  orderServiceFails,
  parameterIs,
  statusIsNot,
  zoneIsSoldOut,
} from '../conditions.ts';
import { answer, given, orderOutcome, refuseWith } from '../outcomes.ts';
import { maximumExpiryMs, planRenewal } from '../plan-renewal.ts';
import { clientTokenInvalid, defineBehaviour, instanceNotFound, internalError, lockedForSecurity } from './defaults.ts';

const invalidPeriod = answer(400, 'InvalidPeriod');

/**
 * Line 127 refuses the account as such. It answers an operation not offered to the account and, since the table has no row
 * about money while line 13 wants an account that can pay by balance or credit, also one that cannot pay.
 */
const userNotSupported = answer(400, 'OperationDenied', 'current user');

const asksForPeriod = (call: Call): boolean => given(call, 'Period') !== '' || given(call, 'PeriodUnit') !== '';
const asksForDay = (call: Call): boolean => given(call, 'ExpectedRenewDay') !== '';

const hostStatusIs = (...statuses: readonly string[]) =>
  instanceIs(({ dedicatedHost }) => dedicatedHost !== undefined && statuses.includes(dedicatedHost.status));

/** Line 128: a starter package is renewed by months, so not by whole years, and not by weeks either. */
const notMonthly = either(parameterIs('PeriodUnit', 'Week'), (call) => Number(given(call, 'Period')) >= 12);

const expiresAfterHost = instanceIs(({ dedicatedHost }, call) => {
  const plan = planRenewal(call);
  return dedicatedHost !== undefined && plan !== undefined && plan.expiryMs > dedicatedHost.expiryMs;
});

/** Line 36: the day must be the day that the owner chose before. If the owner chose none, any day is fine. */
const disagreesWithRenewDay = (call: Call): boolean => {
  const { renewDay } = call.world.account;
  return asksForDay(call) && renewDay !== null && Number(given(call, 'ExpectedRenewDay')) !== renewDay;
};

const cannotPay = (call: Call): boolean => availableFunds(call.world.account) < (planRenewal(call)?.price ?? 0);

const rules: readonly Rule[] = [
  // Line 12: one of period and renewal day, and not both. A unit alone is no period.
  {
    name: 'neither period nor renewal day',
    applies: (call) => given(call, 'Period') === '' && !asksForDay(call),
    answer: answer(400, 'MissingParamter'),
  },
  { name: 'both period and renewal day', applies: both(asksForPeriod, asksForDay), answer: invalidPeriod },
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  { name: 'locked for security', applies: lockedFor('security'), answer: lockedForSecurity },
  // The table has no row for an instance that the vendor barred; the security lock is the nearest one.
  { name: 'barred', applies: inCondition('barred'), answer: lockedForSecurity },
  { name: 'not a subscription', applies: chargedBy('PostPaid'), answer: answer(403, 'ChargeTypeViolation') },
  { name: 'upgrading', applies: inCondition('upgrading'), answer: answer(400, 'InvalidStatus.Upgrading') },
  {
    name: 'status in transition',
    applies: statusIsNot('Running', 'Stopped'),
    answer: answer(403, 'IncorrectInstanceStatus'),
  },
  {
    name: 'held by another operation',
    applies: inCondition('held-by-other-operation'),
    answer: answer(403, 'IncorrectInstanceStatus'),
  },
  {
    name: 'specification change booked',
    applies: inCondition('specification-change-booked'),
    answer: answer(403, 'InstanceSpecModification.NotEffective'),
  },
  { name: 'unpaid order', applies: hasOrder('unpaid'), answer: answer(403, 'Instance.UnPaidOrder') },
  { name: 'order processing', applies: hasOrder('processing'), answer: answer(400, 'LastOrderProcessing') },
  {
    name: 'dedicated host failed',
    applies: hostStatusIs('PermanentFailure'),
    answer: answer(400, 'InvalidDedicatedHostStatus.NotSupport'),
  },
  {
    name: 'dedicated host not available',
    applies: hostStatusIs('TempUnavailable', 'UnderAssessment'),
    answer: answer(400, 'IncorrectDedicatedHostStatus'),
  },
  {
    name: 'starter package',
    applies: both(inCondition('starter-package'), notMonthly),
    answer: answer(403, 'InvalidPeriod.StarterPackage'),
  },
  { name: 'other renewal day chosen', applies: disagreesWithRenewDay, answer: invalidPeriod },
  {
    name: 'expires after its dedicated host',
    applies: expiresAfterHost,
    answer: answer(400, 'InvalidPeriod.ExceededDedicatedHost'),
  },
  {
    name: 'expires after the maximum',
    applies: (call) => (planRenewal(call)?.expiryMs ?? 0) > maximumExpiryMs,
    answer: answer(400, 'InvalidPeriod.ExceededMaximumExpirationDate'),
  },
  { name: 'sold out', applies: zoneIsSoldOut, answer: answer(403, 'OperationDenied.NoStock', 'sold out') },
  { name: 'no way to pay', applies: accountHasNoPaymentMethod, answer: userNotSupported },
  { name: 'too little money', applies: cannotPay, answer: userNotSupported },
  // This table has no row for orders that cannot be placed.
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
  notOffered: userNotSupported,
  parameters: {
    // The only row about a missing parameter names Period (line 102). A missing InstanceId gets the product's common answer.
    invalid: {
      Period: invalidPeriod,
      PeriodUnit: answer(400, 'InvalidPeriodUnit.ValueNotSupported'),
      ExpectedRenewDay: invalidPeriod,
      ClientToken: clientTokenInvalid,
    },
  },
  tokens: {
    // Idempotence.Processing (400) is documented for the same cause by the newer edition alone; this code by both.
    processing: answer(403, 'LastTokenProcessing'),
    mismatch: answer(400, 'IdempotenceParamNotMatch'),
  },
  rules,
  effect: renew,
});
