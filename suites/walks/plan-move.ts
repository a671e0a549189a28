/** What the model expects of one move in one state, and the state that it leads to. Pure: nothing is sent here. */
import { type CellCall, cellCallsIn } from './cells.ts';
import { expectAnswer } from './expect-answer.ts';
import { moveTrying, operationTried, type WalkMove } from './walk.ts';
import type { WalkContext } from './walk-context.ts';
import type { Expected, WalkCommand } from './walk-model.ts';

export interface CellPlan {
  readonly plan: 'cells';
  readonly call: CellCall;
}

export interface CommandPlan<State> {
  readonly plan: 'command';
  readonly command: WalkCommand<State>;
  readonly expected: Expected;
  /** The state if the target carries the command out. */
  readonly after: State;
}

export type Plan<State> = CellPlan | CommandPlan<State>;

function planCommand<State>(command: WalkCommand<State>, state: State): CommandPlan<State> {
  const { act } = command;
  const expected: Expected =
    act.action === 'request' ? expectAnswer(act.refusals, state) : { outcome: 'success', because: [] };
  return { plan: 'command', command, expected, after: command.after(state) };
}

/** What a move means in this state; undefined if a walk does not make it here. */
export function planMove<State>(move: WalkMove, state: State, context: WalkContext<State>): Plan<State> | undefined {
  const operation = operationTried(move);
  if (operation !== undefined) {
    const call = cellCallsIn(state, context).find((one) => one.operation === operation);
    return call === undefined ? undefined : { plan: 'cells', call };
  }
  const command = context.commands.find(({ name }) => name === move);
  if (command === undefined || !(command.applies?.(state) ?? true)) return undefined;
  return planCommand(command, state);
}

/** The state that the model foresees after a move and the queries that follow it. An open answer counts as a refusal. */
export function foresee<State>(plan: Plan<State>, state: State, { model }: WalkContext<State>): State {
  const isCarriedOut = plan.plan === 'command' && plan.expected.outcome === 'success';
  return model.afterExpectedSnapshot(isCarriedOut ? plan.after : state);
}

/** The moves that try cells in this state. */
export const cellMoves = <State>(state: State, context: WalkContext<State>): readonly WalkMove[] =>
  cellCallsIn(state, context).map(({ operation }) => moveTrying(operation));
