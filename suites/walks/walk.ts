/**
 * A walk as plain data and as one line of text, by which it can be taken again: `PrePaid/Running/attached stop
 * try-CreateDisk`. What is written by hand is checked; anything else comes from the generator.
 */
import { ConformanceError } from '#specs';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import type { WalkStart } from './model.ts';

/** A command by its name, or a cell of the matrix that is tried: `try-<Operation>`. */
export type Step = string;

export interface Walk {
  readonly start: WalkStart;
  readonly steps: readonly Step[];
}

const prefix = 'try-';

/** The step that tries the cells of an operation. */
export const stepTrying = (operation: string): Step => `${prefix}${operation}`;

/** The operation that a step tries; undefined for a command. */
export const operationTried = (step: Step): string | undefined =>
  step.startsWith(prefix) ? step.slice(prefix.length) : undefined;

const byName: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.name, command]));

/** The command of a step. */
export const commandNamed = (step: Step): Command | undefined => byName.get(step);

/** Every start of a walk, the plainest one first. */
export const starts: readonly WalkStart[] = (['PrePaid', 'PostPaid'] as const).flatMap((chargeType) =>
  (['Running', 'Stopped'] as const).flatMap((status) =>
    [true, false].map((attached): WalkStart => ({ chargeType, status, attached })),
  ),
);

const nameOfStart = ({ chargeType, status, attached }: WalkStart): string =>
  `${chargeType}/${status}/${attached ? 'attached' : 'free'}`;

/** The walk on one line. */
export function writeWalk({ start, steps }: Walk): string {
  return [nameOfStart(start), ...steps].join(' ');
}

/** Reads such a line; `operations` are those that can be tried. Throws a ConformanceError that lists what there is. */
export function readWalk(text: string, operations: readonly string[]): Walk {
  const [first = '', ...steps] = text.trim().split(/[\s,]+/);
  const start = starts.find((one) => nameOfStart(one) === first);
  if (start === undefined) {
    throw new ConformanceError(
      'usage',
      `A walk begins with one of ${starts.map(nameOfStart).join(', ')}, and not with "${first}".`,
    );
  }
  const known = [...byName.keys(), ...operations.map(stepTrying)];
  const unknown = steps.find((step) => !known.includes(step));
  if (unknown === undefined) return { start, steps };
  throw new ConformanceError('usage', `A walk has no step "${unknown}". Known: ${known.join(', ')}.`);
}
