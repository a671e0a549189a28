/**
 * Leaks: effects that no request asked for. Each shows in the observed world and in what reading operations list. The mock's own
 * world stays as it is, so everything else stays right.
 */
import type { Pack } from '#specs';
import type { EcsWorld } from '../ecs-world.test-data.ts';
import { loadedPacks } from '../mock/behaviours/loaded-behaviours.test-data.ts';
import { createMock } from '../mock/create-mock.ts';
import { type DegenerateTarget, overHttp } from './degenerate-server.test-data.ts';
import type { PlainAnswer } from './in-process.test-data.ts';
import { type Asked, type Spoil, serveSpoilt } from './spoilt-mocks.test-data.ts';

export interface Leak {
  readonly name: string;
  /** The world after that many unwanted effects. */
  readonly onWorld: (world: EcsWorld, times: number) => EcsWorld;
  /** Changes the body of a reading operation, JSON or XML. Absent if no reading operation shows the effect. */
  readonly onListing?: (body: string) => string;
  /** The start of the reason that the suite gives. */
  readonly found: RegExp;
}

const first = <T>(list: readonly T[], change: Partial<T>): readonly T[] =>
  list.map((item, index) => (index === 0 ? { ...item, ...change } : item));

const otherType = (type: string | undefined): string => (type === 'PrePaid' ? 'PostPaid' : 'PrePaid');

export const leaks: readonly Leak[] = [
  {
    name: 'places an order',
    onWorld: (world, times) => ({
      ...world,
      orders: [
        ...world.orders,
        ...Array.from({ length: times }, (_, index) => ({
          orderId: `leak-${index}`,
          status: 'paid',
          operation: 'RenewInstance',
        })),
      ],
    }),
    found: /^orders\/leak-0 should be unchanged/,
  },
  {
    name: 'takes money',
    onWorld: (world, times) => ({ ...world, balance: world.balance - times }),
    found: /^balance should be unchanged/,
  },
  {
    name: 'moves the expiry',
    onWorld: (world) => ({ ...world, instances: first(world.instances, { expiredTime: '2031-01-01T00:00:00.000Z' }) }),
    onListing: (body) => body.replace(/(ExpiredTime(?:>|":"))[^"<]+/, '$12031-01-01T00:00Z'),
    found: /^instances\/[\w-]+\/expiredTime should be unchanged/,
  },
  {
    name: 'changes a disk',
    onWorld: (world) => ({
      ...world,
      disks: first(world.disks, { chargeType: otherType(world.disks[0]?.chargeType) }),
    }),
    onListing: (body) =>
      body.replace(/(DiskChargeType(?:>|":"))(\w+)/, (_, name: string, type: string) => name + otherType(type)),
    found: /^disks\/[\w-]+\/chargeType should be unchanged/,
  },
  {
    name: 'locks an instance',
    onWorld: (world) => ({ ...world, instances: first(world.instances, { locks: ['security'] }) }),
    onListing: (body) => body.replace('"LockReason":[]', '"LockReason":[{"LockReason":"security","LockMsg":"locked"}]'),
    found: /^instances\/[\w-]+\/locks should be unchanged/,
  },
  {
    name: 'stops an instance',
    onWorld: (world) => ({ ...world, instances: first(world.instances, { status: 'Stopping' }) }),
    onListing: (body) => body.replace(/("Status":")\w+/, '$1Stopping'),
    found: /^instances\/[\w-]+\/status should be unchanged/,
  },
];

/** Shows the leak in every scope in which a request set it off. */
function leaking(leak: Leak, setsOff: (asked: Asked, answer: PlainAnswer) => boolean): Spoil {
  const timesByScope = new Map<string, number>();
  return {
    answer: (asked, answer) => {
      const { scope, operation } = asked;
      if (scope === undefined) return answer;
      const times = timesByScope.get(scope) ?? 0;
      const isSetOff = setsOff(asked, answer);
      if (isSetOff) timesByScope.set(scope, times + 1);
      if (isSetOff || times === 0 || !operation.startsWith('Describe') || answer.status !== 200) return answer;
      return { ...answer, body: leak.onListing?.(answer.body) ?? answer.body };
    },
    state: ({ action }, reply, scope) => {
      const times = timesByScope.get(scope) ?? 0;
      if (action !== 'observe' || times === 0 || reply.status !== 200) return reply;
      return { ...reply, body: leak.onWorld(reply.body as EcsWorld, times) };
    },
  };
}

/** Refuses correctly, and the leak happens nevertheless. */
export function leaksOnError(packs: readonly Pack[], leak: Leak): Promise<DegenerateTarget> {
  return serveSpoilt(
    createMock({ packs }),
    leaking(leak, (_asked, { status }) => status >= 400),
  );
}

/** Returns the first answer for a replayed token, as it should, and charges again. */
export function chargesTwice(packs: readonly Pack[]): Promise<DegenerateTarget> {
  const leak = leaks.find(({ name }) => name === 'takes money');
  if (leak === undefined) throw new Error('no leak takes money');
  const seen = new Set<string>();
  const isReplay = ({ scope, operation, parameters }: Asked, { status }: PlainAnswer): boolean => {
    const token = parameters.get('ClientToken');
    if (token === undefined || status !== 200) return false;
    const key = `${scope} ${operation} ${token}`;
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown;
  };
  return serveSpoilt(createMock({ packs }), leaking(leak, isReplay));
}

/** Ignores client tokens: every request counts as new. */
export function forgetsTokens(packs: readonly Pack[]): Promise<DegenerateTarget> {
  const behaviours = Object.fromEntries(
    Object.entries(loadedPacks).map(([id, own]) => {
      const operations = Object.entries(own.operations).map(
        ([name, { tokens: _tokens, ...rest }]) => [name, rest] as const,
      );
      return [id, { ...own.behaviours, operations: Object.fromEntries(operations) }];
    }),
  );
  return serveSpoilt(createMock({ packs, behaviours }), {}, overHttp);
}
