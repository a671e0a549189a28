/**
 * The cells of the arrears tables as calls inside a walk: what the tables expect of an operation while a resource is in
 * arrears, and a request that otherwise succeeds, taken from the committed case of the cell.
 */
import type { Case, ExpectedAnswer } from '#contracts';
import type { ArrearsCondition, Pack } from '#specs';
import type { Cell, CellGroup, CellRules } from './cell-rules.ts';
import type { WalkModel } from './walk-model.ts';

/** Why walks do not try a cell. */
export interface UntriedCell {
  readonly operation: string;
  readonly condition: string;
  readonly reason: string;
}

export interface Cells {
  readonly cells: readonly Cell[];
  /** Cells of operations that are commands of the walk. */
  readonly commanded: readonly { readonly operation: string; readonly condition: string }[];
  readonly untried: readonly UntriedCell[];
}

/** The call that tries the cells of one operation in one state. */
export interface CellCall {
  readonly operation: string;
  readonly cells: CellGroup;
  readonly expected: 'error' | 'normal';
}

interface CellSource {
  readonly pack: Pack;
  readonly cases: readonly Case[];
  readonly rules: CellRules<never>;
}

function cellOf(source: CellSource, condition: ArrearsCondition, operation: string): Cell | UntriedCell {
  const { pack, cases, rules } = source;
  const { id } = condition;
  const cell = condition.cells[operation];
  const untried = (reason: string): UntriedCell => ({ operation, condition: id, reason });
  if (cell === undefined) return untried('the tables have no such cell');
  if (!rules.conditions.includes(id)) return untried('the walk model does not cover the table');
  if (pack.retired.some(({ name }) => name === operation)) return untried('no current page describes the operation');
  if (rules.endsWalk.includes(operation)) return untried('the call would remove a resource of the walk');
  const requirement = pack.requirements.find(
    (one) => one.kind === 'arrears-cell' && one.operation === operation && one.condition === id,
  );
  const found = cases.find(({ claims }) =>
    claims.some(({ requirements }) => requirements.includes(requirement?.id ?? '')),
  );
  if (found === undefined) return untried('no case has a valid request');
  const { states, request } = found.disposable.trial;
  const caseStates = states.filter(({ as }) => as === undefined);
  return {
    operation,
    condition: id,
    expected: cell.expected,
    place: cell.provenance,
    request,
    caseStates,
    states: caseStates.filter(({ name }) => !rules.ownStates.includes(name)),
    reads: pack.manifest.operations[operation]?.class === 'read',
  };
}

/** Every cell of the pack's tables: tried, part of a command, or with the reason why walks do not try it. */
export function listCells<State>(pack: Pack, cases: readonly Case[], model: WalkModel<State>): Cells {
  const { cells: rules } = model;
  if (rules === undefined) return { cells: [], commanded: [], untried: [] };
  const sent = new Set(model.commands.flatMap(({ act }) => (act.action === 'request' ? [act.operation] : [])));
  const all = pack.arrears.flatMap((condition) =>
    Object.keys(condition.cells)
      .filter((operation) => !sent.has(operation))
      .map((operation) => cellOf({ pack, cases, rules }, condition, operation)),
  );
  const commanded = pack.arrears
    .filter(({ id }) => rules.conditions.includes(id))
    .flatMap(({ id, cells }) =>
      Object.keys(cells).flatMap((operation) => (sent.has(operation) ? [{ operation, condition: id }] : [])),
    );
  return {
    commanded,
    cells: all.filter((cell) => 'request' in cell),
    untried: all.filter((cell): cell is UntriedCell => 'reason' in cell),
  };
}

/** The calls that a walk may make in a state to try cells. */
export function cellCallsIn<State>(
  state: State,
  { model, cells }: { readonly model: WalkModel<State>; readonly cells: readonly Cell[] },
): readonly CellCall[] {
  const { cells: rules } = model;
  if (rules === undefined) return [];
  const holding = rules.conditionsIn(state);
  const here = cells.filter(({ condition }) => holding.includes(condition));
  return [...Map.groupBy(here, ({ operation }) => operation)].flatMap(([operation, [first, ...rest]]) => {
    if (first === undefined) return [];
    const group: CellGroup = [first, ...rest];
    return rules.mayTry(state, group) ? [{ operation, cells: group, expected: first.expected }] : [];
  });
}

/**
 * The answer that the call must get. If only arrears can refuse it, a refusal must be a row of the cells; otherwise any row of
 * its page will do.
 */
export function answerOfCellCall<State>(
  state: State,
  call: CellCall,
  { pack, model }: { readonly pack: Pack; readonly model: WalkModel<State> },
): ExpectedAnswer {
  const [first] = call.cells;
  if (call.expected === 'normal') return first.request.expect;
  const expected = call.cells.map(({ request }) => request.expect);
  const rows = expected.flatMap((expect) => (expect.outcome === 'error' ? expect.anyOf : []));
  if (call.cells.every((cell) => model.cells?.onlyArrearsRefuse(state, cell))) {
    return { outcome: 'error', anyOf: rows };
  }
  const documented = (pack.operations[call.operation]?.errors ?? []).filter(
    ({ status }) => status >= 400 && status < 500,
  );
  const page = documented.map(({ status, code }) => ({ status, code, messages: [] }));
  return { outcome: 'error', anyOf: [...rows, ...page] };
}
