/**
 * Ordering another charge type for disks. All disks of one request change with one order or none does. To PrePaid costs the
 * time up to the instance's expiry; to PostPaid gives back the money, never the vouchers, paid for the time that is left.
 */
import type { ChargeType, Disk, Order, World } from '../world.ts';
import { dayMs } from './calendar.ts';
import { availableFunds } from './charge-account.ts';
import { type OrderDraft, recordOrder } from './orders.ts';
import { convertibleDisks, payOrder } from './pay-order.ts';
import { diskPrice } from './prices.ts';
import { findInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** Which disks change to which charge type; without `autoPay` there is only an order. */
export interface Conversion {
  /** The operation that the order is recorded for. */
  readonly operation: string;
  readonly instanceId: string;
  readonly diskIds: readonly string[];
  readonly chargeType: ChargeType;
  readonly nowMs: number;
  readonly autoPay: boolean;
}

/** Orders the change and, where the order is paid at once, carries it out. */
export function convertDisks(world: World, conversion: Conversion): Transition<Order> {
  const { operation, instanceId, diskIds, chargeType, nowMs, autoPay } = conversion;
  const instance = findInstance(world, instanceId);
  if (instance === undefined) return refused('no-such-instance');
  const disks = convertibleDisks(world, diskIds, chargeType);
  if (!disks.done) return disks;
  if (instance.expiryMs === null) return refused('not-a-subscription');
  const quote = quoteFor(disks.value, instance.expiryMs, nowMs);
  const draft: OrderDraft = {
    operation,
    instanceId,
    diskIds,
    diskChargeType: chargeType,
    ...quote,
  };
  const tooDear = quote.amount > 0 && availableFunds(world.account) < quote.amount;
  const placed = recordOrder(world, draft, autoPay && tooDear ? 'abnormal' : 'unpaid');
  return autoPay && !tooDear ? payOrder(placed.world, placed.order.id, nowMs) : done(placed.world, placed.order);
}

/** What the change of all disks costs; below zero where money is given back. */
function quoteFor(disks: readonly Disk[], untilMs: number, nowMs: number): Pick<OrderDraft, 'amount' | 'backToCredit'> {
  const quotes = disks.map((disk) => quoteForDisk(disk, untilMs, nowMs));
  return {
    amount: quotes.reduce((sum, { amount }) => sum + amount, 0),
    backToCredit: quotes.reduce((sum, { backToCredit }) => sum + backToCredit, 0),
  };
}

function quoteForDisk({ subscription }: Disk, untilMs: number, nowMs: number) {
  if (subscription === null) return { amount: diskPrice(nowMs, untilMs), backToCredit: 0 };
  const total = Math.max(dayMs, subscription.untilMs - subscription.fromMs);
  const left = Math.min(total, Math.max(0, subscription.untilMs - nowMs));
  const unused = (paid: number): number => Math.floor((paid * left) / total);
  const backToCredit = unused(subscription.paidByCredit);
  return { amount: -(unused(subscription.paidByBalance) + backToCredit), backToCredit };
}
