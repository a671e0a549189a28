/** A move in words. */
import { operationTried, type WalkMove } from './walk.ts';
import type { WalkModel } from './walk-model.ts';

/** What a move does, and its name. */
export function describeMove<State>({ commands }: WalkModel<State>, move: WalkMove): string {
  const operation = operationTried(move);
  if (operation !== undefined) return `${operation}, checked against the arrears tables [${move}]`;
  return `${commands.find(({ name }) => name === move)?.description ?? move} [${move}]`;
}
