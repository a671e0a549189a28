/** Implementers who renew for a wrong term, or what they should not. */
import { addMonths } from '../mock/machine/calendar.ts';
import type { Instance } from '../mock/world.ts';
import { calls } from './call-questions.test-data.ts';
import {
  changeInstance,
  day,
  doneOtherwise,
  type FaultPart,
  given,
  instanceOf,
  refused,
  takenFor,
  withParameter,
} from './fault-parts.test-data.ts';
import type { LazyImplementer } from './implementers.test-data.ts';

const { byMonth, byWeek, hasPeriod, hasRenewalDay, isExpired, renewedId } = calls;

const hour = 3_600_000;
const oldExpiry = (instance: Instance | undefined): number => instance?.expiryMs ?? 0;

/** The renewed instance, otherwise than the mock has it. */
export const instanceBecomes = (
  change: (instance: Instance, old: Instance | undefined, nowMs: number) => Partial<Instance>,
  when?: Parameters<typeof doneOtherwise>[1],
): FaultPart =>
  doneOtherwise(
    (world, call) =>
      changeInstance(world, renewedId(call), (instance) => change(instance, instanceOf(call), call.nowMs)),
    when,
  );
const expiryMoves = (byMs: number): FaultPart => instanceBecomes((it) => ({ expiryMs: oldExpiry(it) + byMs }));
const withinTolerance = 'the pages state no time of day, so a term may be hours off';
const oneOfMany = (what: string): string => `${what} stands for all the others`;
/** A row for each pack whose pages say so. */
export type RenewalRow = Omit<LazyImplementer, 'pack' | 'operation' | 'breaks'> & {
  /** `document:line` by pack: one implementer each. */
  readonly at: Readonly<Record<string, string>>;
  readonly breaks: string;
};

const page = 'RenewInstance';
export const aliyun = (line: number, document = page) => ({ 'aliyun-ecs': `${document}:${line}` });
export const both = (line: number, volcengineLine: number) => ({
  ...aliyun(line),
  'volcengine-ecs': `002_5848c9f9bda37f99:${volcengineLine}`,
});

const operation = 'RenewInstance';
export const renewalsOf = (rows: readonly RenewalRow[]): readonly LazyImplementer[] =>
  rows.flatMap(({ at, breaks, ...row }) =>
    Object.entries(at).map(([pack, place]) => ({ ...row, pack, operation, breaks: `${place} ${breaks}` })),
  );

const terms: readonly RenewalRow[] = [
  {
    name: 'months of 30 days',
    at: both(28, 50),
    breaks: 'the subscription grows by months',
    fault: instanceBecomes(
      (_it, old) => ({ expiryMs: oldExpiry(old) + 30 * day }),
      (call) => byMonth(call) && hasPeriod(call),
    ),
    noticedBy: 'behaviour/period-in-months',
  },
  {
    name: 'weeks of 6 days',
    at: aliyun(27),
    breaks: 'the subscription grows by weeks',
    fault: doneOtherwise(
      (world, call) =>
        changeInstance(world, renewedId(call), (it) => ({
          expiryMs: oldExpiry(it) - day * Number(given(call, 'Period')),
        })),
      byWeek,
    ),
    noticedBy: 'behaviour/period-in-weeks',
  },
  {
    name: 'a day too long',
    at: aliyun(25),
    breaks: 'the period is a length',
    fault: expiryMoves(day),
    noticedBy: 'behaviour/new-period-starts-at-old-expiry',
  },
  ...[8 * hour, 9 * hour].map((ms) => ({
    name: `${ms / hour} hours off`,
    at: aliyun(25),
    breaks: 'the period is a length',
    fault: expiryMoves(ms),
    unnoticed: withinTolerance,
  })),
  {
    name: 'an hour too short',
    at: aliyun(25),
    breaks: 'the period is a length',
    fault: expiryMoves(-hour),
    noticedBy: 'behaviour/period-in-months',
  },
  {
    name: 'two days too short',
    at: aliyun(25),
    breaks: 'the period is a length',
    fault: expiryMoves(-2 * day),
    noticedBy: 'behaviour/period-in-months',
  },
  {
    name: 'a period that begins today',
    at: both(25, 50),
    breaks: 'the period is added to the subscription',
    fault: instanceBecomes((it, old, nowMs) => ({ expiryMs: oldExpiry(it) - oldExpiry(old) + nowMs }), hasPeriod),
    noticedBy: 'behaviour/period-in-months',
  },
  {
    name: 'money taken and nothing extended',
    at: both(3, 10),
    breaks: 'the instance is renewed',
    fault: instanceBecomes((_it, old) => ({ expiryMs: oldExpiry(old) })),
    noticedBy: 'effect/success',
  },
  {
    name: 'an expired instance unlocked and not extended',
    at: aliyun(93, 'StopInstance'),
    breaks: 'what has run out may be used again once it is renewed',
    fault: instanceBecomes((_it, old) => ({ locks: [], expiryMs: oldExpiry(old) }), isExpired),
    noticedBy: 'behaviour/renewal-lifts-financial-lock',
  },
  {
    name: 'an instance unlocked that is expired still',
    at: aliyun(93, 'StopInstance'),
    breaks: 'it may be used again once its subscription runs again',
    fault: instanceBecomes(() => ({ locks: [] }), isExpired),
    unnoticed: 'no case renews an instance so late that the new term is over as well',
  },
  {
    name: 'all instances extended',
    at: both(3, 10),
    breaks: 'one call renews the one instance that it names',
    fault: doneOtherwise((world, call) => ({
      ...world,
      instances: world.instances.map((it) =>
        it.id === renewedId(call) || it.expiryMs === null ? it : { ...it, expiryMs: it.expiryMs + 30 * day },
      ),
    })),
    noticedBy: 'behaviour/only-the-named-instance',
  },
  ...[1, 12].map((months) => ({
    name: `the unified day ${months} months too late`,
    at: aliyun(36),
    breaks: 'up to the unified day',
    fault: instanceBecomes((it) => ({ expiryMs: addMonths(oldExpiry(it), months) }), hasRenewalDay),
    noticedBy: 'behaviour/renewed-to-unified-day',
  })),
  {
    name: 'an expired instance renewed up to a day gone by',
    at: aliyun(36),
    breaks: 'up to the unified day',
    fault: instanceBecomes(
      (_it, old) => ({ expiryMs: oldExpiry(old) + 1000 }),
      (call) => hasRenewalDay(call) && isExpired(call),
    ),
    unnoticed: 'no case renews an expired instance up to the unified day',
  },
  {
    name: 'unified days 1, 5 and 28 alone right',
    at: aliyun(36),
    breaks: 'up to the unified day',
    fault: instanceBecomes(
      (it) => ({ expiryMs: oldExpiry(it) + 3 * day }),
      (call) => hasRenewalDay(call) && !['1', '5', '28'].includes(given(call, 'ExpectedRenewDay')),
    ),
    unnoticed: oneOfMany('one day'),
  },
];

const parameters: readonly RenewalRow[] = [
  {
    name: 'a month where no period is given',
    at: aliyun(12),
    breaks: 'either a period or a unified day has to be given',
    fault: takenFor((call) => (hasPeriod(call) || hasRenewalDay(call) ? call : withParameter(call, 'Period', '1'))),
    noticedBy: 'behaviour/period-or-renewal-day',
  },
  {
    name: 'weeks where no unit is given',
    at: both(31, 53),
    breaks: 'the unit is Month where it is left out',
    fault: takenFor((call) =>
      hasPeriod(call) && given(call, 'PeriodUnit') === '' ? withParameter(call, 'PeriodUnit', 'Week') : call,
    ),
    noticedBy: 'parameter/PeriodUnit/default',
  },
  {
    name: 'units in lower case taken',
    at: aliyun(31),
    breaks: 'the unit is Week or Month',
    fault: takenFor((call) => {
      const unit = { month: 'Month', week: 'Week' }[given(call, 'PeriodUnit')];
      return unit === undefined ? call : withParameter(call, 'PeriodUnit', unit);
    }),
    unnoticed: oneOfMany('one unknown unit'),
  },
  {
    name: 'months taken that are not listed, but for neighbours of those that are',
    at: aliyun(28),
    breaks: 'the months that can be bought',
    fault: takenFor((call) => {
      const period = Number(given(call, 'Period'));
      const isNeighbour = [24, 36, 48, 60].some((listed) => Math.abs(period - listed) <= 1);
      return period > 13 && !isNeighbour ? withParameter(call, 'Period', '12') : call;
    }),
    unnoticed: oneOfMany('each neighbour of a listed period'),
  },
  {
    name: 'six weeks and more taken',
    at: aliyun(27),
    breaks: 'one to four weeks can be bought',
    fault: takenFor((call) =>
      byWeek(call) && Number(given(call, 'Period')) > 5 ? withParameter(call, 'Period', '4') : call,
    ),
    unnoticed: oneOfMany('the fifth week'),
  },
  {
    name: 'stopped instances refused that are not expired',
    at: aliyun(3),
    breaks: 'a subscription instance is renewed, running or not',
    fault: refused(403, 'IncorrectInstanceStatus', (call) => !isExpired(call) && calls.isStopped(call)),
    unnoticed: 'the only stopped instances of the cases are expired',
  },
  {
    name: 'starting instances refused, pending ones renewed',
    at: aliyun(98),
    breaks: 'refused in a status that does not allow it',
    fault: {
      site: 'rule: status in transition',
      when: ({ call }) => instanceOf(call)?.status === 'Pending',
      instead: ({ call, decide }) =>
        decide({ ...call, world: changeInstance(call.world, renewedId(call), () => ({ status: 'Running' })) }),
    },
    noticedBy: 'error/403/IncorrectInstanceStatus',
  },
  {
    name: 'an unpaid order for disks that does not hold up a renewal',
    at: aliyun(106),
    breaks: 'no renewal beside an unpaid order of the instance',
    fault: takenFor((call) => ({
      ...call,
      world: {
        ...call.world,
        orders: call.world.orders.filter((it) => it.operation !== 'ModifyDiskChargeType' || it.status !== 'unpaid'),
      },
    })),
    noticedBy: 'error/403/Instance.UnPaidOrder',
  },
];

export const lazyRenewals: readonly LazyImplementer[] = renewalsOf([...terms, ...parameters]);
