/**
 * Renewing a subscription: one paid order, a new expiry later than the old one, and no financial lock once the new expiry
 * lies ahead. The status stays: an instance that stopped when it expired has to be started by its owner.
 */
import type { Order, World } from '../world.ts';
import { placePaidOrder } from './orders.ts';
import { findInstance, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** A renewal whose expiry and price are known. */
export interface Renewal {
  /** The operation that the order is recorded for. */
  readonly operation: string;
  readonly instanceId: string;
  readonly expiryMs: number;
  readonly price: number;
  readonly nowMs: number;
}

/** Renews an instance to a later expiry for a price. */
export function renewInstance(world: World, renewal: Renewal): Transition<Order> {
  const instance = findInstance(world, renewal.instanceId);
  if (instance === undefined) return refused('no-such-instance');
  if (instance.chargeType !== 'PrePaid' || instance.expiryMs === null) return refused('not-a-subscription');
  if (renewal.expiryMs <= instance.expiryMs) return refused('expiry-not-later');
  const paid = placePaidOrder(world, {
    operation: renewal.operation,
    instanceId: instance.id,
    diskIds: [],
    amount: renewal.price,
    backToCredit: 0,
  });
  if (!paid.done) return paid;
  const lifted = renewal.expiryMs > renewal.nowMs;
  const renewed = withInstance(paid.world, instance.id, {
    expiryMs: renewal.expiryMs,
    locks: lifted ? instance.locks.filter((lock) => lock !== 'financial') : instance.locks,
  });
  return done(renewed, paid.value.order);
}
