/** The mock's price list, in hundredths of the currency. Real prices differ; rules about paying do not depend on them. */
import { dayMs, type PeriodUnit } from './calendar.ts';

const instancePerMonth = 10_000;
const instancePerWeek = 2_500;
const instancePerDay = 400;
const diskPerDay = 70;

/** Price of a pay-as-you-go instance for an hour. */
export const instancePerHour = 17;

/** Price of an instance for a period. */
export function instancePrice(period: number, unit: PeriodUnit): number {
  return period * (unit === 'Week' ? instancePerWeek : instancePerMonth);
}

/** Price of an instance up to a later moment; every day begun counts. */
export function instancePriceUntil(fromMs: number, untilMs: number): number {
  return Math.ceil(Math.max(0, untilMs - fromMs) / dayMs) * instancePerDay;
}

/** Price of a disk up to a later moment; every day begun counts. */
export function diskPrice(fromMs: number, untilMs: number): number {
  return Math.ceil(Math.max(0, untilMs - fromMs) / dayMs) * diskPerDay;
}
