/**
 * A claim that nothing happened needs a channel that has shown a change. If no trial of a case makes a change, this
 * adds a control that does: a baseline that changes something, in a scope of its own.
 */
import type { Case, Control, ExpectedEffect, Trial } from '../model.ts';
import { type GenerationContext, trialPlan } from './generation-context.ts';
import { expectSuccess, requestStep } from './plan-trial.ts';

const mustChange = ({ changes }: ExpectedEffect): boolean =>
  changes.some((change) => change.change !== 'added' || change.optional !== true);

const changes = ({ request: { effect } }: Trial): boolean => effect !== undefined && mustChange(effect);

function channelControl(context: GenerationContext): Control | undefined {
  const { baselines, channel } = context.causes;
  const [operation, baseline] =
    Object.entries(baselines).find(([name, { effect }]) => (channel ?? name) === name && mustChange(effect)) ?? [];
  if (operation === undefined || baseline === undefined) return undefined;
  const plan = trialPlan(context, operation);
  const request = requestStep(plan, {
    parameters: baseline.parameters,
    expect: expectSuccess(plan),
    effect: baseline.effect,
  });
  return { control: 'channel', trial: { states: baseline.states, before: [], request } };
}

/** Adds a channel control to a case whose effect claims need one. The control is the same for all cases of a pack. */
export function channelAdder(context: GenerationContext): (testCase: Case) => Case {
  const channel = channelControl(context);
  return (testCase) => withChannel(testCase, channel);
}

function withChannel(testCase: Case, control: Control | undefined): Case {
  const { trial, controls } = testCase.disposable;
  const judgesEffect = testCase.claims.some(({ judges }) => judges === 'effect' || judges === 'answer-and-effect');
  const shown = [trial, ...controls.map((control) => control.trial)].some(changes);
  const channel = judgesEffect && !shown ? control : undefined;
  if (channel === undefined) return testCase;
  return { ...testCase, disposable: { ...testCase.disposable, controls: [...controls, channel] } };
}
