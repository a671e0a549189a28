/** What faults are put together from: questions about a call, changes of a world, and other ways to answer. */
import type { Call, Outcome } from '../mock/behaviours/behaviour.ts';
import type { Account, Disk, Instance, Order, World } from '../mock/world.ts';
import type { Fault, FaultyCall } from './plant-fault.ts';

export const day = 86_400_000;
export const given = (call: Call, name: string): string => call.parameters.get(name) ?? '';
export const diskIds = (call: Call): readonly string[] => {
  try {
    const list: unknown = JSON.parse(given(call, 'DiskIds'));
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
};
export const instanceOf = ({ world, parameters }: Call): Instance | undefined =>
  world.instances.find(({ id }) => id === parameters.get('InstanceId'));
export const refuse = (status: number, code: string) => (): Outcome => ({
  outcome: 'error',
  answer: { status, code },
  site: 'fault',
});

/** What was done, done otherwise. */
export const spoil =
  (change: (world: World, faulty: FaultyCall) => World) =>
  (faulty: FaultyCall): Outcome =>
    faulty.outcome.outcome === 'success'
      ? { ...faulty.outcome, world: change(faulty.outcome.world, faulty) }
      : faulty.outcome;

export const withParameters =
  (change: (parameters: Map<string, string>) => void) =>
  ({ call, decide }: FaultyCall): Outcome => {
    const parameters = new Map(call.parameters);
    change(parameters);
    return decide({ ...call, parameters });
  };

export const changeInstance = (
  world: World,
  id: string | undefined,
  change: (instance: Instance) => Partial<Instance>,
): World => ({
  ...world,
  instances: world.instances.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});
export const changeDisk = (world: World, id: string | undefined, change: (disk: Disk) => Partial<Disk>): World => ({
  ...world,
  disks: world.disks.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});
export const takeMoney = (world: World, amount: number): World => ({
  ...world,
  account: { ...world.account, balance: world.account.balance - amount },
});

export const changeAccount = (world: World, change: (account: Account) => Partial<Account>): World => ({
  ...world,
  account: { ...world.account, ...change(world.account) },
});
/** The order that the call has just made. */
export const changeLastOrder = (world: World, change: (order: Order) => Partial<Order>): World => ({
  ...world,
  orders: world.orders.map((order) => (order === world.orders.at(-1) ? { ...order, ...change(order) } : order)),
});

/** What a fault is beside the operation in which it lies. */
export type FaultPart = Omit<Fault, 'operations'>;

/** What was done, done otherwise, in the calls that `when` picks. */
export const doneOtherwise = (
  change: (world: World, call: Call) => World,
  when: (call: Call) => boolean = () => true,
): FaultPart => ({
  site: 'effect',
  when: ({ call, outcome }) => outcome.outcome === 'success' && when(call),
  instead: spoil((world, { call }) => change(world, call)),
});

/** Calls are taken for others before anything is decided about them. */
export const takenFor = (change: (call: Call) => Call): FaultPart => ({
  site: /^/,
  instead: ({ call, decide }) => decide(change(call)),
});

/** Calls that would be carried out are refused. */
export const refused = (status: number, code: string, when: (call: Call) => boolean): FaultPart => ({
  site: 'effect',
  when: ({ call, outcome }) => outcome.outcome === 'success' && when(call),
  instead: refuse(status, code),
});

export const withParameter = (call: Call, name: string, value: string): Call => ({
  ...call,
  parameters: new Map([...call.parameters, [name, value]]),
});
export const withoutParameter = (call: Call, name: string): Call => ({
  ...call,
  parameters: new Map([...call.parameters].filter(([other]) => other !== name)),
});

/** Answers as the token's first request was answered, and does nothing. */
export const answerAgain = ({ call }: FaultyCall): Outcome => {
  const known = call.world.tokens.find(({ token }) => token === given(call, 'ClientToken'));
  const orderId = known?.state === 'done' ? known.orderId : '';
  return { outcome: 'success', world: call.world, result: { OrderId: orderId }, orderId, site: 'fault' };
};
/** What the token's first request said, as text. */
export const firstRequest = ({ world, parameters }: Call): string => {
  const known = world.tokens.find(({ token }) => token === parameters.get('ClientToken'));
  return known?.state === 'done' ? known.parameters : '';
};
