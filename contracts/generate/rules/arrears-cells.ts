/**
 * Cases for arrears cells. Each sends the same request without the lock, which must succeed with its effect, and with
 * it. A step before the judged request checks that the resource shows the lock, because a state that was not reached
 * proves nothing.
 */
import { requirementId } from '#specs';
import type { ArrearsCause, Baseline, Provocation } from '../../causes/cause-file.ts';
import type { Case, CaseReading, ExpectedAnswer, Step, Trial } from '../../model.ts';
import { atLeastOne, claim } from '../claims.ts';
import {
  answersToUnknownOperation,
  documentedRefusals,
  expectRows,
  type GenerationContext,
  type RuleOutput,
  requirementNamed,
  rowNamed,
  trialPlan,
} from '../generation-context.ts';
import {
  expectSuccess,
  nothingHappened,
  otherStates,
  planControls,
  requestStep,
  type TrialPlan,
} from '../plan-trial.ts';
import { matrixReadings, planReading, type ReadCell } from '../readings.ts';

interface Cell {
  readonly condition: string;
  readonly operation: string;
  readonly cause: ArrearsCause;
  readonly baseline: Baseline;
}

function expectedOf(context: GenerationContext, plan: TrialPlan, cell: Cell): ExpectedAnswer {
  const requirement = cellRequirement(context, cell);
  if (requirement.expected === 'normal') return expectSuccess(plan);
  const rows = cell.cause.cells[cell.operation]?.answers;
  if (rows === undefined) return { outcome: 'error', anyOf: documentedRefusals(context, cell.operation) };
  return { outcome: 'error', anyOf: expectRows(rows.map((row) => rowNamed(context, cell.operation, row))) };
}

const cellRequirement = (context: GenerationContext, cell: Cell) =>
  requirementNamed(
    context,
    requirementId({
      about: 'arrears',
      pack: context.pack.manifest.id,
      operation: cell.operation,
      condition: cell.condition,
    }),
  );

/** The query that shows the lock. If the operation is that query itself, the judged request shows the lock. */
function seen(plan: TrialPlan, cell: Cell): { before: readonly Step[]; own: boolean } {
  const { seenBy } = cell.cause;
  if (seenBy.operation === cell.operation) return { before: [], own: true };
  const expect: ExpectedAnswer = { outcome: 'success', status: plan.successStatus, contains: seenBy.contains };
  return {
    before: [requestStep(plan, { operation: seenBy.operation, parameters: seenBy.parameters, expect })],
    own: false,
  };
}

/**
 * The shared facts of the trials of a cell. A refusal has a control that asks about another resource in the same state.
 */
const provocationOf = ({ cause, operation }: Cell, refused: boolean): Provocation => ({
  addStates: cause.addStates,
  ...(refused ? { sameState: cause.cells[operation]?.sameState ?? { otherResource: true } } : {}),
});

function lockedTrial(plan: TrialPlan, cell: Cell, expect: ExpectedAnswer): Trial {
  const { before, own } = seen(plan, cell);
  const how = provocationOf(cell, expect.outcome === 'error');
  const answer: ExpectedAnswer =
    own && expect.outcome === 'success' ? { ...expect, contains: cell.cause.seenBy.contains } : expect;
  return {
    states: [...otherStates(plan, how), ...cell.baseline.states, ...cell.cause.addStates],
    before,
    request: requestStep(plan, {
      parameters: cell.baseline.parameters,
      expect: answer,
      effect: expect.outcome === 'success' ? cell.baseline.effect : nothingHappened,
    }),
  };
}

function cellCase(context: GenerationContext, cell: Cell): Case {
  const { manifest } = context.pack;
  const plan = trialPlan(context, cell.operation);
  const expect = expectedOf(context, plan, cell);
  const refused = expect.outcome === 'error';
  const rows = atLeastOne(
    (cell.cause.cells[cell.operation]?.answers ?? []).map((row) => rowNamed(context, cell.operation, row)),
  );
  return {
    id: `${manifest.id}/${cell.operation}/arrears-${cell.condition}`,
    pack: manifest.id,
    operation: cell.operation,
    title: `${cell.operation}: ${cell.condition} in arrears, ${refused ? 'refused' : 'as usual'}`,
    class: 'state',
    cause: `${cell.condition}-in-arrears`,
    claims: [
      claim([cellRequirement(context, cell)], { judges: 'answer-and-effect', mode: 'all' }),
      ...(rows === undefined ? [] : [claim(rows, { judges: 'answer', mode: rows.length > 1 ? 'one-of' : 'all' })]),
    ],
    disposable: {
      trial: lockedTrial(plan, cell, expect),
      controls: planControls(plan, provocationOf(cell, refused)),
      masks: [],
      ...(isRetired(context, cell.operation) ? { withheld: answersToUnknownOperation(context) } : {}),
      evidence: isSeen(context, cell) ? 'proven' : 'observed',
    },
    readings: readingsOf(context, plan, cell),
  };
}

/** If no query shows what an operation changes, only its answer is judged when it refuses. */
function isSeen({ pack }: GenerationContext, { operation, baseline }: Cell): boolean {
  return baseline.effect.changes.length > 0 || pack.manifest.operations[operation]?.class === 'read';
}

/** A target need not have a retired operation. Then it answers as for an unknown operation. */
const isRetired = ({ pack }: GenerationContext, operation: string): boolean =>
  pack.retired.some(({ name }) => name === operation);

/** If several conditions hold, no page says which is checked first, so a row about any of them is accepted. */
function refusalTogether(context: GenerationContext, plan: TrialPlan, cell: Cell): ExpectedAnswer {
  const conditions = Object.entries(context.causes.arrears);
  const refusals = conditions
    .filter(([, cause]) => cell.operation in cause.cells)
    .map(([condition, cause]) => expectedOf(context, plan, { ...cell, condition, cause }));
  const answers = refusals.flatMap((refusal) => (refusal.outcome === 'error' ? refusal.anyOf : []));
  const pairs = Map.groupBy(answers, ({ status, code }) => `${status} ${code}`);
  const anyOf = [...pairs.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, messages: [...new Set([first, ...others].flatMap(({ messages }) => messages))] }],
  );
  return { outcome: 'error', anyOf };
}

function readingsOf(context: GenerationContext, plan: TrialPlan, cell: Cell): readonly CaseReading[] {
  const { pack, causes } = context;
  const own = cell.cause.cells[cell.operation]?.reading;
  const refused = cellRequirement(context, cell).expected === 'error';
  const otherConditions = Object.entries(causes.arrears)
    .filter(([condition]) => condition !== cell.condition)
    .flatMap(([, { addStates }]) => addStates);
  const read: ReadCell = {
    name: `${cell.operation}/${cell.condition}`,
    baseline: cell.baseline,
    refusal: { outcome: 'error', anyOf: documentedRefusals(context, cell.operation) },
    ...(refused ? { refusalTogether: refusalTogether(context, plan, cell) } : {}),
    otherConditions,
  };
  return [
    ...matrixReadings(plan, pack.rulings, read),
    ...(own === undefined ? [] : [planReading(plan, own, pack.rulings)]),
  ];
}

/** A case for each cell in the cause files. */
export function arrearsCells(context: GenerationContext): RuleOutput {
  const cells = Object.entries(context.causes.arrears).flatMap(([condition, cause]) =>
    Object.keys(cause.cells).flatMap((operation): readonly Cell[] => {
      const baseline = context.causes.baselines[operation];
      return baseline === undefined ? [] : [{ condition, operation, cause, baseline }];
    }),
  );
  return { cases: cells.map((cell) => cellCase(context, cell)), untested: [] };
}
