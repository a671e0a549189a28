/**
 * Takes one walk on a target, in a scope of its own. After each command it judges the answer by the model, queries all
 * resources and compares them. The walk ends at the first fault of the target. If a hook fails, the walk is not judged.
 */
import type { ProviderState, TemplateValues } from '#contracts';
import { setUpState, tearDownStates } from '../execute/drive-states.ts';
import { ownValues } from '../execute/run-trial.ts';
import { pause } from '../execute/settle.ts';
import { stopTrial, type TrialProblem, type TrialProgress, TrialStopped } from '../execute/trial-progress.ts';
import type { Cell } from './cell-rules.ts';
import { answerOfCellCall } from './cells.ts';
import { answerOf } from './expect-answer.ts';
import { type CellPlan, type CommandPlan, planMove } from './plan-move.ts';
import { queryResources } from './query-resources.ts';
import {
  compareResources,
  type RunState,
  send,
  WalkEnded,
  type WalkFault,
  type WalkParts,
  wasCarriedOut,
} from './run-state.ts';
import { operationTried, startNamed, type Walk, type WalkMove } from './walk.ts';
import type { WalkStart } from './walk-model.ts';

/** How a walk ended. */
export type WalkOutcome =
  | { readonly outcome: 'agreed'; readonly taken: readonly WalkMove[] }
  | { readonly outcome: 'fault'; readonly taken: readonly WalkMove[]; readonly fault: WalkFault }
  | { readonly outcome: 'not-judged'; readonly taken: readonly WalkMove[]; readonly problem: TrialProblem };

async function setUp<State>({ parts, progress }: RunState<State>, states: readonly ProviderState[]): Promise<void> {
  for (const state of states) await setUpState(parts.trial, parts.scope, progress, state);
}

/** Sets up what the call of a cell needs besides the resources of the walk: once per walk, unless the call uses it up. */
async function provide<State>(run: RunState<State>, { states, reads, expected }: Cell): Promise<TemplateValues> {
  const { progress, provided } = run;
  const key = JSON.stringify(states);
  const known = reads || expected === 'error' ? provided.get(key) : undefined;
  if (known !== undefined) return known;
  const own = progress.values;
  await setUp(run, states);
  const { values } = progress;
  progress.values = own;
  if (reads || expected === 'error') provided.set(key, values);
  return values;
}

/** Resolves to whether the target offers the operation. */
async function tryCells<State>(run: RunState<State>, { call }: CellPlan): Promise<boolean> {
  const { trial, context } = run.parts;
  const [cell] = call.cells;
  const values = await provide(run, cell);
  const because = call.cells.map(({ condition, expected, place }) => ({
    statement: `the tables list ${expected === 'error' ? 'an error' : 'the usual answer'} while the ${condition} is in arrears`,
    place,
  }));
  const expect = answerOfCellCall(run.state, call, { pack: trial.pack, model: context.model });
  const sent = await send(run, { ...cell.request, expect }, because, values);
  if (sent === undefined) return false;
  if (cell.reads) return true;
  if (wasCarriedOut(sent)) await pause(trial.settleMs ?? 0, trial.signal);
  run.uncompared.push({ exchange: sent.judged.exchange, because });
  return true;
}

/** Resolves to whether the target offers the operation. */
async function carryOut<State>(run: RunState<State>, plan: CommandPlan<State>): Promise<boolean> {
  const { act, name, basedOn } = plan.command;
  const { trial, scope } = run.parts;
  if (act.action === 'state') {
    await setUpState(trial, scope, run.progress, { name: act.name, params: act.params(run.state) });
    run.state = plan.after;
  }
  if (act.action !== 'request') {
    await compareResources(run, basedOn, []);
    return true;
  }
  const operation = trial.pack.operations[act.operation];
  if (operation === undefined) {
    throw new Error(`The walk command "${name}" sends ${act.operation}, which is no operation of its pack.`);
  }
  const expect = answerOf(plan.expected, operation, trial.pack.manifest.binding.successStatus);
  const because = plan.expected.outcome === 'success' ? basedOn : plan.expected.because;
  const sent = await send(run, { ...act, expect }, because, run.progress.values);
  if (sent === undefined) return false;
  if (wasCarriedOut(sent)) {
    await pause(trial.settleMs ?? 0, trial.signal);
    run.state = plan.after;
  }
  await compareResources(run, wasCarriedOut(sent) ? basedOn : because, [sent.judged.exchange]);
  return true;
}

async function makeMove<State>(run: RunState<State>, move: WalkMove): Promise<void> {
  const { state, parts } = run;
  const plan = planMove(move, state, parts.context);
  if (plan === undefined) return;
  run.taken.push(move);
  const isOffered = await (plan.plan === 'cells' ? tryCells(run, plan) : carryOut(run, plan));
  if (isOffered) parts.onMove(state, move, run.state);
  else run.taken.pop();
}

/** Creates the resources. If they differ from their provider states, the hooks are wrong and the walk is not judged. */
async function begin<State>(run: RunState<State>, { providerStates }: WalkStart<State>): Promise<void> {
  const { trial, context } = run.parts;
  const { accountState, resources } = context.model;
  await setUp(run, [...(context.hasAccount && accountState !== undefined ? [accountState] : []), ...providerStates]);
  const result = await queryResources(trial, run.progress, resources);
  if (result.unreadable !== undefined) return stopTrial('not-reached', result.unreadable, 'target');
  const { snapshot } = result;
  const [first] = context.model.compare(run.state, snapshot, undefined).disagreements;
  run.snapshot = snapshot;
  if (first === undefined) return;
  const { field, expected, actual } = first;
  const hooks = `the set-up of ${providerStates.map(({ name }) => `"${name}"`).join(' and ')}`;
  stopTrial('not-reached', `${hooks} left the ${field} at ${actual} and not at ${expected}`, 'owner');
}

async function walkThrough<State>(
  run: RunState<State>,
  start: WalkStart<State>,
  { moves }: Walk,
): Promise<WalkOutcome> {
  const { taken, parts } = run;
  try {
    await begin(run, start);
    parts.onMove(run.state, undefined, run.state);
    for (const move of moves) {
      if (taken.filter((one) => operationTried(one) === undefined).length >= parts.commands) break;
      await makeMove(run, move);
    }
    if (run.uncompared.length > 0) await compareResources(run, [], []);
    return { outcome: 'agreed', taken };
  } catch (error) {
    if (error instanceof WalkEnded) return { outcome: 'fault', taken, fault: error.fault };
    if (error instanceof TrialStopped) return { outcome: 'not-judged', taken, problem: error.problem };
    throw error;
  }
}

/** Takes a walk to its end and tears its scope down. Nothing that a target does makes it throw. */
export async function takeWalk<State>(parts: WalkParts<State>, walk: Walk): Promise<WalkOutcome> {
  const progress: TrialProgress = { values: ownValues(), exchanges: [], envelope: [], setUp: [] };
  const start = startNamed(parts.context.model, walk.start);
  const run: RunState<State> = {
    parts,
    progress,
    taken: [],
    provided: new Map(),
    uncompared: [],
    state: start.state,
  };
  const outcome = await walkThrough(run, start, walk);
  const reason = await tearDownStates(parts.trial, parts.scope, progress);
  if (reason === undefined || outcome.outcome !== 'agreed') return outcome;
  return { outcome: 'not-judged', taken: outcome.taken, problem: { kind: 'not-reached', reason, party: 'owner' } };
}
