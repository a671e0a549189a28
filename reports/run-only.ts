/**
 * Builds the command that repeats one case as it was judged: with the same target, editions and interpretations.
 * Without them the same answer could be judged differently.
 */
import { printableLine } from './emitters/printable-text.ts';
import type { Report } from './model.ts';

const quoted = (value: string) => `'${printableLine(value)}'`;

/** The options that name the target. A target file contains everything except a state URL given on the command line. */
function targetOptions({ kind, urls, stateUrl, file }: Report['target']): readonly string[] {
  if (kind === 'embedded') return [];
  const [address] = Object.values(urls);
  const named = file ?? address;
  return [
    ...(named === undefined ? [] : [`--target ${quoted(named)}`]),
    ...(stateUrl === undefined ? [] : [`--state-url ${quoted(stateUrl)}`]),
  ];
}

/** A command that runs the case with the same target, editions and interpretations. */
export function runOnly(
  id: string,
  { configuration, readings, target }: Pick<Report, 'configuration' | 'readings' | 'target'>,
): string {
  const asked = readings.filter(({ byDefault, cases }) => !byDefault && cases.includes(id));
  return [
    `npx ecs-conformance run --case ${quoted(id)}`,
    ...targetOptions(target),
    ...configuration.editions.map((edition) => `--edition ${quoted(edition)}`),
    ...asked.map(({ finding, choice }) => `--reading ${quoted(`${finding}=${choice}`)}`),
  ].join(' ');
}
