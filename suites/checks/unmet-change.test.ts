/** When a time is later by so much: in a calendar of the vendor's own, a little rounded up, and otherwise not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldChange } from '#contracts';
import { unmetChange } from './unmet-change.ts';

const hourMs = 3_600_000;
const utc = 0;
const vendors = 8 * hourMs;
const iso = (time: number) => new Date(time).toISOString();

/** A target that counts months in a calendar of that offset, and shortens a day that the month has not, or runs over. */
function renewedBy(start: number, months: number, offset: number, runsOver = false): number {
  const local = new Date(start + offset);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + months, local.getUTCDate()];
  const ofDay = local.getTime() - Date.UTC(year, local.getUTCMonth(), day);
  let kept = day;
  while (!runsOver && new Date(Date.UTC(year, month, kept)).getUTCMonth() !== month % 12) kept -= 1;
  return Date.UTC(year, month, kept) + ofDay - offset;
}
const laterBy = (start: number, amount: number, unit: string, offset: number): number =>
  unit === 'Week' ? start + amount * 7 * 24 * hourMs : renewedBy(start, amount, offset);

const later = (amount: number, unit: string, toleranceHours = 24): FieldChange => ({
  to: 'later',
  amount: String(amount),
  unit,
  toleranceHours,
});
const unmet = (becomes: FieldChange, start: number, end: number) =>
  unmetChange(becomes, { field: 'expiredTime', before: iso(start), after: iso(end) });

const starts = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 0, 1) });
const amounts = fc.integer({ min: 1, max: 60 });
const units = fc.constantFrom('Week', 'Month');

describe('a time that is later by months or weeks', () => {
  test('counts in UTC or in UTC+8, a shorter month by its last day', () => {
    fc.assert(
      fc.property(starts, amounts, units, (start, amount, unit) => {
        for (const offset of [utc, vendors]) {
          expect(unmet(later(amount, unit), start, laterBy(start, amount, unit, offset))).toBeUndefined();
        }
      }),
      { numRuns: 2000 },
    );
  });
  test('may be rounded up by less than the tolerance, and down to the minute', () => {
    fc.assert(
      fc.property(starts, amounts, units, fc.boolean(), (start, amount, unit, inUtc) => {
        const end = laterBy(start, amount, unit, inUtc ? utc : vendors);
        const endOfDay = Math.ceil((end + vendors) / (24 * hourMs)) * 24 * hourMs - vendors;
        const minute = Math.floor(end / 60_000) * 60_000;
        for (const shown of [endOfDay, endOfDay - 1000, minute]) {
          expect(unmet(later(amount, unit), start, shown)).toBeUndefined();
        }
      }),
      { numRuns: 2000 },
    );
  });
  test('is neither an hour short nor a day and an hour too long', () => {
    fc.assert(
      fc.property(starts, amounts, units, (start, amount, unit) => {
        const ends = [utc, vendors].map((offset) => laterBy(start, amount, unit, offset));
        expect(unmet(later(amount, unit), start, Math.min(...ends) - hourMs)).toBeDefined();
        expect(unmet(later(amount, unit), start, Math.max(...ends) + 25 * hourMs)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
  test('does not run over into the next month, but where the other calendar is there too', () => {
    fc.assert(
      fc.property(starts, amounts, fc.constantFrom(utc, vendors), (start, months, offset) => {
        const over = renewedBy(start, months, offset, true);
        const ends = [utc, vendors].map((calendar) => renewedBy(start, months, calendar));
        fc.pre(ends.every((end) => over - end >= 24 * hourMs));
        expect(unmet(later(months, 'Month'), start, over)).toBeDefined();
      }),
      { numRuns: 200 },
    );
    const lastOfJanuary = Date.parse('2027-01-31T04:00:00Z');
    expect(unmet(later(1, 'Month'), lastOfJanuary, Date.parse('2027-03-03T04:00:00Z'))).toBe(
      '1 Month later than 2027-01-31T04:00:00.000Z (2027-02-28T04:00:00.000Z)',
    );
    const lastOfMarch = Date.parse('2027-03-31T04:00:00Z');
    expect(unmet(later(1, 'Month'), lastOfMarch, Date.parse('2027-05-01T04:00:00Z'))).toBeDefined();
  });
  test('without tolerance is as it is due', () => {
    const [start, end] = [Date.parse('2027-01-10T16:00:00Z'), Date.parse('2027-02-10T16:00:00Z')];
    expect(unmet(later(1, 'Month', 0), start, end)).toBeUndefined();
    expect(unmet(later(1, 'Month', 0), start, end + hourMs)).toBeDefined();
  });
});

describe('a day of the month', () => {
  const onDay: FieldChange = { to: 'day-of-month', day: '5', toleranceHours: 24 };
  const from = Date.parse('2027-01-10T17:30:00Z');
  test.each([
    ['its beginning in UTC+8', '2027-02-04T16:00:00Z', true],
    ['the time of day in UTC+8', '2027-02-04T17:30:00Z', true],
    ['its beginning in UTC', '2027-02-05T00:00:00Z', true],
    ['the time of day in UTC', '2027-02-05T17:30:00Z', true],
    ['its end in UTC', '2027-02-06T00:00:00Z', true],
    ['the day before', '2027-02-04T15:00:00Z', false],
    ['the day after', '2027-02-06T18:00:00Z', false],
  ])('%s: %s', (_name, after, isMet) => {
    expect(unmet(onDay, from, Date.parse(after)) === undefined).toBe(isMet);
  });
});

describe('says what was expected in words', () => {
  test.each<[FieldChange, string, unknown, string]>([
    [{ to: 'value', oneOf: [''] }, 'locks', 'financial', 'no locks'],
    [{ to: 'value', oneOf: ['', 'security'] }, 'locks', 'financial', 'no locks or security'],
    [{ to: 'less' }, 'balance', 100, 'less than 100'],
    [later(1, 'Month'), 'expiredTime', null, '1 Month later than no end'],
  ])('%j of %s', (becomes, field, value, said) => {
    const before = value as string | number | null;
    expect(unmetChange(becomes, { field, before, after: before })).toBe(said);
  });
});
