/**
 * Creating data disks. A pay-as-you-go disk is free in its zone and costs nothing at once; a subscription disk is ordered and
 * paid up to the expiry of its instance and hangs on it.
 */
import type { Disk, Order, World } from '../world.ts';
import { addDisk, type DiskDraft } from './add-resources.ts';
import { placePaidOrder } from './orders.ts';
import { diskPrice } from './prices.ts';
import { findInstance, withDisk } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** What a new disk is to be. */
export interface DiskOrder {
  /** The operation that the order is recorded for. */
  readonly operation: string;
  readonly chosen: NonNullable<DiskDraft['chosen']>;
  readonly nowMs: number;
}

const dataDisk = { type: 'data', dedicatedBlockStorageCluster: false } as const;

/** Adds a free pay-as-you-go disk in a zone. */
export function createFreeDisk(
  world: World,
  { chosen, nowMs }: Omit<DiskOrder, 'operation'>,
  place: { readonly zoneId: string; readonly multiAttach: boolean },
): Transition<Disk> {
  const { multiAttach, zoneId } = place;
  const draft = { ...dataDisk, instance: undefined, attached: false, chargeType: 'PostPaid', portable: true } as const;
  const added = addDisk(world, { ...draft, multiAttach, chosen, nowMs });
  const disk = { ...added.disk, zoneId };
  return done(withDisk(added.world, disk.id, { zoneId }), disk);
}

/** Orders a subscription disk for an instance, pays it and attaches it. */
export function orderDiskFor(
  world: World,
  { operation, chosen, nowMs }: DiskOrder,
  instanceId: string,
): Transition<{ readonly disk: Disk; readonly order: Order }> {
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (instance.expiryMs === null) return refused('not-a-subscription');
  const draft = { ...dataDisk, instance, attached: true, chargeType: 'PrePaid', portable: false } as const;
  const { world: grown, disk } = addDisk(world, { ...draft, multiAttach: false, chosen, nowMs });
  const amount = diskPrice(nowMs, instance.expiryMs);
  const paid = placePaidOrder(grown, {
    operation,
    instanceId,
    diskIds: [disk.id],
    amount,
    backToCredit: 0,
  });
  if (!paid.done) return paid;
  const { payment, order } = paid.value;
  const period = { fromMs: nowMs, untilMs: instance.expiryMs };
  const subscription = { ...period, paidByBalance: payment.byBalance, paidByCredit: payment.byCredit };
  return done(withDisk(paid.world, disk.id, { subscription }), { disk: { ...disk, subscription }, order });
}
