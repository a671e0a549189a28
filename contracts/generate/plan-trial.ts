/**
 * From a cause and the baseline of an operation to trials: the one with the cause, its twin without it, and the request that
 * the state must not affect. One fault per trial, since no page states the order of checks.
 */
import type { Baseline, Cause, CauseStep, RequestChange } from '../causes/cause-file.ts';
import type {
  Control,
  ExpectedAnswer,
  ExpectedEffect,
  ProviderState,
  RequestStep,
  Step,
  Template,
  Trial,
} from '../model.ts';
import { underAlias } from '../templates.ts';

export const nothingHappened: ExpectedEffect = { changes: [], allowed: [] };

/** What the trials of one operation have in common. */
export interface TrialPlan {
  readonly operation: string;
  readonly baselines: Readonly<Record<string, Baseline>>;
  readonly successStatus: number;
}

type Parameters = Readonly<Record<string, Template>>;

function baselineOf(plan: TrialPlan, operation = plan.operation): Baseline {
  const baseline = plan.baselines[operation];
  if (baseline === undefined)
    throw new Error(`No baseline for ${operation}: add it under baselines in the cause file.`);
  return baseline;
}

/** Applies changes in order; a parameter that is left out is gone whatever came before. */
export function changeParameters(
  parameters: Parameters,
  ...changes: readonly (RequestChange | undefined)[]
): Parameters {
  let changed: Parameters = parameters;
  for (const change of changes) {
    if (change === undefined) continue;
    const kept = Object.entries({ ...changed, ...change.set }).filter(([name]) => !change.remove?.includes(name));
    changed = Object.fromEntries(kept);
  }
  return changed;
}

/** What a successful call of an operation answers, by its baseline. */
export function expectSuccess(plan: TrialPlan, operation = plan.operation): ExpectedAnswer {
  const { contains } = baselineOf(plan, operation);
  return {
    outcome: 'success',
    status: plan.successStatus,
    ...(contains === undefined ? {} : { contains }),
  };
}

interface RequestPlan {
  readonly operation?: string;
  readonly parameters: Parameters;
  readonly expect: ExpectedAnswer;
  readonly effect?: ExpectedEffect;
  readonly format?: 'json' | 'xml';
}

/** One request step; JSON unless said otherwise. */
export function requestStep(plan: TrialPlan, request: RequestPlan): RequestStep {
  return {
    step: 'request',
    operation: request.operation ?? plan.operation,
    parameters: request.parameters,
    format: request.format ?? 'json',
    expect: request.expect,
    ...(request.effect === undefined ? {} : { effect: request.effect }),
  };
}

function plannedSteps(plan: TrialPlan, steps: readonly CauseStep[] | undefined): readonly Step[] {
  const baseline = baselineOf(plan);
  return (steps ?? []).map((step) =>
    'state' in step
      ? { step: 'state', state: step.state }
      : requestStep(plan, {
          parameters: changeParameters(baseline.parameters, step.request),
          expect: expectSuccess(plan),
        }),
  );
}

/** The trial that has the cause and must get one of the answers. */
export function planTrial(plan: TrialPlan, cause: Cause, expect: ExpectedAnswer): Trial {
  const baseline = baselineOf(plan);
  return {
    states: [...(cause.states ?? baseline.states), ...(cause.addStates ?? [])],
    before: plannedSteps(plan, cause.before),
    request: requestStep(plan, {
      parameters: changeParameters(baseline.parameters, cause.bothRequests, cause.request),
      expect,
      effect: { changes: [], allowed: cause.allowed ?? [] },
    }),
  };
}

function planWithoutCause(plan: TrialPlan, cause: Cause): Control {
  const baseline = baselineOf(plan);
  return {
    control: 'without-cause',
    trial: {
      states: cause.controlStates ?? cause.states ?? baseline.states,
      before: plannedSteps(plan, cause.controlBefore),
      request: requestStep(plan, {
        parameters: changeParameters(baseline.parameters, cause.bothRequests),
        expect: expectSuccess(plan),
        effect: cause.controlEffect ?? baseline.effect,
      }),
    },
  };
}

function planOtherResource(
  plan: TrialPlan,
  states: readonly ProviderState[],
  changes: readonly (RequestChange | undefined)[],
): Trial {
  const baseline = baselineOf(plan);
  const aliased = underAlias(baseline.states, 'other').map((state) => ({ ...state, as: 'other' }));
  return {
    states: [...aliased, ...states],
    before: [],
    request: requestStep(plan, {
      parameters: changeParameters(underAlias(baseline.parameters, 'other'), ...changes),
      expect: underAlias(expectSuccess(plan), 'other'),
      effect: underAlias(baseline.effect, 'other'),
    }),
  };
}

/** The control in the same state, where the cause names one. */
export function planSameState(plan: TrialPlan, cause: Cause): Control | undefined {
  const control = cause.sameState;
  if (control === undefined) return undefined;
  const states = [
    ...(cause.states ?? baselineOf(plan).states),
    ...(cause.addStates ?? []),
    ...(control.addStates ?? []),
  ];
  if (control.otherResource) {
    return { control: 'same-state', trial: planOtherResource(plan, states, [cause.bothRequests, control.request]) };
  }
  const operation = control.request?.operation ?? plan.operation;
  const own = operation === plan.operation;
  const baseline = baselineOf(plan, operation);
  return {
    control: 'same-state',
    trial: {
      states,
      before: [],
      request: requestStep(plan, {
        operation,
        parameters: changeParameters(baseline.parameters, own ? cause.bothRequests : undefined, control.request),
        expect: expectSuccess(plan, operation),
        effect: control.effect ?? baseline.effect,
      }),
    },
  };
}

/** Every control of a cause; a cause that the target is told to show has none that could prove anything. */
export function planControls(plan: TrialPlan, cause: Cause): readonly Control[] {
  if (cause.evidence === 'injected') return [];
  const sameState = planSameState(plan, cause);
  return [planWithoutCause(plan, cause), ...(sameState === undefined ? [] : [sameState])];
}
