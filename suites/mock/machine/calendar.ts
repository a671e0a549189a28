/** Calendar arithmetic of subscriptions, in UTC. */

/** Milliseconds of a day. */
export const dayMs = 86_400_000;

/** Units in which subscriptions are counted. */
export type PeriodUnit = 'Month' | 'Week';

/** The moment that many months later; the 31st of a shorter month becomes its last day. */
export function addMonths(timeMs: number, months: number): number {
  const date = new Date(timeMs);
  const day = date.getUTCDate();
  const target = new Date(timeMs);
  target.setUTCDate(1);
  target.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.getTime();
}

/** The end of a period that begins at that moment. */
export function addPeriod(timeMs: number, period: number, unit: PeriodUnit): number {
  return unit === 'Week' ? timeMs + period * 7 * dayMs : addMonths(timeMs, period);
}

/** The first moment after the given one that falls on that day of a month, at the same time of day. */
export function nextDayOfMonth(timeMs: number, day: number): number {
  const target = new Date(timeMs);
  target.setUTCDate(day);
  return target.getTime() > timeMs ? target.getTime() : addMonths(target.getTime(), 1);
}
