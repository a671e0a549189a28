/** What there is to visit by the model alone and on which way, what a run has visited of it, and what it has not. */
import { type Cells, type Condition, conditionsIn } from './cells.ts';
import { foreseen, planStep, readAsForeseen, trialSteps } from './expect-step.ts';
import type { Ground } from './ground.ts';
import { nameOfState, stateAt, type WalkState } from './model.ts';
import { commandNamed, operationTried, type Step, starts, type Walk } from './walk.ts';

/** Kinds of places: states, transitions (a command in a state), cells under what is in arrears. */
export type PlaceKind = 'states' | 'transitions' | 'cells';

export interface Place {
  readonly kind: PlaceKind;
  readonly name: string;
}

/** Places by their names, each with a shortest walk that visits it. */
export type Places = ReadonlyMap<string, Place & { readonly way: Walk }>;

/** One kind, counted. */
export interface Count {
  readonly visited: number;
  readonly all: number;
  readonly missed: readonly string[];
}

export type Coverage = Readonly<Record<PlaceKind, Count>>;

const nameOfTransition = (state: WalkState, step: Step): string => `${nameOfState(state)} → ${step}`;

const nameOfCell = (operation: string, conditions: readonly Condition[]): string =>
  `${operation} with ${conditions.join(' and ')} in arrears`;

/** What one step visits; a command that is a cell of the matrix as well visits both. */
export function placesOf(state: WalkState, step: Step, { commanded }: Pick<Cells, 'commanded'>): readonly Place[] {
  const conditions = conditionsIn(state);
  const cellOf = (operation: string): Place => ({ kind: 'cells', name: nameOfCell(operation, conditions) });
  const tried = operationTried(step);
  if (tried !== undefined) return [cellOf(tried)];
  const act = commandNamed(step)?.act;
  const operation = act?.action === 'request' ? act.operation : '';
  const isCell = commanded.some((cell) => cell.operation === operation && conditions.includes(cell.condition));
  return [{ kind: 'transitions', name: nameOfTransition(state, step) }, ...(isCell ? [cellOf(operation)] : [])];
}

/** What distinguishes states for the model, beyond what a customer sees. */
const keyOf = (state: WalkState): string =>
  JSON.stringify({ ...state, instance: { ...state.instance, leftSeconds: 0 }, name: nameOfState(state) });

/** Every state that commands lead to, with what may be done in each: breadth first from every start. */
export function explore(ground: Ground): Places {
  const places = new Map<string, Place & { readonly way: Walk }>();
  const note = (place: Place, way: Walk): void => {
    if (!places.has(place.name)) places.set(place.name, { ...place, way });
  };
  const known = new Set<string>();
  const waiting = starts.map((start) => ({ state: stateAt(start), way: { start, steps: [] } as Walk }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { state, way } = next;
    if (known.has(keyOf(state))) continue;
    known.add(keyOf(state));
    note({ kind: 'states', name: nameOfState(state) }, way);
    for (const step of [...ground.commands.map(({ name }) => name), ...trialSteps(state, ground)]) {
      const plan = planStep(step, state, ground);
      if (plan === undefined) continue;
      const further = { start: way.start, steps: [...way.steps, step] };
      for (const place of placesOf(state, step, ground)) note(place, further);
      waiting.push({ state: readAsForeseen(foreseen(plan, state)), way: further });
    }
  }
  return places;
}

function count(places: readonly Place[], visited: ReadonlySet<string>): Count {
  const missed = places.map(({ name }) => name).filter((name) => !visited.has(name));
  return { all: places.length, visited: places.length - missed.length, missed };
}

/** Counts what was visited of what there is; places beyond it, which only an open answer leads to, do not count. */
export function measureCoverage(places: Places, visited: ReadonlySet<string>): Coverage {
  const of = (wanted: PlaceKind): Count =>
    count(
      [...places.values()].filter(({ kind }) => kind === wanted),
      visited,
    );
  return { states: of('states'), transitions: of('transitions'), cells: of('cells') };
}
