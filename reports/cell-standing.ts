/** Groups cells of the arrears matrix by their outcome, with the words that every view of the matrix uses. */
import type { Verdict } from '#suites';
import type { CellExpectation, CellReading, MatrixCell } from './model.ts';

export const cellStandings = ['refused', 'works', 'wrong', 'not-judged', 'skipped', 'not-run'] as const;
export type CellStanding = (typeof cellStandings)[number];

/** The words for each group. */
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

/** Whether something was sent, or at least tried, for the cell. Short views leave out the other cells. */
export function hasRun({ verdict, lockedAnswer }: MatrixCell): boolean {
  return verdict !== undefined && (verdict !== 'skip' || lockedAnswer !== undefined);
}

/** Interpretations that decide: another choice would change the expectation. */
export function decisiveReadings({ readings }: MatrixCell): readonly CellReading[] {
  return readings.filter(({ expects, others }) => others.some((other) => other.expects !== expects));
}

/** `optional, retired` or `optional`; empty if the page requires the cell. */
export function levelNote({ level, retired }: MatrixCell): string {
  const words = [...(level === 'may' ? ['optional'] : []), ...(retired ? ['retired'] : [])];
  return words.join(', ');
}

/** The expectation of an interpretation, in words. */
export const expectationWords: Readonly<Record<CellExpectation, string>> = {
  error: 'refused',
  normal: 'works as usual',
  'either-way': 'not judged (documented both ways)',
  'not-stated': 'not judged (not stated)',
};
