/**
 * Questions about a call that several operations ask, as predicates for rules. They know the world and the parameter names
 * of the pages; which answer follows from them is said per operation.
 */
import { availableFunds } from '../machine/charge-account.ts';
import { hasLockedDisk } from '../machine/locks.ts';
import { ordersOf } from '../machine/orders.ts';
import { findInstance } from '../machine/resources.ts';
import type { ChargeType, Condition, Instance, InstanceStatus, LockReason, OrderStatus } from '../world.ts';
import type { Call } from './behaviour.ts';
import { given } from './outcomes.ts';

export type Predicate = (call: Call) => boolean;

/** The instance that the parameter InstanceId names. */
export function namedInstance(call: Call): Instance | undefined {
  return findInstance(call.world, given(call, 'InstanceId'));
}

/** A question about the named instance; false where there is none. */
export function instanceIs(question: (instance: Instance, call: Call) => boolean): Predicate {
  return (call) => {
    const instance = namedInstance(call);
    return instance !== undefined && question(instance, call);
  };
}

export const instanceIsAbsent: Predicate = (call) => namedInstance(call) === undefined;

export const instanceWasReleased: Predicate = (call) =>
  call.world.releasedInstanceIds.includes(given(call, 'InstanceId'));

export const statusIsNot = (...allowed: readonly InstanceStatus[]): Predicate =>
  instanceIs((instance) => !allowed.includes(instance.status));

export const chargedBy = (chargeType: ChargeType): Predicate =>
  instanceIs((instance) => instance.chargeType === chargeType);

export const lockedFor = (reason: LockReason): Predicate => instanceIs((instance) => instance.locks.includes(reason));

export const attachedDiskLockedFor = (reason: LockReason): Predicate =>
  instanceIs((instance, call) => hasLockedDisk(call.world, instance.id, reason));

export const inCondition = (...conditions: readonly Condition[]): Predicate =>
  instanceIs((instance) => conditions.some((condition) => instance.conditions.includes(condition)));

export const hasOrder = (status: OrderStatus): Predicate =>
  instanceIs((instance, call) => ordersOf(call.world, instance.id, status).length > 0);

export const zoneIsSoldOut: Predicate = instanceIs((instance, call) =>
  call.world.soldOutZones.includes(instance.zoneId),
);

export const accountHasNoFunds: Predicate = (call) => availableFunds(call.world.account) === 0;

export const accountIsInArrears: Predicate = (call) => call.world.account.owed > 0;

export const accountHasNoPaymentMethod: Predicate = (call) => !call.world.account.paymentMethod;

export const orderServiceFails: Predicate = (call) => call.world.faults.includes('order-service');

export const parameterIs =
  (name: string, value: string): Predicate =>
  (call) =>
    given(call, name) === value;

/** All of them hold. */
export const both =
  (...predicates: readonly Predicate[]): Predicate =>
  (call) =>
    predicates.every((predicate) => predicate(call));

/** One of them holds. */
export const either =
  (...predicates: readonly Predicate[]): Predicate =>
  (call) =>
    predicates.some((predicate) => predicate(call));
