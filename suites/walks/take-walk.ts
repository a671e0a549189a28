/**
 * Takes one walk on a target, in a scope of its own: each step is sent or set up, its answer is judged by the model, and both
 * resources are read and compared. It ends at the first fault of the target; it never judges what a hook could not set up.
 */
import type { ProviderState, TemplateValues } from '#contracts';
import { setUpState, tearDownStates } from '../execute/drive-states.ts';
import { ownValues } from '../execute/run-trial.ts';
import { pause } from '../execute/settle.ts';
import { stopTrial, type TrialProblem, type TrialProgress, TrialStopped } from '../execute/trial-progress.ts';
import { agree } from './agree.ts';
import { answerOfTrial, type Cell } from './cells.ts';
import { answerOf } from './expect-answer.ts';
import { type Plan, planStep } from './expect-step.ts';
import { type Journey, look, send, WalkEnded, type WalkFault, type WalkParts, wasCarriedOut } from './journey.ts';
import { stateAt, type WalkStart } from './model.ts';
import { lookAtResources, statesOfStart } from './resources.ts';
import { operationTried, type Step, type Walk } from './walk.ts';

/** How a walk ended. */
export type WalkOutcome =
  | { readonly outcome: 'agreed'; readonly taken: readonly Step[] }
  | { readonly outcome: 'fault'; readonly taken: readonly Step[]; readonly fault: WalkFault }
  | { readonly outcome: 'not-judged'; readonly taken: readonly Step[]; readonly problem: TrialProblem };

async function setUp({ parts, progress }: Journey, states: readonly ProviderState[]): Promise<void> {
  for (const state of states) await setUpState(parts.trial, parts.scope, progress, state);
}

/** What the call of a cell needs beside the resources of the walk: once in a walk, unless the call uses it up. */
async function provide(journey: Journey, { states, reads, expected }: Cell): Promise<TemplateValues> {
  const { progress, provided } = journey;
  const key = JSON.stringify(states);
  const known = reads || expected === 'error' ? provided.get(key) : undefined;
  if (known !== undefined) return known;
  const own = progress.values;
  await setUp(journey, states);
  const { values } = progress;
  progress.values = own;
  if (reads || expected === 'error') provided.set(key, values);
  return values;
}

/** Answers whether the target has the operation. */
async function tryCells(journey: Journey, { trial }: Plan & { readonly plan: 'trial' }): Promise<boolean> {
  const { trial: trialParts } = journey.parts;
  const [cell] = trial.cells;
  const values = await provide(journey, cell);
  const because = trial.cells.map(({ condition, expected, place }) => ({
    says: `the tables have ${expected === 'error' ? 'an error' : 'the usual answer'} for the ${condition} in arrears`,
    place,
  }));
  const expect = answerOfTrial(journey.state, trial, trialParts.pack);
  const sent = await send(journey, { ...cell.request, expect }, because, values);
  if (sent === undefined) return false;
  if (cell.reads) return true;
  if (wasCarriedOut(sent)) await pause(trialParts.settleMs ?? 0, trialParts.signal);
  journey.unread.push({ exchange: sent.judged.exchange, because });
  return true;
}

/** Answers whether the target has the operation. */
async function carryOut(journey: Journey, plan: Plan & { readonly plan: 'command' }): Promise<boolean> {
  const { act, says, rests } = plan.command;
  const { trial, scope } = journey.parts;
  if (act.action === 'state') {
    await setUpState(trial, scope, journey.progress, act.state(journey.state));
    journey.state = plan.after;
  }
  if (act.action !== 'request') {
    await look(journey, rests, []);
    return true;
  }
  const operation = trial.pack.operations[act.operation];
  if (operation === undefined) throw new Error(`The pack has no operation ${act.operation} for "${says}".`);
  const expect = answerOf(plan.expected, operation, trial.pack.manifest.binding.successStatus);
  const { outcome } = plan.expected;
  const because = outcome === 'success' ? rests : plan.expected.because;
  const sent = await send(journey, { ...act, expect }, because, journey.progress.values);
  if (sent === undefined) return false;
  if (wasCarriedOut(sent)) {
    await pause(trial.settleMs ?? 0, trial.signal);
    journey.state = plan.after;
  }
  await look(journey, wasCarriedOut(sent) ? rests : because, [sent.judged.exchange]);
  return true;
}

async function takeStep(journey: Journey, step: Step): Promise<void> {
  const { state, parts } = journey;
  const plan = planStep(step, state, parts.ground);
  if (plan === undefined) return;
  journey.taken.push(step);
  const isThere = await (plan.plan === 'trial' ? tryCells(journey, plan) : carryOut(journey, plan));
  if (isThere) parts.onStep(state, step, journey.state);
  else journey.taken.pop();
}

/** Brings both resources into being; where they are read otherwise than their states say, nothing can be judged. */
async function begin(journey: Journey, start: WalkStart): Promise<void> {
  const { trial, ground } = journey.parts;
  await setUp(journey, statesOfStart(start, ground));
  const looked = await lookAtResources(trial, journey.progress);
  if (looked.unread !== undefined) return stopTrial('not-reached', looked.unread, 'target');
  const { sight } = looked;
  const [first] = agree(journey.state, sight, undefined).disagreements;
  journey.sight = sight;
  if (first === undefined) return;
  const { field, expected, actual } = first;
  const hooks = 'the set-up of "an instance exists" and "a disk exists"';
  stopTrial('not-reached', `${hooks} left the ${field} at ${actual} and not at ${expected}`, 'owner');
}

async function walkThrough(journey: Journey, { start, steps }: Walk): Promise<WalkOutcome> {
  const { taken } = journey;
  try {
    await begin(journey, start);
    journey.parts.onStep(journey.state, undefined, journey.state);
    for (const step of steps) {
      if (taken.filter((one) => operationTried(one) === undefined).length >= journey.parts.commands) break;
      await takeStep(journey, step);
    }
    if (journey.unread.length > 0) await look(journey, [], []);
    return { outcome: 'agreed', taken };
  } catch (error) {
    if (error instanceof WalkEnded) return { outcome: 'fault', taken, fault: error.fault };
    if (error instanceof TrialStopped) return { outcome: 'not-judged', taken, problem: error.problem };
    throw error;
  }
}

/** Takes a walk to its end; nothing that a target does makes it throw. Its scope is taken down afterwards. */
export async function takeWalk(parts: WalkParts, walk: Walk): Promise<WalkOutcome> {
  const progress: TrialProgress = { values: ownValues(), exchanges: [], envelope: [], setUp: [] };
  const journey: Journey = { parts, progress, taken: [], provided: new Map(), unread: [], state: stateAt(walk.start) };
  const outcome = await walkThrough(journey, walk);
  const reason = await tearDownStates(parts.trial, parts.scope, progress);
  if (reason === undefined || outcome.outcome !== 'agreed') return outcome;
  return { outcome: 'not-judged', taken: outcome.taken, problem: { kind: 'not-reached', reason, party: 'owner' } };
}
