/**
 * Runs one trial in a scope of its own: states, steps that must go as expected, the world before, the judged request, the
 * world after, teardown. It reports what happened; what that means for a case is decided elsewhere.
 */
import { randomInt } from 'node:crypto';
import type { RequestStep, Step, Trial } from '#contracts';
import type { RuleFinding } from '../checks/envelope/envelope-rules.ts';
import type { Answer, Mismatch, TrialRecord, TrialRole } from '../model.ts';
import { describeAnswer } from './describe-answer.ts';
import { setUpState, tearDownStates } from './drive-states.ts';
import { type EffectOutcome, judgeEffect } from './judge-effect.ts';
import { isWorthComparing, type Look, lookAtWorld, type Observed, observe } from './look-at-world.ts';
import { makeRequest, stopWithoutAnswer } from './make-request.ts';
import { namedBy, planReadings } from './read-world.ts';
import { resolveEffect } from './resolve-effect.ts';
import type { JudgedRequest } from './send-step.ts';
import { isStillProcessing, isUnsettled, pause, repeatWhile } from './settle.ts';
import { stopTrial, type TrialParts, type TrialProblem, type TrialProgress, TrialStopped } from './trial-progress.ts';

export interface TrialOutcome {
  readonly record: TrialRecord;
  readonly problem?: TrialProblem;
  readonly answer?: Answer;
  readonly mismatches: readonly Mismatch[];
  /** Absent where the trial looks at no effect, or never got to its request. */
  readonly effect?: EffectOutcome;
  /** What the answers of the trial show of the rules about every answer. */
  readonly envelope: readonly RuleFinding[];
  /** In a few words, for reports. */
  readonly observed: string;
  /** A teardown hook that failed: what follows in this scope cannot be trusted. */
  readonly teardownProblem?: string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 12 characters that no other trial has. */
function uniqueText(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
}

/** What an earlier request ordered is carried out before the next step, so that nobody takes it for the work of that one. */
async function settleStep(parts: TrialParts, scope: string, before: Observed): Promise<void> {
  await pause(parts.settleMs ?? 0, parts.signal);
  if (!before.seen) return;
  const isProcessing = async () => {
    const now = await observe(parts, scope);
    return now.seen && isStillProcessing(before.world, now.world);
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

/** What every trial has to fill its templates with before any state is set up. */
export function ownValues(): TrialProgress['values'] {
  const minuteOf = (timeMs: number) => `${new Date(timeMs).toISOString().slice(0, 16)}:00Z`;
  const nowMs = Date.now();
  return { unique: uniqueText(), time: { now: minuteOf(nowMs), hourAgo: minuteOf(nowMs - 3_600_000) } };
}

interface Judged {
  readonly request: JudgedRequest;
  readonly effect?: EffectOutcome;
}

/** What was read is kept where somebody will ask for it; otherwise it would be most of every report. */
const isWorthKeeping = (effect: EffectOutcome): boolean =>
  effect.seen ? effect.mismatches.length > 0 : !effect.unsupported;

/** Where a trial runs and as what. */
type Place = Pick<TrialRecord, 'role' | 'scope'>;

interface Settling {
  readonly look: () => Promise<Look>;
  readonly judge: (after: Look) => EffectOutcome;
}

/** Looks until the effect is there, or nothing is under way that could still bring it. */
async function settleEffect(parts: TrialParts, before: Look, { look, judge }: Settling) {
  await pause(parts.settleMs ?? 0, parts.signal);
  let after = await look();
  let effect = judge(after);
  const isPending = () => !(effect.seen && effect.mismatches.length === 0) && isUnsettled(before, after);
  if (isPending()) {
    await repeatWhile(parts, async () => {
      after = await look();
      effect = judge(after);
      return isPending();
    });
  }
  return { after, effect };
}

/**
 * The judged request between two looks at the world. The control in the same state shows by its answer that the state is
 * no canned error; whether `observe` can be believed is shown by the other trials, so it is not read by more requests.
 */
async function judgeWithEffect(
  parts: TrialParts,
  { role, scope }: Place,
  progress: TrialProgress,
  step: RequestStep,
): Promise<Judged> {
  const { pack, readKinds } = parts;
  const kinds = role === 'same-state' ? [] : readKinds;
  const reading = { manifest: pack.manifest, progress, judgedOperation: step.operation, kinds };
  const made = progress.exchanges.length;
  const known = step.effect === undefined ? {} : { named: namedBy(step.effect, progress.values) };
  const before = await lookAtWorld(parts, { scope, progress, plan: planReadings({ ...reading, ...known }) });
  const request = await makeRequest(parts, progress, step);
  stopWithoutAnswer(request);
  const { answer } = request;
  const documented = resolveEffect({ step, values: progress.values, answer });
  const plan = planReadings({ ...reading, ...(documented.resolved ? { named: namedBy(documented.value) } : {}) });
  const look = () => lookAtWorld(parts, { scope, progress, plan });
  const judge = (after: Look) => judgeEffect({ documented, before, after, plan });
  const { after, effect } = isWorthComparing(before, plan)
    ? await settleEffect(parts, before, { look, judge })
    : { after: before, effect: judge(before) };
  if (isWorthKeeping(effect)) {
    progress.exchanges.splice(made, 0, ...before.reading.exchanges);
    if (after !== before) progress.exchanges.push(...after.reading.exchanges);
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

/** Runs a trial to its end; nothing that a target does makes it throw. */
export async function runTrial(parts: TrialParts, scope: string, role: TrialRole, trial: Trial): Promise<TrialOutcome> {
  const progress: TrialProgress = { values: ownValues(), exchanges: [], envelope: [], setUp: [] };
  const outcome = await outcomeOf(parts, { role, scope, exchanges: progress.exchanges }, progress, trial);
  const teardownProblem = await tearDownStates(parts, scope, progress);
  return teardownProblem === undefined ? outcome : { ...outcome, teardownProblem };
}
