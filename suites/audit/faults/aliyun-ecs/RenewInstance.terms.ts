/** Mistakes about the term of a renewal and about which renewals are refused. */
import { addMonths } from '../../../mock/machine/calendar.ts';
import { type FaultRow, mistakes, unnoticed } from '../../fault-row.ts';
import type { FaultPart } from '../../plant-fault.ts';
import { calls } from '../calls.ts';
import {
  all,
  at,
  changeInstance,
  day,
  doneOtherwise,
  given,
  instanceOf,
  not,
  refused,
  takenFor,
  withParameter,
} from '../parts.ts';
import {
  byWeek,
  expiryLater,
  hasPeriod,
  hasRenewalDay,
  instanceBecomes,
  isExpired,
  oldExpiry,
  renewedId,
} from '../renewals.ts';

const hour = 3_600_000;
const withinTolerance = 'the pages state no time of day, so a term may be hours off';
const oneOfMany = (what: string): string => `${what} stands for all the others`;
const page = 'RenewInstance';
const unifiedDayLater = (months: number): FaultPart =>
  instanceBecomes((it) => ({ expiryMs: addMonths(oldExpiry(it), months) }), hasRenewalDay);

const isUncommonMonth = (period: number): boolean =>
  period > 13 && ![24, 36, 48, 60].some((listed) => Math.abs(period - listed) <= 1);

const terms: readonly FaultRow[] = [
  ...mistakes('behaviour/period-in-weeks', {
    'weeks of 6 days': doneOtherwise(
      (world, call) =>
        changeInstance(world, renewedId(call), (it) => ({
          expiryMs: oldExpiry(it) - day * Number(given(call, 'Period')),
        })),
      byWeek,
    ),
  }),
  ...mistakes('behaviour/new-period-starts-at-old-expiry', { 'a day too long': expiryLater(day) }),
  ...unnoticed(`${page}:25 the period is a length`, withinTolerance, {
    '8 hours off': expiryLater(8 * hour),
    '9 hours off': expiryLater(9 * hour),
  }),
  ...mistakes('behaviour/period-in-months', {
    'an hour too short': expiryLater(-hour),
    'two days too short': expiryLater(-2 * day),
  }),
  ...mistakes('behaviour/renewal-lifts-financial-lock', {
    'unlocks an expired instance without extending it': instanceBecomes(
      (_it, old) => ({ locks: [], expiryMs: oldExpiry(old) }),
      isExpired,
    ),
  }),
  ...unnoticed(
    'StopInstance:93 it may be used again once its subscription runs again',
    'no case renews an instance so late that the new term is over as well',
    {
      'unlocks an instance that is still expired': instanceBecomes(() => ({ locks: [] }), isExpired),
    },
  ),
  ...mistakes('behaviour/renewed-to-unified-day', {
    'the unified day 1 month too late': unifiedDayLater(1),
    'the unified day 12 months too late': unifiedDayLater(12),
  }),
  ...unnoticed(`${page}:36 up to the unified day`, 'no case renews an expired instance up to the unified day', {
    'an expired instance renewed up to a day gone by': instanceBecomes(
      (_it, old) => ({ expiryMs: oldExpiry(old) + 1000 }),
      all(hasRenewalDay, isExpired),
    ),
  }),
  ...unnoticed(`${page}:36 up to the unified day`, oneOfMany('one day'), {
    'the unified day is right only for days 1, 5 and 28': expiryLater(
      3 * day,
      all(hasRenewalDay, (call) => !['1', '5', '28'].includes(given(call, 'ExpectedRenewDay'))),
    ),
  }),
];

const refusals: readonly FaultRow[] = [
  ...mistakes('behaviour/period-or-renewal-day', {
    'a missing period counts as one month': takenFor((call) =>
      hasPeriod(call) || hasRenewalDay(call) ? call : withParameter(call, 'Period', '1'),
    ),
  }),
  ...unnoticed(`${page}:31 the unit is Week or Month`, oneOfMany('one unknown unit'), {
    'accepts units in lower case': takenFor((call) => {
      const unit = { month: 'Month', week: 'Week' }[given(call, 'PeriodUnit')];
      return unit === undefined ? call : withParameter(call, 'PeriodUnit', unit);
    }),
  }),
  ...unnoticed(`${page}:28 the months that can be bought`, oneOfMany('each neighbour of a listed period'), {
    'accepts unlisted months that are not next to a listed number': takenFor((call) =>
      isUncommonMonth(Number(given(call, 'Period'))) ? withParameter(call, 'Period', '12') : call,
    ),
  }),
  ...unnoticed(`${page}:27 one to four weeks can be bought`, oneOfMany('the fifth week'), {
    'accepts six weeks and more': takenFor((call) =>
      byWeek(call) && Number(given(call, 'Period')) > 5 ? withParameter(call, 'Period', '4') : call,
    ),
  }),
  ...unnoticed(
    `${page}:3 a subscription instance is renewed, running or not`,
    'the only stopped instances of the cases are expired',
    {
      'refuses stopped instances that are not expired': refused(
        403,
        'IncorrectInstanceStatus',
        all(not(isExpired), calls.isStopped),
      ),
    },
  ),
  ...mistakes('error/403/IncorrectInstanceStatus', {
    'refuses starting instances and renews pending ones': at(
      'rule: status in transition',
      (call) => instanceOf(call)?.status === 'Pending',
      ({ call, decide }) =>
        decide({ ...call, world: changeInstance(call.world, renewedId(call), () => ({ status: 'Running' })) }),
    ),
  }),
  ...mistakes('error/403/Instance.UnPaidOrder', {
    'renews despite an unpaid order for disks': takenFor((call) => ({
      ...call,
      world: {
        ...call.world,
        orders: call.world.orders.filter((it) => it.operation !== 'ModifyDiskChargeType' || it.status !== 'unpaid'),
      },
    })),
  }),
];

export const faults: readonly FaultRow[] = [...terms, ...refusals];
