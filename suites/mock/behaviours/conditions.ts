/**
 * Questions about a call that several operations ask, as predicates for rules. They know the world and the parameter names
 * of the pages; each operation chooses the answer.
 */
import { availableFunds } from '../machine/charge-account.ts';
import { hasLockedDisk } from '../machine/locks.ts';
import { ordersOf } from '../machine/orders.ts';
import { findInstance } from '../machine/resources.ts';
import type { ChargeType, Condition, Instance, InstanceStatus, LockReason, OrderStatus } from '../world.ts';
import type { Call, ErrorChoice, Rule } from './behaviour.ts';
import { given } from './outcomes.ts';

/** A question about a call, for a rule to ask. */
export type Predicate = (call: Call) => boolean;

/** The instance that the parameter InstanceId names. */
export function namedInstance(call: Call): Instance | undefined {
  return findInstance(call.world, given(call, 'InstanceId'));
}

/** A condition of the named instance; false if there is no such instance. */
export function instanceIs(question: (instance: Instance, call: Call) => boolean): Predicate {
  return (call) => {
    const instance = namedInstance(call);
    return instance !== undefined && question(instance, call);
  };
}

/** No instance has the id, whether it was released or never existed. */
export const instanceIsAbsent: Predicate = (call) => namedInstance(call) === undefined;

/** The instance existed and was released. */
export const instanceWasReleased: Predicate = (call) =>
  call.world.releasedInstanceIds.includes(given(call, 'InstanceId'));

/** The instance has a status other than these. */
export const statusIsNot = (...allowed: readonly InstanceStatus[]): Predicate =>
  instanceIs((instance) => !allowed.includes(instance.status));

/** The instance is of that charge type. */
export const chargedBy = (chargeType: ChargeType): Predicate =>
  instanceIs((instance) => instance.chargeType === chargeType);

/** The instance carries the lock. */
export const lockedFor = (reason: LockReason): Predicate => instanceIs((instance) => instance.locks.includes(reason));

/** A disk attached to the instance carries the lock. */
export const attachedDiskLockedFor = (reason: LockReason): Predicate =>
  instanceIs((instance, call) => hasLockedDisk(call.world, instance.id, reason));

/** One of these conditions holds for the instance. */
export const inCondition = (...conditions: readonly Condition[]): Predicate =>
  instanceIs((instance) => conditions.some((condition) => instance.conditions.includes(condition)));

/** The instance has an order of that status. */
export const hasOrder = (status: OrderStatus): Predicate =>
  instanceIs((instance, call) => ordersOf(call.world, instance.id, status).length > 0);

/** The zone of the instance has nothing left. */
export const zoneIsSoldOut: Predicate = instanceIs((instance, call) =>
  call.world.soldOutZones.includes(instance.zoneId),
);

/** The account can pay for nothing at all. */
export const accountHasNoFunds: Predicate = (call) => availableFunds(call.world.account) === 0;

/** The account owes money. */
export const accountIsInArrears: Predicate = (call) => call.world.account.owed > 0;

/** The account has no payment method. */
export const accountHasNoPaymentMethod: Predicate = (call) => !call.world.account.paymentMethod;

/** The vendor does not offer the operation to the account, whoever calls. */
const operationIsWithheld: Predicate = (call) => call.world.account.withheldOperations.includes(call.operation.name);

/** The rule for an operation that is not offered to the account, with the answer that comes nearest to it. */
export const offerRule = (answer: ErrorChoice): Rule => ({
  name: 'operation not offered',
  applies: operationIsWithheld,
  answer,
});

/** A state asked for orders to fail. */
export const orderServiceFails: Predicate = (call) => call.world.faults.includes('order-service');

/** The parameter is given with that text. */
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
