/**
 * The command that takes one case of a run again as it was judged: without the editions and readings that were asked for, the
 * same answer would be judged otherwise. The target is left to the caller: a report does not say what a target file holds.
 */
import { printableLine } from './emitters/printable-text.ts';
import type { Report } from './model.ts';

const quoted = (value: string) => `'${printableLine(value)}'`;

/** A command line that selects the case and judges it by the same editions and readings. */
export function runOnly(id: string, { configuration, readings }: Pick<Report, 'configuration' | 'readings'>): string {
  const asked = readings.filter(({ byDefault, cases }) => !byDefault && cases.includes(id));
  return [
    `npx ecs-conformance run --case ${quoted(id)}`,
    ...configuration.editions.map((edition) => `--edition ${quoted(edition)}`),
    ...asked.map(({ finding, choice }) => `--reading ${quoted(`${finding}=${choice}`)}`),
  ].join(' ');
}
