/**
 * One fault in the mock's own logic: at one decision, in the calls that the fault is about, something else comes out than the
 * mock has decided. The rest of the mock works on as it is, so whatever else a run then misses is the suite's doing.
 */
import type { Behaviour, Call, Outcome } from '../mock/behaviours/behaviour.ts';
import { performOperation } from '../mock/perform-operation.ts';

/** How the mock carries out a call; `createMock` takes another one in its place. */
export type Perform = typeof performOperation;

/** What a fault knows of a call: the call, what the mock decided, and a way to have another call decided instead. */
export interface FaultyCall {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly decide: (call: Call) => Outcome;
}

export interface Fault {
  /** Operations in which it lies. */
  readonly operations: readonly string[];
  /** The decision in which it lies: `rule: <name>`, `invalid <Parameter>/<keyword>`, `effect` … (see Outcome). */
  readonly site: string | RegExp;
  /** The calls of that decision that it is about; without it all of them. */
  readonly when?: (faulty: FaultyCall) => boolean;
  /** What comes out of them; without it the request is carried out carelessly. */
  readonly instead?: (faulty: FaultyCall) => Outcome;
}

/** A fault without the operation in which it lies. */
export type FaultPart = Omit<Fault, 'operations'>;

/** Wrong in answer and effect, whatever was asked: money is taken for an order that nothing was delivered for. */
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

/** Whether the fault lies in that decision. */
export function liesAt(fault: Fault, site: string): boolean {
  return typeof fault.site === 'string' ? fault.site === site : fault.site.test(site);
}

/** Whether the fault changes what comes of this call. */
export function reaches(fault: Fault, faulty: FaultyCall): boolean {
  const isHere = liesAt(fault, faulty.outcome.site) && fault.operations.includes(faulty.call.operation.name);
  return isHere && (fault.when?.(faulty) ?? true);
}

export function faultyCall(behaviour: Behaviour, call: Call): FaultyCall {
  const decide = (other: Call): Outcome => performOperation(behaviour, other);
  return { call, outcome: decide(call), decide };
}

/** What the fault makes of the call. */
export function bentOutcome(fault: Fault, faulty: FaultyCall): Outcome {
  return reaches(fault, faulty) ? (fault.instead ?? carelessly)(faulty) : faulty.outcome;
}

/** The mock's way to carry out calls, with the fault in it. */
export function plantFault(fault: Fault): Perform {
  return (behaviour, call) => bentOutcome(fault, faultyCall(behaviour, call));
}
