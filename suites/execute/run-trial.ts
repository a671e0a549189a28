/**
 * Runs one trial in a scope of its own: states, steps that must go as expected, the world before, the judged request, the
 * world after, teardown. It reports what happened; what that means for a case is decided elsewhere.
 */
import { randomInt } from 'node:crypto';
import type { Step, Trial } from '#contracts';
import type { Answer, Mismatch, TrialRecord, TrialRole } from '../model.ts';
import { setUpState, tearDownStates } from './drive-states.ts';
import { type EffectOutcome, judgeEffect, observeWorld } from './judge-effect.ts';
import { describeAnswer, type JudgedRequest, makeRequest, stopWithoutAnswer } from './make-request.ts';
import { stopTrial, type TrialParts, type TrialProblem, type TrialProgress, TrialStopped } from './trial-progress.ts';

export interface TrialOutcome {
  readonly record: TrialRecord;
  readonly problem?: TrialProblem;
  readonly answer?: Answer;
  readonly mismatches: readonly Mismatch[];
  /** Absent where the trial looks at no effect, or never got to its request. */
  readonly effect?: EffectOutcome;
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

async function takeStep(parts: TrialParts, scope: string, progress: TrialProgress, step: Step): Promise<void> {
  if (step.step === 'state') return setUpState(parts, scope, progress, step.state);
  const judged = await makeRequest(parts, progress, step);
  stopWithoutAnswer(judged);
  const wrong = judged.mismatches.find(({ level }) => level === 'must');
  if (wrong === undefined) return;
  const place = `${wrong.path} should be ${wrong.expected} and is ${wrong.actual}`;
  stopTrial('not-reached', `the ${step.operation} before it answered ${describeAnswer(judged)}: ${place}`, 'target');
}

interface Judged {
  readonly request: JudgedRequest;
  readonly effect?: EffectOutcome;
}

async function judgeTrial(parts: TrialParts, scope: string, progress: TrialProgress, trial: Trial): Promise<Judged> {
  for (const state of trial.states) await setUpState(parts, scope, progress, state);
  for (const step of trial.before) await takeStep(parts, scope, progress, step);
  const before = trial.request.effect === undefined ? undefined : await observeWorld(parts, scope);
  const request = await makeRequest(parts, progress, trial.request);
  stopWithoutAnswer(request);
  if (before === undefined) return { request };
  const after = before.world === undefined ? before : await observeWorld(parts, scope);
  const { answer } = request;
  return { request, effect: judgeEffect({ step: trial.request, values: progress.values, answer, before, after }) };
}

async function outcomeOf(
  parts: TrialParts,
  record: TrialRecord,
  progress: TrialProgress,
  trial: Trial,
): Promise<TrialOutcome> {
  try {
    const { request, effect } = await judgeTrial(parts, record.scope, progress, trial);
    return {
      record,
      mismatches: request.mismatches,
      observed: describeAnswer(request),
      ...(request.answer === undefined ? {} : { answer: request.answer }),
      ...(effect === undefined ? {} : { effect }),
    };
  } catch (error) {
    if (!(error instanceof TrialStopped)) throw error;
    return { record, problem: error.problem, mismatches: [], observed: error.problem.reason };
  }
}

/** Runs a trial to its end; nothing that a target does makes it throw. */
export async function runTrial(parts: TrialParts, scope: string, role: TrialRole, trial: Trial): Promise<TrialOutcome> {
  const progress: TrialProgress = { values: { unique: uniqueText() }, exchanges: [], setUp: [] };
  const outcome = await outcomeOf(parts, { role, scope, exchanges: progress.exchanges }, progress, trial);
  const teardownProblem = await tearDownStates(parts, scope, progress);
  return teardownProblem === undefined ? outcome : { ...outcome, teardownProblem };
}
