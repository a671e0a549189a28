/** Converts option values to plain settings. The error messages say what to write. */
import { InvalidArgumentError, Option } from 'commander';
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

/** An option that may be repeated. `withoutIt` tells in the help what the command does without the option. */
export function repeatable(flags: string, description: string, withoutIt: string): Option {
  return new Option(flags, `${description}; may be repeated`).argParser(collect).default([], withoutIt);
}

/** `--profile`, with the names of all profiles in its help. */
export function profileOption(subject: string): Option {
  return new Option('--profile <name>', `only ${subject} of this profile (${profileNames.join(', ')}); may be repeated`)
    .argParser(collectProfile)
    .default([], 'all profiles');
}

/** `--pack`, by name or folder. */
export function packOption(withoutIt = 'every installed pack'): Option {
  return repeatable('--pack <id|folder>', 'only this pack, by its name or its folder (./my-pack)', withoutIt);
}
