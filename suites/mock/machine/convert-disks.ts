/**
 * Changing the charge type of disks. All disks of one request change with one order or none does. To PrePaid costs the time
 * up to the instance's expiry; to PostPaid gives back the money, never the vouchers, paid for the time that is left.
 */
import type { ChargeType, Disk, Instance, Order, World } from '../world.ts';
import { dayMs } from './calendar.ts';
import { availableFunds } from './charge-account.ts';
import { type PlacedOrder, placePaidOrder, recordOrder } from './orders.ts';
import { diskPrice } from './prices.ts';
import { findDisk, findInstance, withDisk } from './resources.ts';
import { done, refused, type Step } from './step.ts';

/** Which disks change to which charge type; without `autoPay` there is only an order. */
export interface Conversion {
  readonly instanceId: string;
  readonly diskIds: readonly string[];
  readonly chargeType: ChargeType;
  readonly nowMs: number;
  readonly autoPay: boolean;
}

/** Orders the change and, where the order is paid at once, carries it out. */
export function convertDisks(world: World, conversion: Conversion): Step<Order> {
  const instance = findInstance(world, conversion.instanceId);
  if (instance === undefined) return refused('no-such-instance');
  const disks = conversion.diskIds.flatMap((id) => findDisk(world, id) ?? []);
  if (disks.length < conversion.diskIds.length) return refused('no-such-disk');
  if (disks.some((disk) => disk.chargeType === conversion.chargeType)) return refused('wrong-disk-charge-type');
  const untilMs = instance.expiryMs;
  if (untilMs === null) return refused('not-a-subscription');
  const amount = disks.reduce((sum, disk) => sum + conversionPrice(disk, untilMs, conversion.nowMs), 0);
  const draft = { operation: 'ModifyDiskChargeType', instanceId: instance.id, diskIds: conversion.diskIds, amount };
  if (!conversion.autoPay) return orderOf(recordOrder(world, draft, 'unpaid'));
  if (availableFunds(world.account) < amount) return orderOf(recordOrder(world, draft, 'abnormal'));
  const paid = placePaidOrder(world, draft);
  if (!paid.done) return paid;
  const moneyPerDisk = Math.floor(paid.value.payment.byMoney / Math.max(1, disks.length));
  const converted = disks.reduce(
    (before, disk) => withDisk(before, disk.id, convertedDisk({ disk, instance, conversion, moneyPerDisk })),
    paid.world,
  );
  return done(converted, paid.value.order);
}

/** What the change of one disk costs; below zero where money is given back. */
function conversionPrice(disk: Disk, untilMs: number, nowMs: number): number {
  if (disk.subscription === null) return diskPrice(nowMs, untilMs);
  const { fromMs, untilMs: paidUntilMs, paidByMoney } = disk.subscription;
  const total = Math.max(dayMs, paidUntilMs - fromMs);
  const left = Math.min(total, Math.max(0, paidUntilMs - nowMs));
  return -Math.floor((paidByMoney * left) / total);
}

function convertedDisk(change: {
  readonly disk: Disk;
  readonly instance: Instance;
  readonly conversion: Conversion;
  readonly moneyPerDisk: number;
}): Partial<Disk> {
  const { disk, instance, conversion, moneyPerDisk } = change;
  const { chargeType, nowMs } = conversion;
  const subscription =
    chargeType === 'PrePaid' && instance.expiryMs !== null
      ? { fromMs: nowMs, untilMs: instance.expiryMs, paidByMoney: moneyPerDisk }
      : null;
  return { chargeType, subscription, chargeTypeChanges: disk.chargeTypeChanges + 1, changedAtMs: nowMs };
}

function orderOf(placed: Step<PlacedOrder>): Step<Order> {
  return placed.done ? done(placed.world, placed.value.order) : placed;
}
