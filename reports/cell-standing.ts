/** Where a cell of the arrears matrix stands, in the groups and words that every picture of the matrix uses. */
import type { Verdict } from '#suites';
import type { CellExpectation, CellReading, MatrixCell } from './model.ts';

export const cellStandings = ['refused', 'works', 'wrong', 'not-judged', 'skipped', 'not-run'] as const;
export type CellStanding = (typeof cellStandings)[number];

/** What a reader is told of each group. */
export const standingWords: Readonly<Record<CellStanding, string>> = {
  refused: 'refused as expected',
  works: 'work as expected',
  wrong: 'wrong',
  'not-judged': 'not judged',
  skipped: 'skipped',
  'not-run': 'not run',
};

/** A missed recommendation leaves a cell as expected. `refused` and `works` are the observed outcomes. */
export function cellStanding({ verdict, judged }: MatrixCell): CellStanding {
  if (verdict === undefined) return 'not-run';
  const asExpected = judged?.outcome === 'error' ? 'refused' : 'works';
  const standings: Readonly<Record<Verdict, CellStanding>> = {
    pass: asExpected,
    warning: asExpected,
    fail: 'wrong',
    inconclusive: 'not-judged',
    skip: 'skipped',
  };
  return standings[verdict];
}

/** Something was sent for it, or at least tried; what nothing could be tried for has no place in a short picture. */
export function hasRun({ verdict, lockedAnswer }: MatrixCell): boolean {
  return verdict !== undefined && (verdict !== 'skip' || lockedAnswer !== undefined);
}

/** Readings by another choice of which the cell would be judged otherwise. */
export function decisiveReadings({ readings }: MatrixCell): readonly CellReading[] {
  return readings.filter(({ expects, others }) => others.some((other) => other.expects !== expects));
}

/** `optional, retired`, `optional`, or nothing where the page demands it. */
export function levelNote({ level, retired }: MatrixCell): string {
  const words = [...(level === 'may' ? ['optional'] : []), ...(retired ? ['retired'] : [])];
  return words.join(', ');
}

/** What a reading expects, as a word of a picture. */
export const expectationWords: Readonly<Record<CellExpectation, string>> = {
  error: 'refused',
  normal: 'works as usual',
  'either-way': 'not judged (documented both ways)',
  'not-stated': 'not judged (nothing said)',
};
