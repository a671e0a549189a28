/**
 * From a renewal request to the new expiry and its price. The new period begins at the old expiry, never at the day of the
 * request. Parameters have been validated. A request that still does not fit has no plan.
 */
import { addMonths, addPeriod, nextDayOfMonth } from '../machine/calendar.ts';
import { instancePrice, instancePriceUntil } from '../machine/prices.ts';
import type { Call } from './behaviour.ts';
import { namedInstance } from './conditions.ts';
import { given } from './outcomes.ts';

/** The new expiry of a renewal and its price. */
export interface RenewalPlan {
  readonly expiryMs: number;
  readonly price: number;
}

/** No instance may expire later than this. The vendors state that there is a limit and not which. */
export const maximumExpiryMs = Date.UTC(2099, 11, 31, 16);

/** The plan of the request; undefined if the instance has no expiry or the request asks for no period. */
export function planRenewal(call: Call): RenewalPlan | undefined {
  const expiryMs = namedInstance(call)?.expiryMs;
  if (expiryMs === undefined || expiryMs === null) return undefined;
  const renewDay = given(call, 'ExpectedRenewDay');
  if (renewDay !== '') {
    const untilMs = nextRenewDay(expiryMs, Number(renewDay), call.nowMs);
    return { expiryMs: untilMs, price: instancePriceUntil(expiryMs, untilMs) };
  }
  const period = Number(given(call, 'Period'));
  if (!Number.isInteger(period) || period < 1) return undefined;
  const unit = given(call, 'PeriodUnit') === 'Week' ? 'Week' : 'Month';
  return { expiryMs: addPeriod(expiryMs, period, unit), price: instancePrice(period, unit) };
}

/** The first such day after the old expiry that still lies ahead: an expired instance is not renewed to a day gone by. */
function nextRenewDay(expiryMs: number, day: number, nowMs: number): number {
  let untilMs = nextDayOfMonth(expiryMs, day);
  while (untilMs <= nowMs) untilMs = addMonths(untilMs, 1);
  return untilMs;
}
