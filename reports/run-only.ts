/**
 * The command that takes one case of a run again as it was judged: at the same target, and by the editions and readings that were
 * asked for, without which the same answer would be judged otherwise.
 */
import { printableLine } from './emitters/printable-text.ts';
import type { Report } from './model.ts';

const quoted = (value: string) => `'${printableLine(value)}'`;

/** The options that name the target; a target file has all but a state URL that was given beside it. */
function targetOptions({ kind, urls, stateUrl, file }: Report['target']): readonly string[] {
  if (kind === 'embedded') return [];
  const [address] = Object.values(urls);
  const named = file ?? address;
  return [
    ...(named === undefined ? [] : [`--target ${quoted(named)}`]),
    ...(stateUrl === undefined ? [] : [`--state-url ${quoted(stateUrl)}`]),
  ];
}

/** A command line that selects the case and judges it at the same target by the same editions and readings. */
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
