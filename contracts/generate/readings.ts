/**
 * Converts the interpretations in a cause file and in the rulings of a pack to the expectations of a case under each
 * choice.
 */
import type { MatrixReading, Pack, Ruling } from '#specs';
import type { Baseline, PlannedReading } from '../causes/cause-file.ts';
import type { AlternativeReading, CaseReading, ExpectedAnswer, ProviderState } from '../model.ts';
import { expectSuccess, nothingHappened, type TrialPlan } from './plan-trial.ts';

type Alternative = PlannedReading['alternatives'][number];

function planAlternative(plan: TrialPlan, alternative: Alternative): AlternativeReading {
  const { choice, tolerated, success, answers, effect, has, inconclusive } = alternative;
  const usual = plan.baselines[plan.operation]?.effect ?? nothingHappened;
  return {
    choice,
    ...(tolerated === undefined ? {} : { tolerated }),
    ...(success === undefined ? {} : { expect: expectSuccess(plan, { has }), effect: effect ?? usual }),
    ...(answers === undefined
      ? {}
      : { expect: { outcome: 'error', anyOf: plan.rowsOf(plan.operation, answers) }, effect: nothingHappened }),
    ...(inconclusive === undefined ? {} : { inconclusive }),
  };
}

/** An interpretation that a cause file names. */
export function planReading(plan: TrialPlan, reading: PlannedReading, rulings: readonly Ruling[]): CaseReading {
  const { finding, chosen, alternatives } = reading;
  const byEdition = rulings.find((ruling) => ruling.finding === finding)?.byEdition;
  return {
    finding,
    chosen,
    ...(byEdition === undefined ? {} : { byEdition }),
    alternatives: alternatives.map((alternative) => planAlternative(plan, alternative)),
  };
}

/** The interpretation that a cause or a stated case depends on, if any. */
export function readingOf(
  plan: TrialPlan,
  { reading }: { readonly reading?: PlannedReading },
  { rulings }: Pick<Pack, 'rulings'>,
): { readonly readings?: readonly CaseReading[] } {
  if (reading === undefined) return {};
  return { readings: [planReading(plan, reading, rulings)] };
}

/** One cell of the arrears matrix, as its interpretations need it. */
export interface ReadCell {
  readonly name: string;
  readonly baseline: Baseline;
  readonly refusal: ExpectedAnswer;
  /** The answer if every condition holds and the printed cell refuses; absent if it does not refuse. */
  readonly refusalTogether?: ExpectedAnswer;
  /** States that bring about the other conditions of the matrix. */
  readonly otherConditions: readonly ProviderState[];
}

function readCell(
  plan: TrialPlan,
  choice: string,
  reading: MatrixReading,
  cell: ReadCell,
): readonly AlternativeReading[] {
  const { baseline, refusal, refusalTogether, otherConditions } = cell;
  const together = reading.together === true ? { addStates: otherConditions } : {};
  const says = reading.cells[cell.name];
  if (says === undefined) {
    if (reading.together !== true) return [];
    return [{ choice, ...together, ...(refusalTogether === undefined ? {} : { expect: refusalTogether }) }];
  }
  switch (says) {
    case 'normal':
      return [{ choice, ...together, expect: expectSuccess(plan), effect: baseline.effect }];
    case 'error':
      return [{ choice, ...together, expect: refusal, effect: nothingHappened }];
    case 'either-way':
      return [{ choice, inconclusive: 'by this reading the pages document one state both ways' }];
    case 'not-stated':
      return [{ choice, inconclusive: 'by this reading the pages say nothing of this state' }];
  }
}

/** The interpretations of the whole matrix, for one cell. */
export function matrixReadings(plan: TrialPlan, rulings: readonly Ruling[], cell: ReadCell): readonly CaseReading[] {
  return rulings.flatMap(({ finding, chosen, matrix }): readonly CaseReading[] => {
    if (matrix === undefined) return [];
    const alternatives = Object.entries(matrix).flatMap(([choice, reading]) => readCell(plan, choice, reading, cell));
    return [{ finding, chosen, alternatives }];
  });
}
