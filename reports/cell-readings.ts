/**
 * Lists the interpretations that a cell of the arrears matrix is judged by, and the expectation under each alternative.
 * Based on rulings and the case only, never on the target's answer.
 */
import type { AlternativeReading, Case } from '#contracts';
import type { Pack } from '#specs';
import type { CaseResult, RunSettings } from '#suites';
import type { CellExpectation, CellReading } from './model.ts';

/** One printed cell, with its case and its result. */
export interface ReadableCell {
  readonly pack: Pack;
  /** `<Operation>/<condition>` */
  readonly name: string;
  readonly documented: 'error' | 'normal';
  readonly testCase?: Case;
  readonly result?: CaseResult;
  readonly settings: Pick<RunSettings, 'readings'>;
}

/** Questions about the whole matrix first, then those about this cell. A question with only one answer is left out. */
export function cellReadings(cell: ReadableCell): readonly CellReading[] {
  return [...matrixQuestions(cell), ...caseQuestions(cell)];
}

/** The expected outcome: as documented, unless one of the interpretations says otherwise. */
export function expectedOf(documented: 'error' | 'normal', readings: readonly CellReading[]): CellExpectation {
  return readings.find(({ expects }) => expects !== documented)?.expects ?? documented;
}

type Expectations = Readonly<Record<string, CellExpectation>>;

function matrixQuestions(cell: ReadableCell): readonly CellReading[] {
  return cell.pack.rulings.flatMap(({ finding, chosen, readings, matrix }) => {
    if (matrix === undefined) return [];
    const expectations: Expectations = Object.fromEntries(
      Object.keys(readings).map((choice) => [choice, matrix[choice]?.cells[cell.name] ?? cell.documented]),
    );
    return [readAs(cell, { finding, chosen, expectations })];
  });
}

function caseQuestions(cell: ReadableCell): readonly CellReading[] {
  const isMatrix = (finding: string) =>
    cell.pack.rulings.some((ruling) => ruling.finding === finding && ruling.matrix !== undefined);
  const own = (cell.testCase?.readings ?? []).filter(
    ({ finding, alternatives }) => alternatives.length > 0 && !isMatrix(finding),
  );
  return own.map(({ finding, chosen, alternatives }) => {
    const others = alternatives.map((one) => [one.choice, expectationOf(one, cell.documented)] as const);
    const expectations: Expectations = { [chosen]: cell.documented, ...Object.fromEntries(others) };
    return readAs(cell, { finding, chosen, expectations });
  });
}

function expectationOf({ expect, inconclusive }: AlternativeReading, documented: 'error' | 'normal'): CellExpectation {
  if (inconclusive !== undefined) return 'not-stated';
  switch (expect?.outcome) {
    case undefined:
      return documented;
    case 'success':
      return 'normal';
    case 'error':
      return 'error';
    case 'either':
      return 'either-way';
  }
}

interface Question {
  readonly finding: string;
  readonly chosen: string;
  readonly expectations: Expectations;
}

/** The choice is that of the result. Without a result it is the caller's, otherwise the ruling's. */
function readAs({ documented, result, settings }: ReadableCell, question: Question): CellReading {
  const { finding, chosen, expectations } = question;
  const judgedBy = result?.readings.find((reading) => reading.finding === finding)?.choice;
  const choice = judgedBy ?? settings.readings[finding] ?? chosen;
  const others = Object.entries(expectations).filter(([name]) => name !== choice);
  return {
    finding,
    choice,
    expects: expectations[choice] ?? documented,
    others: others.map(([name, expects]) => ({ choice: name, expects })),
  };
}
