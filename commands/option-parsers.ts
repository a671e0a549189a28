/** Converts option values to plain settings. The error messages say what to write. */
import { InvalidArgumentError } from 'commander';
import { profileNames } from '#reports';
import type { ProfileName } from '#specs';

/** For options that may be repeated. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}

const isProfile = (name: string): name is ProfileName => (profileNames as readonly string[]).includes(name);

/** A profile. The option may be repeated. */
export function collectProfile(value: string, before: readonly ProfileName[]): readonly ProfileName[] {
  if (isProfile(value)) return [...before, value];
  throw new InvalidArgumentError(`Known: ${profileNames.join(', ')}.`);
}

/** `FINDING=CHOICE`. The option may be repeated. */
export function collectReading(
  value: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const at = value.lastIndexOf('=');
  if (at < 1 || at === value.length - 1) throw new InvalidArgumentError('It takes FINDING=CHOICE.');
  return { ...before, [value.slice(0, at)]: value.slice(at + 1) };
}
