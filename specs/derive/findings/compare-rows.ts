/** Shared by the rules about error rows: the rows of all editions, and the similarity of two texts. */
import type { ErrorRowFact } from '../../model.ts';
import type { FindingInput } from './finding-rule.ts';

export interface PlacedRow {
  readonly operation: string;
  readonly row: ErrorRowFact;
}

/** Every row of every edition. */
export function rowsOf({ operations }: Pick<FindingInput, 'operations'>): readonly PlacedRow[] {
  return operations.flatMap(({ name, editions }) =>
    editions.flatMap(({ facts }) => facts.errors.map((row) => ({ operation: name, row }))),
  );
}

/** Each value once, as text, in order of first appearance. */
export function distinct(values: readonly (string | number)[]): readonly string[] {
  return [...new Set(values.map(String))];
}

/** A text without letter case, blanks and punctuation. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/**
 * Whether at most `most` inserted, missing or changed letters separate the two texts. The time grows with length ×
 * most.
 */
export function isWithinEdits(left: string, right: string, most: number): boolean {
  if (Math.abs(left.length - right.length) > most) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const [a, b] = [left.slice(at), right.slice(at)];
  if (a === b) return true;
  if (most === 0) return false;
  return (
    isWithinEdits(a.slice(1), b.slice(1), most - 1) ||
    isWithinEdits(a.slice(1), b, most - 1) ||
    isWithinEdits(a, b.slice(1), most - 1)
  );
}
