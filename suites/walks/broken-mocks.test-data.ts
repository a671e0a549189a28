/** Mocks with one bug in the clock or in the locks, behind the mock's public seams. */
import { loadPack } from '#specs';
import { type Fault, plantFault } from '../audit/plant-fault.ts';
import { createMock, type Mock } from '../mock/create-mock.ts';
import type { Instance, World } from '../mock/world.ts';

export const pack = loadPack('aliyun-ecs');
const packs = [pack];

const withInstances = (world: World, change: (instance: Instance) => Instance): World => ({
  ...world,
  instances: world.instances.map(change),
});
const paid = (instance: Instance): Instance => ({
  ...instance,
  locks: instance.locks.filter((lock) => lock !== 'financial'),
});

const broken = (fault: Fault): Mock => createMock({ packs, perform: plantFault(fault) });

interface StateCall {
  readonly state?: string;
  readonly action?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A mock whose state hooks receive changed parameters. */
function withHook(change: (call: StateCall) => StateCall): Mock {
  const mock = createMock({ packs });
  return { ...mock, states: (body) => mock.states(change(body as StateCall)) };
}

const soundMock = (): Mock => createMock({ packs });

/** The clock ignores any time longer than a day. */
const subscriptionsNeverEnd = (): Mock =>
  withHook((call) =>
    call.state === 'time has passed' && Number(call.params?.seconds) > 86_400
      ? { ...call, params: { ...call.params, seconds: 60 } }
      : call,
  );

/** What has run out is shown as if it were not locked. */
const endsWithoutLock = (): Mock =>
  broken({
    operations: ['DescribeInstances'],
    site: /^/,
    instead: ({ call, decide }) => {
      const nowMs = Date.now() + call.world.clockOffsetMs;
      const isOver = ({ expiryMs }: Instance) => expiryMs !== null && expiryMs < nowMs;
      const world = withInstances(call.world, (one) => (isOver(one) ? paid(one) : one));
      const outcome = decide({ ...call, world });
      return outcome.outcome === 'success' ? { ...outcome, world: call.world } : outcome;
    },
  });

/** The hook for a payment does nothing. */
const payingLeavesLock = (): Mock =>
  withHook((call) =>
    call.state === 'the instance is no longer in arrears'
      ? { ...call, state: 'time has passed', params: { ...call.params, seconds: 1 } }
      : call,
  );

/** A renewal takes the money and leaves the lock. */
const renewalLeavesLock = (): Mock =>
  broken({
    operations: ['RenewInstance'],
    site: /^/,
    instead: ({ call, outcome }) => {
      if (outcome.outcome !== 'success') return outcome;
      const locksOf = (id: string) => call.world.instances.find((one) => one.id === id)?.locks ?? [];
      return { ...outcome, world: withInstances(outcome.world, (one) => ({ ...one, locks: locksOf(one.id) })) };
    },
  });

/** A disk is attached to an instance in arrears as if it owed nothing. */
const attachesInArrears = (): Mock =>
  broken({
    operations: ['AttachDisk'],
    site: /^/,
    instead: ({ call, decide }) => {
      const locked = new Map(call.world.instances.map(({ id, locks }) => [id, locks]));
      const outcome = decide({ ...call, world: withInstances(call.world, paid) });
      if (outcome.outcome !== 'success') return outcome;
      const world = withInstances(outcome.world, (one) => ({ ...one, locks: locked.get(one.id) ?? [] }));
      return { ...outcome, world };
    },
  });

/** A disk in arrears cannot be detached. */
const refusesDetachInArrears = (): Mock =>
  broken({
    operations: ['DetachDisk'],
    site: 'effect',
    when: ({ call }) => call.world.disks.some(({ locks }) => locks.includes('financial')),
    instead: () => ({ outcome: 'error', answer: { status: 403, code: 'IncorrectDiskStatus' }, site: 'fault' }),
  });

/** Disks in arrears cannot be read. */
const hidesDisksInArrears = (): Mock =>
  broken({
    operations: ['DescribeDisks'],
    site: /^/,
    when: ({ call }) => call.world.disks.some(({ locks }) => locks.includes('financial')),
    instead: () => ({ outcome: 'error', answer: { status: 404, code: 'InvalidLockReason.NotFound' }, site: 'fault' }),
  });

export const brokenMocks = {
  soundMock,
  subscriptionsNeverEnd,
  endsWithoutLock,
  payingLeavesLock,
  renewalLeavesLock,
  attachesInArrears,
  refusesDetachInArrears,
  hidesDisksInArrears,
};
