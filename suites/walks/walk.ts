/**
 * A walk as plain data and as one line of text that replays it: the name of its start, then its moves. The line is checked,
 * because people write it by hand.
 */
import { ConformanceError } from '#specs';
import type { WalkModel, WalkStart } from './walk-model.ts';

/** The name of a command, or `try-<Operation>`: a call that tries cells of the arrears tables. */
export type WalkMove = string;

export interface Walk {
  /** The name of a start of the model. */
  readonly start: string;
  readonly moves: readonly WalkMove[];
}

const prefix = 'try-';

/** The move that tries the cells of an operation. */
export const moveTrying = (operation: string): WalkMove => `${prefix}${operation}`;

/** The operation whose cells a move tries; undefined for a command. */
export const operationTried = (move: WalkMove): string | undefined =>
  move.startsWith(prefix) ? move.slice(prefix.length) : undefined;

/** The start of a walk. A walk that `readWalk` or the generator made always has one. */
export function startNamed<State>({ starts }: WalkModel<State>, name: string): WalkStart<State> {
  return starts.find((start) => start.name === name) ?? starts[0];
}

/** The walk on one line. */
export const writeWalk = ({ start, moves }: Walk): string => [start, ...moves].join(' ');

/** Parses such a line; `operations` are those that can be tried. Throws a ConformanceError that lists the known names. */
export function readWalk<State>(text: string, operations: readonly string[], model: WalkModel<State>): Walk {
  const [start = '', ...moves] = text.trim().split(/[\s,]+/);
  const starts = model.starts.map(({ name }) => name);
  if (!starts.includes(start)) {
    throw new ConformanceError('usage', `"${start}" is no start of a walk. A walk begins with ${starts.join(', ')}.`);
  }
  const known = [...model.commands.map(({ name }) => name), ...operations.map(moveTrying)];
  const unknown = moves.find((move) => !known.includes(move));
  if (unknown === undefined) return { start, moves };
  throw new ConformanceError('usage', `Walks have no move "${unknown}". Known: ${known.join(', ')}.`);
}
