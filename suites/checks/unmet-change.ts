/**
 * Compares the new value of one field with the expected one. Time is calendar time: a month is not a number of days.
 * Months and days are those of the vendor's calendar, UTC or UTC+8, because no page says which.
 */
import type { FieldChange } from '#contracts';
import { type FieldValue, sayValue } from './say-value.ts';

/** One field before and after the request. */
interface ChangedField {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

type LaterChange = FieldChange & { readonly to: 'later' };
type EntryChange = FieldChange & { readonly to: 'gains' | 'loses' };
type DayChange = FieldChange & { readonly to: 'day-of-month' };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const calendarOffsetsMs = [0, 8 * hourMs];
/** Precision that is lost if a vendor prints no seconds. */
const precisionMs = 5 * 60_000;

function timeOf(value: FieldValue): number | undefined {
  const time = typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The earliest accepted moment, and the moment that is due. */
interface Due {
  readonly fromMs: number;
  readonly dueMs: number;
}

/**
 * Adds calendar months or weeks. If the target month is shorter, its last day counts. Undefined for an unknown unit.
 */
function laterTime(oldMs: number, { amount, unit }: LaterChange, offsetMs: number): Due | undefined {
  const [local, count] = [new Date(oldMs + offsetMs), Number(amount)];
  if (!Number.isInteger(count)) return undefined;
  const at = (dueMs: number): Due => ({ fromMs: dueMs - precisionMs, dueMs });
  if (unit === 'Week') return at(oldMs + count * 7 * dayMs);
  if (unit !== 'Month') return undefined;
  const month = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + count, 1));
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  month.setUTCDate(Math.min(local.getUTCDate(), lastDay));
  return at(month.getTime() + (local.getTime() % dayMs) - offsetMs);
}

/**
 * The first such day after the old time. The time is accepted from the beginning of that day, and due at the old time
 * of day. Months without such a day are skipped.
 */
function nextDayOfMonth(oldMs: number, { day }: DayChange, offsetMs: number): Due | undefined {
  const [local, wanted] = [new Date(oldMs + offsetMs), Number(day)];
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 31) return undefined;
  // Two consecutive months never both lack a day, and the first month may have the day before the old time.
  return [0, 1, 2, 3]
    .map((months) => new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, wanted)))
    .filter((date) => date.getUTCDate() === wanted)
    .map((date) => ({
      fromMs: date.getTime() - offsetMs - precisionMs,
      dueMs: date.getTime() + (local.getTime() % dayMs) - offsetMs,
    }))
    .find(({ dueMs }) => dueMs > oldMs);
}

const dueTimes = (expected: LaterChange | DayChange, oldMs: number): readonly Due[] =>
  calendarOffsetsMs
    .map((offsetMs) =>
      expected.to === 'later' ? laterTime(oldMs, expected, offsetMs) : nextDayOfMonth(oldMs, expected, offsetMs),
    )
    .filter((due) => due !== undefined);

/** A difference of a whole day, with a tolerance of a day, means that the month overflowed. It was not rounded up. */
function isWithin(time: number, { fromMs, dueMs }: Due, toleranceHours: number): boolean {
  return time >= fromMs && (time <= dueMs + precisionMs || time < dueMs + toleranceHours * hourMs);
}

function unmetTime(expected: LaterChange | DayChange, { field, before, after }: ChangedField): string | undefined {
  const [old, now] = [timeOf(before), timeOf(after)];
  const due = old === undefined ? [] : dueTimes(expected, old);
  const isMet = due.some((one) => now !== undefined && isWithin(now, one, expected.toleranceHours));
  if (old !== undefined && now !== undefined && now > old && isMet) return undefined;
  const times = [...new Set(due.map(({ dueMs }) => new Date(dueMs).toISOString()))].join(' or ');
  const what =
    expected.to === 'later' ? `${expected.amount} ${expected.unit} later than` : `the next day ${expected.day} after`;
  return `${what} ${sayValue(field, before)}${times === '' ? '' : ` (${times})`}`;
}

const entriesOf = (value: FieldValue): readonly string[] =>
  String(value ?? '')
    .split(',')
    .filter((entry) => entry !== '');

/** The list has one entry more or less, and the other entries are the same. */
function unmetEntry({ to, entry }: EntryChange, { field, before, after }: ChangedField): string | undefined {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const [shorter, longer] = to === 'gains' ? [old, now] : [now, old];
  const at = longer.indexOf(entry);
  if (at >= 0 && longer.toSpliced(at, 1).join(',') === shorter.join(',')) return undefined;
  return to === 'gains' ? `${sayValue(field, before)} and ${entry}` : `${sayValue(field, before)} without ${entry}`;
}

/** Undefined if the change is as expected; otherwise the expectation in words. */
export function unmetChange(expected: FieldChange, changed: ChangedField): string | undefined {
  const { field, before, after } = changed;
  if (expected.to === 'value') {
    if (expected.oneOf.includes(String(after ?? ''))) return undefined;
    return expected.oneOf.map((value) => sayValue(field, value)).join(' or ');
  }
  if (expected.to === 'later' || expected.to === 'day-of-month') return unmetTime(expected, changed);
  if (expected.to === 'gains' || expected.to === 'loses') return unmetEntry(expected, changed);
  const [old, now] = [Number(before), Number(after)];
  const met = expected.to === 'less' ? now < old : now > old;
  return met ? undefined : `${expected.to} than ${sayValue(field, before)}`;
}
