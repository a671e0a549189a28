/**
 * Paying an order carries out what it orders, in one transition: either the money moves and the disks change, or neither.
 * No other way leads to a disk of another charge type, so an unpaid or abnormal order never changes one.
 */
import type { ChargeType, Disk, DiskSubscription, Order, World } from '../world.ts';
import type { Payment } from './charge-account.ts';
import { changeOrder, type PlacedOrder } from './orders.ts';
import { findDisk, findInstance, withDisk } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** Pays an unpaid order and carries it out. */
export function payOrder(world: World, orderId: string, nowMs: number): Transition<Order> {
  const paid = changeOrder(world, orderId, 'pay');
  if (!paid.done) return paid;
  const { diskChargeType } = paid.value.order;
  // What other orders change, a specification for one, is no part of this world.
  if (diskChargeType === undefined) return done(paid.world, paid.value.order);
  return convertOrdered(paid.world, paid.value, { diskChargeType, nowMs });
}

/** Disks of an order that can change to the charge type together. */
export function convertibleDisks(
  world: World,
  diskIds: readonly string[],
  chargeType: ChargeType,
): Transition<readonly Disk[]> {
  const disks = diskIds.flatMap((id) => findDisk(world, id) ?? []);
  if (disks.length < diskIds.length) return refused('no-such-disk');
  if (disks.some((disk) => disk.chargeType === chargeType)) return refused('wrong-disk-charge-type');
  return done(world, disks);
}

function convertOrdered(
  world: World,
  { order, payment }: PlacedOrder,
  { diskChargeType, nowMs }: { readonly diskChargeType: ChargeType; readonly nowMs: number },
): Transition<Order> {
  const instance = findInstance(world, order.instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (instance.expiryMs === null) return refused('not-a-subscription');
  const disks = convertibleDisks(world, order.diskIds, diskChargeType);
  if (!disks.done) return disks;
  const bought = { fromMs: nowMs, untilMs: instance.expiryMs, ...shareOf(payment, disks.value.length) };
  const subscription = diskChargeType === 'PrePaid' ? bought : null;
  const converted = disks.value.reduce((before, { id, chargeTypeChanges }) => {
    const change = { chargeType: diskChargeType, subscription, changedAtMs: nowMs };
    return withDisk(before, id, { ...change, chargeTypeChanges: chargeTypeChanges + 1 });
  }, world);
  return done(converted, order);
}

/** What money paid for one of the disks, which all cost the same; rounded down, so that no refund exceeds the charge. */
function shareOf(payment: Payment, disks: number): Pick<DiskSubscription, 'paidByBalance' | 'paidByCredit'> {
  const share = (amount: number): number => Math.floor(amount / Math.max(1, disks));
  return { paidByBalance: share(payment.byBalance), paidByCredit: share(payment.byCredit) };
}
