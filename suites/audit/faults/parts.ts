/** Parts of faults: questions about a call, changes of a world, other answers. */
import type { Call, Outcome } from '../../mock/behaviours/behaviour.ts';
import type { Account, Disk, Instance, Order, World } from '../../mock/world.ts';
import type { FaultPart, FaultyCall } from '../plant-fault.ts';

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

const spoil =
  (change: (world: World, faulty: FaultyCall) => World) =>
  (faulty: FaultyCall): Outcome =>
    faulty.outcome.outcome === 'success'
      ? { ...faulty.outcome, world: change(faulty.outcome.world, faulty) }
      : faulty.outcome;

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

export type Question = (call: Call) => boolean;

export const all =
  (...questions: readonly Question[]): Question =>
  (call) =>
    questions.every((question) => question(call));
export const not =
  (question: Question): Question =>
  (call) =>
    !question(call);
/** The call gives this value for the parameter; `''` also where the parameter is missing. */
export const asks =
  (name: string, value: string): Question =>
  (call) =>
    given(call, name) === value;

/** The decision is wrong. Without `instead` the target carries the request out carelessly. */
export const at = (site: string | RegExp, when: Question = () => true, instead?: FaultPart['instead']): FaultPart => ({
  site,
  when: ({ call }) => when(call),
  ...(instead === undefined ? {} : { instead }),
});
/** A rule of that name does not refuse. */
export const rule = (name: string, when?: Question): FaultPart => at(`rule: ${name}`, when);

/** Changes the world after a success. */
export const doneOtherwise = (change: (world: World, call: Call) => World, when: Question = () => true): FaultPart => ({
  site: 'effect',
  when: ({ call, outcome }) => outcome.outcome === 'success' && when(call),
  instead: spoil((world, { call }) => change(world, call)),
});

/** Decides about another call than the one that came. */
export const takenFor = (change: (call: Call) => Call, site: string | RegExp = /^/): FaultPart => ({
  site,
  instead: ({ call, outcome, decide }) => {
    const other = change(call);
    return other === call ? outcome : decide(other);
  },
});
/** Calls that would succeed are carried out with another value of the parameter. */
export const carriedOutWith = (name: string, value: string, when: Question): FaultPart =>
  takenFor((call) => (when(call) ? withParameter(call, name, value) : call), 'effect');

/** Calls that would succeed are refused. */
export const refused = (status: number, code: string, when: Question): FaultPart => ({
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

/** A success without the name of its order; the effect stays. */
export const withoutOrderId = ({ outcome }: FaultyCall): Outcome =>
  outcome.outcome === 'success' ? { ...outcome, result: {} } : outcome;
