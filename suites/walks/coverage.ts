/** Explores the model for everything that walks can visit, and counts what a run visited. */
import { cellMoves, foresee, planMove } from './plan-move.ts';
import { operationTried, type Walk, type WalkMove } from './walk.ts';
import type { WalkContext } from './walk-context.ts';

/** Kinds of places: states, transitions (a command in a state), cells (an operation while something is in arrears). */
export type PlaceKind = 'states' | 'transitions' | 'cells';

export interface Place {
  readonly kind: PlaceKind;
  readonly name: string;
}

/** Places by name, each with a shortest walk that visits it. */
export type Places = ReadonlyMap<string, Place & { readonly way: Walk }>;

/** One kind, counted. */
export interface Count {
  readonly visited: number;
  readonly all: number;
  readonly missed: readonly string[];
}

export type Coverage = Readonly<Record<PlaceKind, Count>>;

const nameOfCell = (operation: string, conditions: readonly string[]): string =>
  `${operation} with ${conditions.join(' and ')} in arrears`;

/** What one move visits. A command whose operation has a cell visits both. */
export function placesOf<State>(
  state: State,
  move: WalkMove,
  { model, commanded }: Pick<WalkContext<State>, 'model' | 'commanded'>,
): readonly Place[] {
  const conditions = model.cells?.conditionsIn(state) ?? [];
  const cellOf = (operation: string): Place => ({ kind: 'cells', name: nameOfCell(operation, conditions) });
  const tried = operationTried(move);
  if (tried !== undefined) return [cellOf(tried)];
  const act = model.commands.find(({ name }) => name === move)?.act;
  const operation = act?.action === 'request' ? act.operation : '';
  const isCell = commanded.some((cell) => cell.operation === operation && conditions.includes(cell.condition));
  const transition: Place = { kind: 'transitions', name: `${model.nameOfState(state)} → ${move}` };
  return isCell ? [transition, cellOf(operation)] : [transition];
}

/** Every state that commands lead to, with every move in it: breadth first from every start. */
export function explore<State>(context: WalkContext<State>): Places {
  const { model, commands } = context;
  const places = new Map<string, Place & { readonly way: Walk }>();
  const note = (place: Place, way: Walk): void => {
    if (!places.has(place.name)) places.set(place.name, { ...place, way });
  };
  const known = new Set<string>();
  const waiting = model.starts.map(({ name, state }) => ({ state, way: { start: name, moves: [] } as Walk }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { state, way } = next;
    const key = model.keyOfState(state);
    if (known.has(key)) continue;
    known.add(key);
    note({ kind: 'states', name: model.nameOfState(state) }, way);
    for (const move of [...commands.map(({ name }) => name), ...cellMoves(state, context)]) {
      const plan = planMove(move, state, context);
      if (plan === undefined) continue;
      const further = { start: way.start, moves: [...way.moves, move] };
      for (const place of placesOf(state, move, context)) note(place, further);
      waiting.push({ state: foresee(plan, state, context), way: further });
    }
  }
  return places;
}

function count(places: readonly Place[], visited: ReadonlySet<string>): Count {
  const missed = places.map(({ name }) => name).filter((name) => !visited.has(name));
  return { all: places.length, visited: places.length - missed.length, missed };
}

/** Counts the visited places. Places that only an open answer leads to are not among `places` and do not count. */
export function measureCoverage(places: Places, visited: ReadonlySet<string>): Coverage {
  const of = (wanted: PlaceKind): Count =>
    count(
      [...places.values()].filter(({ kind }) => kind === wanted),
      visited,
    );
  return { states: of('states'), transitions: of('transitions'), cells: of('cells') };
}
