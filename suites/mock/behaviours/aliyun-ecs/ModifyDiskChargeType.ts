/**
 * ModifyDiskChargeType, from the undated English edition and, where it does not contradict, the edition of 2021: changes
 * data disks of a subscription instance from pay-as-you-go to subscription (the default) or back.
 * The editions contradict on pay-as-you-go instances: the English one forbids the change there, and it is the newer one.
 * Order of refusals: parameters, client token, region, instance, its orders, disks, permissions, account.
 */
import { convertDisks } from '../../machine/convert-disks.ts';
import type { Behaviour, Call, Outcome, Rule } from '../behaviour.ts';
import {
  accountHasNoFunds,
  accountHasNoPaymentMethod,
  accountIsInArrears,
  both,
  chargedBy,
  either,
  hasOrder,
  inCondition,
  instanceIs,
  instanceIsAbsent,
  instanceWasReleased,
  lockedFor,
  orderServiceFails,
  parameterIs,
  statusIsNot,
} from '../conditions.ts';
import { answer, given, orderOutcome } from '../outcomes.ts';
import { clientTokenInvalid, internalError, malformedParameter, missingParameter } from './answers.ts';
import { diskRules, disksNotFound, wantedChargeType, wrongDiskChargeType } from './disk-charge-type-rules.ts';
import { readIdList } from './disk-list.ts';
import { regionExists } from './regions.ts';

const statusNotSupported = answer(404, 'InvalidInstanceStatus.NotSupported');
const forbidden = (reason: string) => ({ ...answer(403, 'Forbidden'), values: [reason] });

const stoppedForMoney = both(
  lockedFor('financial'),
  instanceIs(({ status }) => status === 'Stopped'),
);

const instanceRules: readonly Rule[] = [
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
  // The table has no row for either; other pages of the product let nothing pass while the security lock is on.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred')),
    answer: forbidden('The specified instance is locked.'),
  },
  {
    name: 'pay-as-you-go instance',
    applies: chargedBy('PostPaid'),
    answer: answer(400, 'ChargeTypeViolation', 'of the instance'),
  },
  { name: 'stopped for expiry or arrears', applies: stoppedForMoney, answer: statusNotSupported },
  {
    name: 'status in transition',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: statusNotSupported,
  },
  {
    name: 'temporary upgrade',
    applies: inCondition('temporary-upgrade'),
    answer: answer(400, 'InvalidAction.WithActiveElasticUpgrade'),
  },
  {
    name: 'no purchase record',
    applies: inCondition('no-purchase-record'),
    answer: answer(400, 'InvalidInstance.PurchaseNotFound'),
  },
  { name: 'unpaid order', applies: hasOrder('unpaid'), answer: answer(400, 'InvalidInstance.UnPaidOrder') },
  { name: 'order processing', applies: hasOrder('processing'), answer: answer(400, 'LastOrderProcessing') },
];

const payLater = parameterIs('AutoPay', 'false');
const payNow = (call: Call): boolean => !payLater(call);
const subscribes = (call: Call): boolean => wantedChargeType(call) === 'PrePaid';
const unsubscribes = (call: Call): boolean => !subscribes(call);

const accountRules: readonly Rule[] = [
  {
    name: 'may not see prices',
    applies: both(payLater, (call) => call.denied.includes('price')),
    answer: answer(400, 'NoPermission.Price'),
  },
  {
    name: 'may not order refunds',
    applies: both(unsubscribes, (call) => call.denied.includes('refund')),
    answer: answer(400, 'NoPermission.Refund'),
  },
  { name: 'account in arrears', applies: accountIsInArrears, answer: answer(400, 'Account.Arrearage') },
  { name: 'no payment method', applies: accountHasNoPaymentMethod, answer: answer(404, 'PaymentMethodNotFound') },
  // An account with nothing at all is refused before there is an order; one with too little gets an abnormal order, as
  // the prose says. So the row and the prose both hold.
  {
    name: 'account empty',
    applies: both(subscribes, payNow, accountHasNoFunds),
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
  { name: 'order service fails', applies: orderServiceFails, answer: answer(400, 'OrderCreationFailed') },
];

function convert(call: Call): Outcome {
  const conversion = {
    instanceId: given(call, 'InstanceId'),
    diskIds: readIdList(given(call, 'DiskIds')) ?? [],
    chargeType: wantedChargeType(call),
    nowMs: call.nowMs,
    autoPay: payNow(call),
  };
  return orderOutcome(convertDisks(call.world, conversion), internalError);
}

/** Decisions of ModifyDiskChargeType. */
export const modifyDiskChargeTypeBehaviour: Behaviour = {
  throttled: answer(400, 'Throttling', 'try again after 5 minutes'),
  internalFault: internalError,
  denied: forbidden('User not authorized to operate on the specified resource.'),
  parameters: {
    missing: {
      RegionId: answer(400, 'MissingParameter.RegionId'),
      InstanceId: answer(400, 'MissingParameter.InstanceIdNotSupported'),
      // No row of the table: the product's common answer.
      DiskIds: missingParameter('DiskIds'),
    },
    invalid: {
      DiskIds: disksNotFound,
      ClientToken: clientTokenInvalid,
      // No row speaks of a wrong value; both values are charge types of the disk.
      DiskChargeType: wrongDiskChargeType,
    },
    otherwise: malformedParameter,
  },
  tokens: {
    // The table has no row for a token in process, but one for what such a token stands for: an order in process.
    processing: answer(400, 'LastOrderProcessing'),
    mismatch: answer(400, 'Idempotence.SignatureMismatch'),
  },
  rules: [...instanceRules, ...diskRules, ...accountRules],
  effect: convert,
};
