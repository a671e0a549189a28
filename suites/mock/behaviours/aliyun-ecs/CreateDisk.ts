/**
 * CreateDisk: a free pay-as-you-go data disk in a zone, or a subscription disk ordered for an instance and attached to it.
 * Arrears page: refused with an instance in arrears and with a disk in arrears. A call that names an instance is about it and
 * its disks; one that names none is about everything that the account owns. The row about arrears is about the account.
 * The table has no row for a client token whose parameters changed, nor for an instance that is no subscription: both take
 * the one about conflicts.
 * Order of refusals: request (see disk-order-rules.ts), arrears, instance, stock, account, order.
 */
import { availableFunds } from '../../machine/charge-account.ts';
import { createFreeDisk, orderDiskFor } from '../../machine/create-disk.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import {
  accountHasNoFunds,
  accountHasNoPaymentMethod,
  accountIsInArrears,
  attachedDiskLockedFor,
  both,
  chargedBy,
  either,
  inCondition,
  lockedFor,
  orderServiceFails,
} from '../conditions.ts';
import { answer, given, refuseWith } from '../outcomes.ts';
import { asksForSubscription, chosenDisk, priceOfDisk, zoneOfDisk } from './CreateDisk.order.ts';
import { conflict, diskOrderErrors, diskOrderRules } from './CreateDisk.rules.ts';
import { defineBehaviour, internalError } from './defaults.ts';

const arrearage = answer(400, 'Account.Arrearage');
const ownsSomething =
  (kind: 'instances' | 'disks') =>
  (call: Call): boolean =>
    !asksForSubscription(call) && call.world[kind].some(({ locks }) => locks.includes('financial'));

const rules: readonly Rule[] = [
  ...diskOrderRules,
  {
    name: 'instance in arrears',
    applies: either(lockedFor('financial'), ownsSomething('instances')),
    answer: arrearage,
  },
  {
    name: 'disk in arrears',
    applies: either(attachedDiskLockedFor('financial'), ownsSomething('disks')),
    answer: arrearage,
  },
  { name: 'account in arrears', applies: accountIsInArrears, answer: arrearage },
  {
    name: 'instance not a subscription',
    applies: chargedBy('PostPaid'),
    answer: conflict('InstanceId names no subscription instance'),
  },
  { name: 'upgrading', applies: inCondition('upgrading'), answer: answer(403, 'InvalidStatus.Upgrading') },
  {
    name: 'sold out',
    applies: (call) => call.world.soldOutZones.includes(zoneOfDisk(call)),
    answer: { ...answer(400, 'Zone.NotOnSale'), values: ['The zone has no disks left.'] },
  },
  { name: 'no way to pay', applies: accountHasNoPaymentMethod, answer: answer(403, 'InvalidPayMethod') },
  {
    name: 'too little money',
    applies: either(accountHasNoFunds, (call) => availableFunds(call.world.account) < priceOfDisk(call)),
    answer: answer(403, 'InvalidAccountStatus.NotEnoughBalance'),
  },
  // This table has no row for orders that cannot be placed.
  { name: 'order service fails', applies: both(asksForSubscription, orderServiceFails), answer: internalError },
];

function create(call: Call): Effect {
  const order = { operation: 'CreateDisk', chosen: chosenDisk(call), nowMs: call.nowMs };
  if (asksForSubscription(call)) {
    const step = orderDiskFor(call.world, order, given(call, 'InstanceId'));
    if (!step.done) return refuseWith(internalError);
    const { disk, order: placed } = step.value;
    const result = { DiskId: disk.id, OrderId: placed.id };
    return { outcome: 'success', world: step.world, result, orderId: placed.id };
  }
  const place = { zoneId: given(call, 'ZoneId'), multiAttach: given(call, 'MultiAttach') === 'Enabled' };
  const step = createFreeDisk(call.world, order, place);
  return step.done
    ? { outcome: 'success', world: step.world, result: { DiskId: step.value.id } }
    : refuseWith(internalError);
}

/** Decisions of CreateDisk. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: diskOrderErrors,
  },
  tokens: {
    processing: answer(403, 'LastTokenProcessing'),
    mismatch: conflict('ClientToken was used with other parameters'),
  },
  // With an instance the page ignores the token.
  ignoresToken: asksForSubscription,
  rules,
  effect: create,
});
