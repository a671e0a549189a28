/**
 * Runs one trial in its own scope: states, earlier steps, a snapshot, the judged request, a second snapshot, teardown. It
 * reports what happened. judge-claim.ts decides what that means for a case.
 */
import { randomInt } from 'node:crypto';
import type { RequestStep, Step, Trial } from '#contracts';
import type { RuleFinding } from '../checks/envelope/envelope-rules.ts';
import type { Answer, Mismatch, TrialRecord, TrialRole } from '../model.ts';
import { describeAnswer } from './describe-answer.ts';
import { setUpState, tearDownStates } from './drive-states.ts';
import { type EffectOutcome, judgeEffect } from './judge-effect.ts';
import { makeRequest, stopWithoutAnswer } from './make-request.ts';
import { idsNamedBy, planQueries } from './plan-queries.ts';
import { resolveEffect } from './resolve-effect.ts';
import type { JudgedRequest } from './send-step.ts';
import { isStillProcessing, isUnsettled, pause, repeatWhile } from './settle.ts';
import { isWorthComparing, type Observed, observe, takeSnapshot, type WorldSnapshot } from './take-snapshot.ts';
import { stopTrial, type TrialParts, type TrialProblem, type TrialProgress, TrialStopped } from './trial-progress.ts';

export interface TrialOutcome {
  readonly record: TrialRecord;
  readonly problem?: TrialProblem;
  readonly answer?: Answer;
  readonly mismatches: readonly Mismatch[];
  /** Absent where the trial checks no effect, or never reached its request. */
  readonly effect?: EffectOutcome;
  /** Findings about the rules for every answer. */
  readonly envelope: readonly RuleFinding[];
  /** In a few words, for reports. */
  readonly observed: string;
  /** A failed teardown hook. Later results in this scope cannot be trusted. */
  readonly teardownProblem?: string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 12 random characters. */
function uniqueText(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
}

/** Waits until the target has carried out an earlier request, so that its effect is not taken for that of the next step. */
async function settleStep(parts: TrialParts, scope: string, before: Observed): Promise<void> {
  await pause(parts.settleMs ?? 0, parts.signal);
  if (!before.seen) return;
  const isProcessing = async () => {
    const now = await observe(parts, scope);
    return now.seen && isStillProcessing(parts.pack.resources, before.world, now.world);
  };
  if (await isProcessing()) await repeatWhile(parts, isProcessing);
}

async function takeStep(parts: TrialParts, scope: string, progress: TrialProgress, step: Step): Promise<void> {
  if (step.step === 'state') return setUpState(parts, scope, progress, step.state);
  const before = await observe(parts, scope);
  const judged = await makeRequest(parts, progress, step);
  stopWithoutAnswer(judged);
  const wrong = judged.mismatches.find(({ level }) => level === 'must');
  if (wrong === undefined) {
    if (judged.answer?.error === undefined) await settleStep(parts, scope, before);
    return;
  }
  const place = `${wrong.path} should be ${wrong.expected} and is ${wrong.actual}`;
  stopTrial('not-reached', `the ${step.operation} before it answered ${describeAnswer(judged)}: ${place}`, 'target');
}

/** Values that every trial has for its templates before the first state. */
export function ownValues(): TrialProgress['values'] {
  const minuteOf = (timeMs: number) => `${new Date(timeMs).toISOString().slice(0, 16)}:00Z`;
  const nowMs = Date.now();
  return { unique: uniqueText(), time: { now: minuteOf(nowMs), hourAgo: minuteOf(nowMs - 3_600_000) } };
}

interface Judged {
  readonly request: JudgedRequest;
  readonly effect?: EffectOutcome;
}

/** Reports keep queries only for an effect that needs explaining. All queries would be most of a report. */
const isWorthKeeping = (effect: EffectOutcome): boolean =>
  effect.seen ? effect.mismatches.length > 0 : !effect.unsupported;

/** Where a trial runs and as what. */
type Place = Pick<TrialRecord, 'role' | 'scope'>;

interface Settling {
  readonly take: () => Promise<WorldSnapshot>;
  readonly judge: (after: WorldSnapshot) => EffectOutcome;
}

/** Takes snapshots until the effect is there, or nothing is under way that could still bring it. */
async function settleEffect(parts: TrialParts, before: WorldSnapshot, { take, judge }: Settling) {
  const { resources } = parts.pack;
  await pause(parts.settleMs ?? 0, parts.signal);
  let after = await take();
  let effect = judge(after);
  const isPending = () => !(effect.seen && effect.mismatches.length === 0) && isUnsettled(resources, before, after);
  if (isPending()) {
    await repeatWhile(parts, async () => {
      after = await take();
      effect = judge(after);
      return isPending();
    });
  }
  return { after, effect };
}

/**
 * Sends the judged request between two snapshots of the world. The control in the same state only shows that the state is no
 * canned error, and its answer is enough for that. So it sends no queries.
 */
async function judgeWithEffect(
  parts: TrialParts,
  { role, scope }: Place,
  progress: TrialProgress,
  step: RequestStep,
): Promise<Judged> {
  const { resources } = parts.pack;
  const kinds = role === 'same-state' ? [] : parts.queriedKinds;
  const context = { resources, progress, judgedOperation: step.operation, kinds };
  const made = progress.exchanges.length;
  const known = step.effect === undefined ? {} : { named: idsNamedBy(step.effect, progress.values) };
  const before = await takeSnapshot(parts, { scope, progress, plan: planQueries({ ...context, ...known }) });
  const request = await makeRequest(parts, progress, step);
  stopWithoutAnswer(request);
  const { answer } = request;
  const documented = resolveEffect({ step, values: progress.values, answer });
  const plan = planQueries({ ...context, ...(documented.resolved ? { named: idsNamedBy(documented.value) } : {}) });
  const take = () => takeSnapshot(parts, { scope, progress, plan });
  const judge = (after: WorldSnapshot) => judgeEffect({ kinds: resources, documented, before, after, plan });
  const { after, effect } = isWorthComparing(before, plan)
    ? await settleEffect(parts, before, { take, judge })
    : { after: before, effect: judge(before) };
  if (isWorthKeeping(effect)) {
    progress.exchanges.splice(made, 0, ...before.queried.exchanges);
    if (after !== before) progress.exchanges.push(...after.queried.exchanges);
  }
  return { request, effect };
}

async function judgeTrial(parts: TrialParts, place: Place, progress: TrialProgress, trial: Trial): Promise<Judged> {
  const { scope } = place;
  for (const state of trial.states) await setUpState(parts, scope, progress, state);
  for (const step of trial.before) await takeStep(parts, scope, progress, step);
  if (trial.request.effect !== undefined) return judgeWithEffect(parts, place, progress, trial.request);
  const request = await makeRequest(parts, progress, trial.request);
  stopWithoutAnswer(request);
  return { request };
}

async function outcomeOf(
  parts: TrialParts,
  record: TrialRecord,
  progress: TrialProgress,
  trial: Trial,
): Promise<TrialOutcome> {
  try {
    const { request, effect } = await judgeTrial(parts, record, progress, trial);
    const observed = describeAnswer(request);
    return {
      record: { ...record, judged: { exchange: record.exchanges.indexOf(request.exchange), answer: observed } },
      mismatches: request.mismatches,
      envelope: progress.envelope,
      observed,
      ...(request.answer === undefined ? {} : { answer: request.answer }),
      ...(effect === undefined ? {} : { effect }),
    };
  } catch (error) {
    if (!(error instanceof TrialStopped)) throw error;
    const { envelope } = progress;
    return { record, problem: error.problem, mismatches: [], envelope, observed: error.problem.reason };
  }
}

/** Runs a trial to its end. It never throws because of what a target does. */
export async function runTrial(parts: TrialParts, scope: string, role: TrialRole, trial: Trial): Promise<TrialOutcome> {
  const progress: TrialProgress = { values: ownValues(), exchanges: [], envelope: [], setUp: [] };
  const outcome = await outcomeOf(parts, { role, scope, exchanges: progress.exchanges }, progress, trial);
  const teardownProblem = await tearDownStates(parts, scope, progress);
  return teardownProblem === undefined ? outcome : { ...outcome, teardownProblem };
}
