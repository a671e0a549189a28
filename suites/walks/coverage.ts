/** What there is to visit by the model alone, what a run has visited of it, and what it has not. */
import { type Cells, type Condition, conditionsIn, trialsIn } from './cells.ts';
import { foreseen, planStep, readAsForeseen } from './expect-step.ts';
import type { Ground } from './ground.ts';
import { nameOfState, stateAt, type WalkState } from './model.ts';
import { commandNamed, operationTried, type Step, starts } from './walk.ts';

/** Names of states, of transitions (state and command), and of cells under what is in arrears. */
export interface Places {
  readonly states: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

/** One of the three, counted. */
export interface Count {
  readonly visited: number;
  readonly all: number;
  readonly missed: readonly string[];
}

export type Coverage = Readonly<Record<keyof Places, Count>>;

const nameOfTransition = (state: WalkState, step: Step): string => `${nameOfState(state)} → ${step}`;

const nameOfCell = (operation: string, conditions: readonly Condition[]): string =>
  `${operation} with ${conditions.join(' and ')} in arrears`;

/** What one step visits; a command that is a cell of the matrix as well visits both. */
export function placesOf(
  state: WalkState,
  step: Step,
  { commanded }: Pick<Cells, 'commanded'>,
): { readonly transition?: string; readonly cell?: string } {
  const conditions = conditionsIn(state);
  const tried = operationTried(step);
  if (tried !== undefined) return { cell: nameOfCell(tried, conditions) };
  const transition = nameOfTransition(state, step);
  const act = commandNamed(step)?.act;
  const operation = act?.action === 'request' ? act.operation : '';
  const isCell = commanded.some((cell) => cell.operation === operation && conditions.includes(cell.condition));
  return { transition, ...(isCell ? { cell: nameOfCell(operation, conditions) } : {}) };
}

/** What distinguishes states for the model, beyond what a customer sees. */
const keyOf = (state: WalkState): string =>
  JSON.stringify({ ...state, instance: { ...state.instance, leftSeconds: 0 }, name: nameOfState(state) });

/** Every state that commands lead to, with what may be done in each: breadth first from every start. */
export function explore(ground: Ground): Places {
  const [states, transitions, tried] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const known = new Set<string>();
  const waiting: WalkState[] = starts.map(stateAt);
  for (let state = waiting.shift(); state !== undefined; state = waiting.shift()) {
    if (known.has(keyOf(state))) continue;
    known.add(keyOf(state));
    states.add(nameOfState(state));
    for (const { operation } of trialsIn(state, ground)) tried.add(nameOfCell(operation, conditionsIn(state)));
    for (const { name } of ground.commands) {
      const plan = planStep(name, state, ground);
      if (plan === undefined) continue;
      const { transition, cell } = placesOf(state, name, ground);
      if (transition !== undefined) transitions.add(transition);
      if (cell !== undefined) tried.add(cell);
      waiting.push(readAsForeseen(foreseen(plan, state)));
    }
  }
  return { states, transitions, cells: tried };
}

function count(all: ReadonlySet<string>, visited: ReadonlySet<string>): Count {
  const missed = [...all].filter((place) => !visited.has(place));
  return { all: all.size, visited: all.size - missed.length, missed };
}

/** Counts what was visited of what there is; places beyond it, which only an open answer leads to, do not count. */
export function measureCoverage(all: Places, visited: Places): Coverage {
  return {
    states: count(all.states, visited.states),
    transitions: count(all.transitions, visited.transitions),
    cells: count(all.cells, visited.cells),
  };
}
