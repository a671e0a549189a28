/**
 * ModifyDiskChargeType, from the undated English edition (001_f9ac4e22c254f398, whose lines are cited) and, where it does not
 * contradict, the edition of 2021 (004_158e320035ecf921): changes data disks of a subscription instance from pay-as-you-go
 * to subscription (the default) or back.
 * Order of refusals: parameters, client token, region, instance, its orders, disks, permissions, account.
 */
import { convertDisks } from '../../machine/convert-disks.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  accountHasNoFunds,
  accountHasNoPaymentMethod,
  accountIsInArrears,
  both,
  orderServiceFails,
  parameterIs,
} from '../conditions.ts';
import { answer, given, orderOutcome } from '../outcomes.ts';
import { clientTokenInvalid, defineBehaviour, internalError } from './defaults.ts';
import {
  diskRules,
  disksNotFound,
  namedIds,
  wantedChargeType,
  wrongDiskChargeType,
} from './ModifyDiskChargeType.disk-rules.ts';
import { instanceRules } from './ModifyDiskChargeType.instance-rules.ts';

const forbidden = (reason: string) => ({ ...answer(403, 'Forbidden'), values: [reason] });

const payLater = parameterIs('AutoPay', 'false');
const payNow = (call: Call): boolean => !payLater(call);
const subscribes = (call: Call): boolean => wantedChargeType(call) === 'PrePaid';
const unsubscribes = (call: Call): boolean => !subscribes(call);

const accountRules: readonly Rule[] = [
  // Line 71: what needs the permission is an order to look at before it is paid; AutoPay true does without it.
  {
    name: 'may not see prices',
    applies: both(payLater, (call) => call.denied.includes('price')),
    answer: answer(400, 'NoPermission.Price'),
  },
  // Line 72: money comes back on the way to pay-as-you-go alone.
  {
    name: 'may not order refunds',
    applies: both(unsubscribes, (call) => call.denied.includes('refund')),
    answer: answer(400, 'NoPermission.Refund'),
  },
  { name: 'account in arrears', applies: accountIsInArrears, answer: answer(400, 'Account.Arrearage') },
  { name: 'no payment method', applies: accountHasNoPaymentMethod, answer: answer(404, 'PaymentMethodNotFound') },
  // An account with nothing at all is refused before there is an order (line 74); one with too little gets an abnormal
  // order, as the prose says (line 4). So the row and the prose both hold.
  {
    name: 'account empty',
    applies: both(subscribes, payNow, accountHasNoFunds),
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
  { name: 'order service fails', applies: orderServiceFails, answer: answer(400, 'OrderCreationFailed') },
];

/** Without AutoPay it is on (004_158e320035ecf921 line 33); too little balance then makes an abnormal order. */
function convert(call: Call): Effect {
  const conversion = {
    operation: 'ModifyDiskChargeType',
    instanceId: given(call, 'InstanceId'),
    diskIds: namedIds(call),
    chargeType: wantedChargeType(call),
    nowMs: call.nowMs,
    autoPay: payNow(call),
  };
  return orderOutcome(convertDisks(call.world, conversion), internalError);
}

/** Decisions of ModifyDiskChargeType. */
export const behaviour = defineBehaviour({
  throttled: answer(400, 'Throttling', 'try again after 5 minutes'),
  denied: forbidden('User not authorized to operate on the specified resource.'),
  notOffered: forbidden('The current account does not support this operation.'),
  parameters: {
    // No row is about missing DiskIds, so the product's common answer applies.
    missing: {
      RegionId: answer(400, 'MissingParameter.RegionId'),
      InstanceId: answer(400, 'MissingParameter.InstanceIdNotSupported'),
    },
    invalid: {
      // No row is about a malformed list or one that is too long (line 32). The row about its disks is the nearest one.
      DiskIds: disksNotFound,
      ClientToken: clientTokenInvalid,
      // No row is about a wrong value. Both values are charge types of the disk.
      DiskChargeType: wrongDiskChargeType,
    },
  },
  tokens: {
    // The table has no row for a token in process. It has one for an order in process, which such a token identifies.
    processing: answer(400, 'LastOrderProcessing'),
    mismatch: answer(400, 'Idempotence.SignatureMismatch'),
  },
  rules: [...instanceRules, ...diskRules, ...accountRules],
  effect: convert,
});
