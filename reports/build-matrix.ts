/**
 * Builds the arrears matrix, documented against observed: every printed cell, whether or not a case ran for it, with
 * the answers it is based on and the interpretations it is judged by.
 */
import type { Case } from '#contracts';
import { type ArrearsCondition, type Pack, requirementId, requirementIndex } from '#specs';
import type { CaseResult, RunRecord, TrialRole } from '#suites';
import { cellReadings, expectedOf } from './cell-readings.ts';
import { verdicts } from './count-verdicts.ts';
import type { CellAnswer, MatrixCell } from './model.ts';

type MatrixInput = Pick<RunRecord, 'packs' | 'cases' | 'results' | 'settings'>;
type CellInput = Pick<MatrixInput, 'settings'> & { readonly caseById: ReadonlyMap<string, Case> };

/** Cells in page order: condition by condition, operations as printed. */
export function buildMatrix(input: MatrixInput): readonly MatrixCell[] {
  const byRequirement = worstByRequirement(input.results.filter(({ kind }) => kind === 'arrears-cell'));
  const cellInput: CellInput = { ...input, caseById: new Map(input.cases.map((testCase) => [testCase.id, testCase])) };
  return input.packs.flatMap((pack) =>
    pack.arrears.flatMap((condition) =>
      Object.keys(condition.cells).flatMap((operation) => {
        const id = requirementId({ about: 'arrears', pack: pack.manifest.id, operation, condition: condition.id });
        return describeCell(cellInput, { pack, condition, operation, id, result: byRequirement.get(id) });
      }),
    ),
  );
}

interface PrintedCell {
  readonly pack: Pack;
  readonly condition: ArrearsCondition;
  readonly operation: string;
  /** Id of the cell's requirement. */
  readonly id: string;
  readonly result: CaseResult | undefined;
}

function describeCell({ caseById, settings }: CellInput, printed: PrintedCell): readonly MatrixCell[] {
  const { pack, condition, operation, id, result } = printed;
  const cell = condition.cells[operation];
  if (cell === undefined) return [];
  const testCase = result === undefined ? undefined : caseById.get(result.case);
  const readings = cellReadings({
    pack,
    name: `${operation}/${condition.id}`,
    documented: cell.expected,
    settings,
    ...(testCase === undefined ? {} : { testCase }),
    ...(result === undefined ? {} : { result }),
  });
  const described: MatrixCell = {
    pack: pack.manifest.id,
    condition: condition.id,
    operation,
    level: result?.level ?? requirementIndex(pack).byId(id)?.level ?? 'must',
    ...(pack.retired.some(({ name }) => name === operation) ? { retired: true } : {}),
    documented: cell.expected,
    expected: expectedOf(cell.expected, readings),
    readings,
    observed: result === undefined ? 'not run' : observedAnswer(result),
    ...(result === undefined ? {} : whatCameOf(result)),
    page: { document: cell.provenance.document, lines: cell.provenance.lines },
  };
  return [described];
}

function whatCameOf(result: CaseResult): Partial<MatrixCell> {
  const lockedAnswer = answerIn(result, 'trial');
  const controlAnswer = answerIn(result, 'without-cause');
  return {
    ...(lockedAnswer === undefined ? {} : { lockedAnswer }),
    ...(controlAnswer === undefined ? {} : { controlAnswer }),
    ...(result.judged === undefined ? {} : { judged: result.judged }),
    verdict: result.verdict,
    ...(result.evidence === undefined ? {} : { evidence: result.evidence }),
    ...(result.reason === undefined ? {} : { reason: result.reason }),
    case: result.case,
  };
}

/** The report keeps the exchanges of all trials in one list, so indexes continue from trial to trial. */
function answerIn({ trials }: CaseResult, role: TrialRole): CellAnswer | undefined {
  const index = trials.findIndex((trial) => trial.role === role);
  const judged = trials[index]?.judged;
  if (judged === undefined) return undefined;
  const before = trials.slice(0, index).reduce((sum, { exchanges }) => sum + exchanges.length, 0);
  return { answer: judged.answer, exchange: before + judged.exchange };
}

function worstByRequirement(results: readonly CaseResult[]): ReadonlyMap<string, CaseResult> {
  const worst = new Map<string, CaseResult>();
  for (const result of results) {
    for (const id of result.requirements) {
      const known = worst.get(id);
      const isWorse = known === undefined || verdicts.indexOf(result.verdict) < verdicts.indexOf(known.verdict);
      if (isWorse) worst.set(id, result);
    }
  }
  return worst;
}

/** The answer to the judged request in a few words, without its effect. */
function observedAnswer(result: CaseResult): string {
  const { judged, verdict, observed } = result;
  if (judged?.outcome === 'success') return 'normal';
  if (judged?.outcome === 'error') return `error ${judged.status} ${judged.code ?? 'without an error code'}`;
  return verdict === 'skip' ? 'not run' : (answerIn(result, 'trial')?.answer ?? observed);
}
