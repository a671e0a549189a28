/**
 * What a transition answers: the world after it with a value, or why it was refused; then no world, so nothing can have
 * changed. A refusal is the machine's own word and no code of a vendor: behaviours choose the documented code for it.
 */
import type { World } from '../world.ts';

/** Every reason for which the machine refuses a transition. */
export type RefusalReason =
  | 'no-such-instance'
  | 'no-such-disk'
  | 'no-such-order'
  | 'no-such-security-group'
  | 'security-group-in-use'
  | 'already-a-member'
  | 'not-a-member'
  | 'last-security-group'
  | 'has-an-address'
  | 'no-free-address'
  | 'not-a-subscription'
  | 'wrong-disk-charge-type'
  | 'wrong-instance-status'
  | 'no-such-snapshot'
  | 'no-such-image'
  | 'no-system-disk'
  | 'disk-not-free'
  | 'disk-not-attached'
  | 'order-not-open'
  | 'insufficient-funds'
  | 'expiry-not-later'
  | 'time-not-forward';

/** A transition that took place, or the reason why not. */
export type Transition<T> =
  | { readonly done: true; readonly world: World; readonly value: T }
  | { readonly done: false; readonly reason: RefusalReason };

/** A transition that took place. */
export function done<T>(world: World, value: T): Transition<T> {
  return { done: true, world, value };
}

/** A transition that did not. */
export function refused<T>(reason: RefusalReason): Transition<T> {
  return { done: false, reason };
}
