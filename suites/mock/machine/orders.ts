/**
 * Orders in the books. One that is paid is charged in the same transition, so no paid order exists without its charge; one
 * that should have been paid and could not be is abnormal and may only be voided. Nothing is delivered here: that is done
 * for a paid order by those who pay it (pay-order.ts, renew-instance.ts).
 */
import type { Order, OrderStatus, World } from '../world.ts';
import { chargeAccount, type Payment, payInto } from './charge-account.ts';
import { takeOrderId } from './identifiers.ts';
import { done, refused, type Transition } from './transition.ts';

/** An order before it has a number and a status. */
export type OrderDraft = Omit<Order, 'id' | 'status'>;

/** An order in the books, and how it was paid. */
export interface PlacedOrder {
  readonly order: Order;
  readonly payment: Payment;
}

const unpaid: Payment = { byVouchers: 0, byBalance: 0, byCredit: 0 };

/** What an event makes of an order; an event that is not listed for a status is refused. */
const transitions: Readonly<Record<OrderStatus, Readonly<Partial<Record<'pay' | 'void', OrderStatus>>>>> = {
  unpaid: { pay: 'paid', void: 'voided' },
  abnormal: { void: 'voided' },
  processing: {},
  paid: {},
  voided: {},
};

/** Puts an order into the books with a status that needs no charge now. */
export function recordOrder(
  world: World,
  draft: OrderDraft,
  status: Exclude<OrderStatus, 'paid'>,
): { readonly world: World; readonly order: Order } {
  const { world: numbered, id } = takeOrderId(world);
  const order: Order = { ...draft, id, status };
  return { world: { ...numbered, orders: [...numbered.orders, order] }, order };
}

/** Places an order and pays it; an amount below zero is paid back. Refused where the account cannot pay. */
export function placePaidOrder(world: World, draft: OrderDraft): Transition<PlacedOrder> {
  const placed = recordOrder(world, draft, 'unpaid');
  return changeOrder(placed.world, placed.order.id, 'pay');
}

/** Pays or voids an order that is open. */
export function changeOrder(world: World, orderId: string, event: 'pay' | 'void'): Transition<PlacedOrder> {
  const order = world.orders.find((candidate) => candidate.id === orderId);
  if (order === undefined) return refused('no-such-order');
  const status = transitions[order.status][event];
  if (status === undefined) return refused('order-not-open');
  const paid = event === 'pay' ? settleAmount(world, order) : done(world, unpaid);
  if (!paid.done) return paid;
  const changed: Order = { ...order, status };
  const orders = paid.world.orders.map((candidate) => (candidate.id === orderId ? changed : candidate));
  return done({ ...paid.world, orders }, { order: changed, payment: paid.value });
}

/** Orders of an instance with that status. */
export function ordersOf(world: World, instanceId: string, status: OrderStatus): readonly Order[] {
  return world.orders.filter((order) => order.instanceId === instanceId && order.status === status);
}

function settleAmount(world: World, { amount, backToCredit }: Order): Transition<Payment> {
  if (amount >= 0) return chargeAccount(world, amount);
  return done(payInto(world, -amount - backToCredit, backToCredit), unpaid);
}
