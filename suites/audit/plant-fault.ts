/**
 * Plants one fault in the mock: one decision has another outcome, in the calls that the fault is about. The rest of the mock stays
 * as it is, so a failure elsewhere is a defect of the suite.
 */
import type { Behaviour, Call, Outcome } from '../mock/behaviours/behaviour.ts';
import { performOperation } from '../mock/perform-operation.ts';

/** How the mock carries out a call. `createMock` takes another function instead. */
export type Perform = typeof performOperation;

/** What a fault knows: the call, the mock's outcome, and a way to let the mock decide about another call. */
export interface FaultyCall {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly decide: (call: Call) => Outcome;
}

export interface Fault {
  /** Operations that have the fault. */
  readonly operations: readonly string[];
  /** The decision that is wrong: `rule: <name>`, `invalid <Parameter>/<keyword>`, `effect` … (see Outcome). */
  readonly site: string | RegExp;
  /** The calls in which the decision is wrong. Without it the decision is wrong in all calls. */
  readonly when?: (faulty: FaultyCall) => boolean;
  /** The outcome of these calls. Without it the request is carried out carelessly. */
  readonly instead?: (faulty: FaultyCall) => Outcome;
}

/** A fault without its operation. */
export type FaultPart = Omit<Fault, 'operations'>;

/** Succeeds whatever the request says, and charges for an order without delivering anything. */
export function carelessly({ call }: Pick<FaultyCall, 'call'>): Outcome {
  const { world, operation } = call;
  const id = `${world.orderPrefix}careless${world.serial}`;
  const order = {
    id,
    status: 'paid',
    operation: operation.name,
    instanceId: call.parameters.get('InstanceId') ?? '',
    diskIds: [],
    amount: 1,
    backToCredit: 0,
  } as const;
  const account = { ...world.account, balance: world.account.balance - 1 };
  const spoilt = { ...world, serial: world.serial + 1, account, orders: [...world.orders, order] };
  return { outcome: 'success', world: spoilt, result: { OrderId: id }, orderId: id, site: 'fault' };
}

/** Whether the fault makes that decision wrong. */
export function liesAt(fault: Fault, site: string): boolean {
  return typeof fault.site === 'string' ? fault.site === site : fault.site.test(site);
}

/** Whether the fault is about this call. */
export function reaches(fault: Fault, faulty: FaultyCall): boolean {
  const isHere = liesAt(fault, faulty.outcome.site) && fault.operations.includes(faulty.call.operation.name);
  return isHere && (fault.when?.(faulty) ?? true);
}

export function faultyCall(behaviour: Behaviour, call: Call): FaultyCall {
  const decide = (other: Call): Outcome => performOperation(behaviour, other);
  return { call, outcome: decide(call), decide };
}

/** The outcome of the call with the fault. */
export function bentOutcome(fault: Fault, faulty: FaultyCall): Outcome {
  return reaches(fault, faulty) ? (fault.instead ?? carelessly)(faulty) : faulty.outcome;
}

/** The mock's way to carry out calls, with the fault in it. */
export function plantFault(fault: Fault): Perform {
  return (behaviour, call) => bentOutcome(fault, faultyCall(behaviour, call));
}
