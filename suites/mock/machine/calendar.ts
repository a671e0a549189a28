/**
 * Calendar arithmetic of subscriptions. Months and days of the month are those of the vendors' calendar, UTC+8; moments go
 * in and come out as milliseconds of the epoch.
 */

/** Milliseconds of a day. */
export const dayMs = 86_400_000;

const calendarOffsetMs = 8 * 3_600_000;

/** Units in which subscriptions are counted. */
export type PeriodUnit = 'Month' | 'Week';

/** The moment that many months later; the 31st of a shorter month becomes its last day. */
export function addMonths(timeMs: number, months: number): number {
  const target = onCalendar(timeMs);
  const day = target.getUTCDate();
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.getTime() - calendarOffsetMs;
}

/** The end of a period that begins at that moment. */
export function addPeriod(timeMs: number, period: number, unit: PeriodUnit): number {
  return unit === 'Week' ? timeMs + period * 7 * dayMs : addMonths(timeMs, period);
}

/** The first moment after the given one that falls on that day of a month (1 to 28), at the same time of day. */
export function nextDayOfMonth(timeMs: number, day: number): number {
  const target = onCalendar(timeMs);
  target.setUTCDate(day);
  const inThisMonth = target.getTime() - calendarOffsetMs;
  return inThisMonth > timeMs ? inThisMonth : addMonths(inThisMonth, 1);
}

/** A date whose UTC fields read as the vendors' calendar shows that moment. */
function onCalendar(timeMs: number): Date {
  return new Date(timeMs + calendarOffsetMs);
}
