/** What the model expects of one step in one state, and where it leads if it comes about. Pure; nothing is sent here. */
import { type Trial, trialsIn } from './cells.ts';
import type { Command } from './command.ts';
import { expectAnswer } from './expect-answer.ts';
import type { Ground } from './ground.ts';
import type { Expected, WalkState } from './model.ts';
import { operationTried, type Step, stepTrying } from './walk.ts';

/** A step that the walk takes here; `after` is the state where the step is carried out. */
export type Plan =
  | { readonly plan: 'trial'; readonly trial: Trial }
  | { readonly plan: 'command'; readonly command: Command; readonly expected: Expected; readonly after: WalkState };

function planOf(command: Command, state: WalkState): Plan {
  const { act } = command;
  const expected: Expected =
    act.action === 'request' ? expectAnswer(act.refusals, state) : { outcome: 'success', because: [] };
  return { plan: 'command', command, expected, after: command.after(state) };
}

/** What a step is in this state; undefined where the walk does not take it. */
export function planStep(step: Step, state: WalkState, ground: Ground): Plan | undefined {
  const operation = operationTried(step);
  if (operation !== undefined) {
    const trial = trialsIn(state, ground).find((one) => one.operation === operation);
    return trial === undefined ? undefined : { plan: 'trial', trial };
  }
  const command = ground.commands.find(({ name }) => name === step);
  if (command === undefined || !(command.takes?.(state) ?? true)) return undefined;
  return planOf(command, state);
}

/** Where a step leads as far as it can be told beforehand: what is open is taken as refused. */
export function foreseen(plan: Plan, state: WalkState): WalkState {
  return plan.plan === 'command' && plan.expected.outcome === 'success' ? plan.after : state;
}

/** The trials that a walk may take here, as steps. */
export const trialSteps = (state: WalkState, ground: Ground): readonly Step[] =>
  trialsIn(state, ground).map(({ operation }) => stepTrying(operation));

/** A reading that shows nothing new: what was under way is over, and a renewal brought a month. */
export function readAsForeseen(state: WalkState): WalkState {
  const { instance, disk } = state;
  const monthSeconds = 30 * 86_400;
  const left =
    instance.renewed && instance.leftSeconds !== null ? instance.leftSeconds + monthSeconds : instance.leftSeconds;
  return {
    ...state,
    instance: { ...instance, moving: false, statusOpen: false, renewed: false, leftSeconds: left },
    disk: { ...disk, moving: false },
  };
}
