/** The refusals of ModifyDiskChargeType about the instance and its orders. Lines are those of 001_f9ac4e22c254f398. */
import type { Call, Rule } from '../behaviour.ts';
import {
  both,
  chargedBy,
  hasOrder,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  instanceWasReleased,
  lockedFor,
  statusIsNot,
} from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { wantedChargeType } from './ModifyDiskChargeType.disk-rules.ts';
import { regionExists } from './regions.ts';

const statusNotSupported = answer(404, 'InvalidInstanceStatus.NotSupported');
const instanceForbidden = { ...answer(403, 'Forbidden'), values: ['The specified instance is locked.'] };

const stoppedForMoney = both(
  lockedFor('financial'),
  instanceIs(({ status }) => status === 'Stopped'),
);

const presenceRules: readonly Rule[] = [
  {
    name: 'region absent',
    applies: (call) => !regionExists(given(call, 'RegionId')),
    answer: answer(404, 'InvalidRegionId.NotFound'),
  },
  { name: 'instance released', applies: instanceWasReleased, answer: answer(400, 'InvalidInstanceId.Released') },
  // Two rows say that an instance does not exist: this one for an id that is unknown, the next for one known elsewhere.
  { name: 'instance absent', applies: instanceIsAbsent, answer: answer(400, 'InvalidInstanceId.NotFound') },
  {
    name: 'instance in another region',
    applies: instanceIs(({ regionId }, call) => regionId !== given(call, 'RegionId')),
    answer: answer(404, 'InvalidInstanceId.NOT_FOUND'),
  },
];

const statusRules: readonly Rule[] = [
  // The table has no row for either; other pages of the product let nothing pass while the security lock is on.
  { name: 'locked for security', applies: lockedFor('security'), answer: instanceForbidden },
  { name: 'barred', applies: inCondition('barred'), answer: instanceForbidden },
  // The editions contradict on pay-as-you-go instances (line 6; 004_158e320035ecf921 line 12): the English one, which is
  // the newer one, leaves their disks no other charge type.
  {
    name: 'pay-as-you-go instance',
    applies: chargedBy('PostPaid'),
    answer: answer(400, 'ChargeTypeViolation', 'of the instance'),
  },
  // Line 7 names expiry, 004_158e320035ecf921 line 13 arrears; a lock that did not stop the instance is neither.
  { name: 'stopped for expiry or arrears', applies: stoppedForMoney, answer: statusNotSupported },
  { name: 'status in transition', applies: statusIsNot('Running', 'Stopped'), answer: statusNotSupported },
  { name: 'upgrading', applies: inCondition('upgrading'), answer: statusNotSupported },
  { name: 'held by another operation', applies: inCondition('held-by-other-operation'), answer: statusNotSupported },
  {
    name: 'temporary upgrade',
    applies: inCondition('temporary-upgrade'),
    answer: answer(400, 'InvalidAction.WithActiveElasticUpgrade'),
  },
];

const orderRules: readonly Rule[] = [
  {
    name: 'no purchase record',
    applies: inCondition('no-purchase-record'),
    answer: answer(400, 'InvalidInstance.PurchaseNotFound'),
  },
  { name: 'unpaid order', applies: hasOrder('unpaid'), answer: answer(400, 'InvalidInstance.UnPaidOrder') },
  { name: 'order processing', applies: hasOrder('processing'), answer: answer(400, 'LastOrderProcessing') },
  // Line 64 counts downgrades; of the two changes only the one back to pay-as-you-go is one.
  {
    name: 'downgrade quota used up',
    applies: both(inCondition('downgrade-quota-used-up'), (call: Call) => wantedChargeType(call) === 'PostPaid'),
    answer: answer(400, 'InstanceDowngrade.QuotaExceed'),
  },
];

/** Refusals about the instance, in the order in which they are tried. */
export const instanceRules: readonly Rule[] = [...presenceRules, ...statusRules, ...orderRules];
