/**
 * What one field of the world has become against what it should have become. Time is calendar time: a month later is no
 * number of days, and a day of the month is one of the vendor's calendar, which may be UTC or UTC+8.
 */
import type { FieldChange } from '#contracts';

export type FieldValue = string | number | null | undefined;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const calendarOffsetsMs = [0, 8 * hourMs];

function timeOf(value: FieldValue): number | undefined {
  const time = typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Calendar months in UTC, the day held back to the month's last; weeks are seven days. Undefined: no such unit. */
function laterTime(oldMs: number, amount: string, unit: string): number | undefined {
  const [start, count] = [new Date(oldMs), Number(amount)];
  if (!Number.isInteger(count)) return undefined;
  if (unit === 'Week') return oldMs + count * 7 * dayMs;
  if (unit !== 'Month') return undefined;
  const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + count, 1));
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  month.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return month.getTime() + (oldMs % dayMs);
}

/** The first such day after the old time, at its time of day; a month that has no such day is passed over. */
function nextDayOfMonth(oldMs: number, day: string, offsetMs: number): number | undefined {
  const [local, wanted] = [new Date(oldMs + offsetMs), Number(day)];
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 31) return undefined;
  // No two months in a row lack a day, and the first month may have it before the old time.
  return [0, 1, 2, 3]
    .map((months) => new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, wanted)))
    .filter((date) => date.getUTCDate() === wanted)
    .map((date) => date.getTime() + (local.getTime() % dayMs) - offsetMs)
    .find((time) => time > oldMs);
}

function dueTimes(expected: FieldChange & { readonly to: 'later' | 'day-of-month' }, oldMs: number) {
  const due =
    expected.to === 'later'
      ? [laterTime(oldMs, expected.amount, expected.unit)]
      : calendarOffsetsMs.map((offsetMs) => nextDayOfMonth(oldMs, expected.day, offsetMs));
  return [...new Set(due.filter((time) => time !== undefined))];
}

function unmetTime(
  expected: FieldChange & { readonly to: 'later' | 'day-of-month' },
  before: FieldValue,
  after: FieldValue,
): string | undefined {
  const [old, now] = [timeOf(before), timeOf(after)];
  const due = old === undefined ? [] : dueTimes(expected, old);
  const isNear = (time: number) => now !== undefined && Math.abs(now - time) <= expected.toleranceHours * hourMs;
  if (old !== undefined && now !== undefined && now > old && due.some(isNear)) return undefined;
  const times = due.map((time) => new Date(time).toISOString()).join(' or ');
  const what =
    expected.to === 'later' ? `${expected.amount} ${expected.unit} later than` : `the next day ${expected.day} after`;
  return `${what} ${before}${times === '' ? '' : ` (${times})`}`;
}

/** Undefined where the change is as expected; otherwise what was expected. */
export function unmetChange(expected: FieldChange, before: FieldValue, after: FieldValue): string | undefined {
  if (expected.to === 'value') {
    return expected.oneOf.includes(String(after)) ? undefined : expected.oneOf.join(' or ');
  }
  if (expected.to === 'later' || expected.to === 'day-of-month') return unmetTime(expected, before, after);
  const [old, now] = [Number(before), Number(after)];
  const met = expected.to === 'less' ? now < old : now > old;
  return met ? undefined : `${expected.to} than ${before}`;
}
