/**
 * The cells of the arrears matrix, tried out where a walk is: what the derived tables say of an operation while a resource
 * is in arrears, and the request that would otherwise succeed, as the committed case of the cell has it.
 */
import type { Case, ExpectedAnswer, ProviderState, RequestStep } from '#contracts';
import type { ArrearsCondition, Pack, Provenance } from '#specs';
import { commands } from './commands.ts';
import { isFinancial, type WalkState } from './model.ts';

/** Which resource is in arrears, as the tables are titled. */
export type Condition = 'instance' | 'disk';

/** A cell with what it takes to try it. */
export interface Cell {
  readonly operation: string;
  readonly condition: Condition;
  readonly expected: 'error' | 'normal';
  readonly place: Provenance;
  readonly request: RequestStep;
  /** What has to be there beside the instance and its disk. */
  readonly states: readonly ProviderState[];
  /** The instance of the case: what it must be for nothing but the arrears to refuse the call. */
  readonly instance: { readonly chargeType: string; readonly status: string };
  /** The disk of the case is attached to its instance. */
  readonly attached: boolean;
  /** It only reads: it may be tried anywhere. */
  readonly reads: boolean;
}

/** Why a cell is not tried by walks. */
export interface UntriedCell {
  readonly operation: string;
  readonly condition: string;
  readonly reason: string;
}

export interface Cells {
  readonly cells: readonly Cell[];
  /** Cells of operations that are commands of the walk. */
  readonly commanded: readonly { readonly operation: string; readonly condition: Condition }[];
  readonly untried: readonly UntriedCell[];
}

const own = ['an instance exists', 'a disk exists', 'the instance is in arrears', 'the disk is in arrears'];
const conditions: readonly Condition[] = ['instance', 'disk'];

const isCondition = (id: string): id is Condition => conditions.some((known) => known === id);

function paramOf(states: readonly ProviderState[], name: string, param: string): unknown {
  return states.find((state) => state.name === name && state.as === undefined)?.params[param];
}

const readsOnly = (pack: Pack, operation: string): boolean => pack.manifest.operations[operation]?.class === 'read';

/** Taking a resource of the walk away ends it; a cell that is no command is tried on resources of its own otherwise. */
const endsWalk = ['DeleteInstance', 'DeleteDisk'];
const ownCommands = new Set(commands.flatMap(({ act }) => (act.action === 'request' ? [act.operation] : [])));

function cellOf(
  pack: Pack,
  cases: readonly Case[],
  condition: ArrearsCondition,
  operation: string,
): Cell | UntriedCell {
  const { id } = condition;
  const cell = condition.cells[operation];
  const untried = (reason: string): UntriedCell => ({ operation, condition: id, reason });
  if (cell === undefined || !isCondition(id)) return untried('the tables have no such cell');
  if (pack.retired.some(({ name }) => name === operation)) return untried('no page describes the operation any more');
  if (endsWalk.includes(operation)) return untried('it would take a resource of the walk away');
  const requirement = pack.requirements.find(
    (one) => one.kind === 'arrears-cell' && one.operation === operation && one.condition === id,
  );
  const found = cases.find(({ claims }) =>
    claims.some(({ requirements }) => requirements.includes(requirement?.id ?? '')),
  );
  if (found === undefined) return untried('no case says what a valid request is');
  const { states, request } = found.disposable.trial;
  return {
    operation,
    condition: id,
    expected: cell.expected,
    place: cell.provenance,
    request,
    states: states.filter(({ name, as }) => as === undefined && !own.includes(name)),
    instance: {
      chargeType: String(paramOf(states, 'an instance exists', 'chargeType') ?? 'PrePaid'),
      status: String(paramOf(states, 'an instance exists', 'status') ?? 'Running'),
    },
    attached: paramOf(states, 'a disk exists', 'attached') !== false,
    reads: readsOnly(pack, operation),
  };
}

/** Every cell of the pack's tables that walks try, beside those that their own commands are. */
export function listCells(pack: Pack, cases: readonly Case[]): Cells {
  const all = pack.arrears.flatMap((condition) =>
    Object.keys(condition.cells)
      .filter((operation) => !ownCommands.has(operation))
      .map((operation) => cellOf(pack, cases, condition, operation)),
  );
  const commanded = pack.arrears.flatMap(({ id, cells }) =>
    isCondition(id)
      ? Object.keys(cells).flatMap((operation) => (ownCommands.has(operation) ? [{ operation, condition: id }] : []))
      : [],
  );
  return {
    commanded,
    cells: all.filter((cell) => 'request' in cell),
    untried: all.filter((cell): cell is UntriedCell => 'reason' in cell),
  };
}

/** What is in arrears, as far as the tables are about it: both may be. */
export function conditionsIn({ instance, disk }: WalkState): readonly Condition[] {
  return [...(isFinancial(instance) ? (['instance'] as const) : []), ...(disk.arrears ? (['disk'] as const) : [])];
}

/** Cells of one operation in one state, and what they demand together. */
export interface Trial {
  readonly operation: string;
  /** The cells that hold, one or two. */
  readonly cells: readonly [Cell, ...Cell[]];
  readonly expected: 'error' | 'normal';
}

/** Nothing but arrears could refuse the call. */
const isAsInCase = ({ instance, disk }: WalkState, cell: Cell): boolean =>
  !instance.secured &&
  !instance.moving &&
  !disk.moving &&
  instance.chargeType === cell.instance.chargeType &&
  instance.status === cell.instance.status &&
  disk.attached === cell.attached;

/** What a disk that is attached to nothing has to do with an instance, or with its account's other resources, is not said. */
const concernsDisk = (cell: Cell): boolean =>
  Object.values(cell.request.parameters).some((value) => value.includes('${diskId}')) ||
  cell.states.some(({ name }) => name === 'an account exists');

const namesTime = ({ request }: Cell): boolean =>
  Object.values(request.parameters).some((value) => value.includes('${time.'));

function mayTry(state: WalkState, cells: readonly Cell[]): boolean {
  const [first, second] = cells;
  if (first === undefined || (state.aged && namesTime(first))) return false;
  if (first.reads && first.expected === 'normal') return true;
  // Where both are in arrears, the tables give some calls two answers, and a ruling says that nothing is known then.
  if (second !== undefined && second.expected !== first.expected) return false;
  if (first.expected === 'normal') return cells.every((cell) => isNormalCallPossible(state, cell));
  return cells.some(({ condition }) => condition === 'instance') || state.disk.attached || concernsDisk(first);
}

/** A call that changes something has to succeed, so that nothing else may stand in its way. */
const isNormalCallPossible = ({ instance, disk }: WalkState, cell: Cell): boolean =>
  !instance.secured && !instance.moving && !disk.moving && disk.attached === cell.attached;

/** What the tables let be tried in a state. */
export function trialsIn(state: WalkState, { cells }: Pick<Cells, 'cells'>): readonly Trial[] {
  const holding = conditionsIn(state);
  const here = cells.filter(({ condition }) => holding.includes(condition));
  return [...Map.groupBy(here, ({ operation }) => operation)].flatMap(([operation, group]) => {
    const [first, ...rest] = group;
    if (first === undefined || !mayTry(state, group)) return [];
    return [{ operation, cells: [first, ...rest] as const, expected: first.expected }];
  });
}

/**
 * What the call must be answered. A refusal names the rows of the cells where nothing but the arrears can refuse it, else
 * any row of its page.
 */
export function answerOfTrial(state: WalkState, trial: Trial, pack: Pack): ExpectedAnswer {
  const [first] = trial.cells;
  if (trial.expected === 'normal') return first.request.expect;
  const expected = trial.cells.map(({ request }) => request.expect);
  const rows = expected.flatMap((expect) => (expect.outcome === 'error' ? expect.anyOf : []));
  if (trial.cells.every((cell) => isAsInCase(state, cell))) return { outcome: 'error', anyOf: rows };
  const documented = (pack.operations[trial.operation]?.errors ?? []).filter(
    ({ status }) => status >= 400 && status < 500,
  );
  const page = documented.map(({ status, code }) => ({ status, code, messages: [] }));
  return { outcome: 'error', anyOf: [...rows, ...page] };
}
