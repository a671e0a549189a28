/**
 * A claim that nothing happened is worth nothing through a channel that never shows a change. Where no trial of a case makes
 * one, this adds the control that does: a baseline that changes something, in a scope of its own.
 */
import type { Baseline } from '../causes/cause-file.ts';
import type { Case, Control, Trial } from '../model.ts';
import { expectSuccess, requestStep, type TrialPlan } from './plan-trial.ts';

const changes = (trial: Trial): boolean => (trial.request.effect?.changes.length ?? 0) > 0;

function channelControl(baselines: Readonly<Record<string, Baseline>>, successStatus: number): Control | undefined {
  const [operation, baseline] = Object.entries(baselines).find(([, { effect }]) => effect.changes.length > 0) ?? [];
  if (operation === undefined || baseline === undefined) return undefined;
  const plan: TrialPlan = { operation, baselines, successStatus };
  const request = requestStep(plan, {
    parameters: baseline.parameters,
    expect: expectSuccess(plan),
    effect: baseline.effect,
  });
  return { control: 'channel', trial: { states: baseline.states, before: [], request } };
}

/** The same case, with a channel control where its effect claims need one. */
export function withChannel(
  testCase: Case,
  baselines: Readonly<Record<string, Baseline>>,
  successStatus: number,
): Case {
  const { trial, controls } = testCase.disposable;
  const judgesEffect = testCase.claims.some(({ judges }) => judges !== 'answer');
  const shown = [trial, ...controls.map((control) => control.trial)].some(changes);
  const channel = judgesEffect && !shown ? channelControl(baselines, successStatus) : undefined;
  if (channel === undefined) return testCase;
  return { ...testCase, disposable: { ...testCase.disposable, controls: [...controls, channel] } };
}
