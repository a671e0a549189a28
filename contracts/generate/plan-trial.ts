/**
 * Makes trials from a provocation and the baseline of an operation: the judged trial, its control without the cause,
 * and the request that the state must not affect. Each trial has one fault only, because no page states the order of
 * checks.
 */
import type { Baseline, CauseStep, Provocation, RequestChange } from '../causes/cause-file.ts';
import type {
  Control,
  ExpectedAnswer,
  ExpectedEffect,
  ExpectedError,
  ExpectedSuccess,
  JsonValue,
  ProviderState,
  RequestStep,
  Step,
  Template,
  Trial,
  WireForm,
} from '../model.ts';
import { underAlias } from '../templates.ts';

export const nothingHappened: ExpectedEffect = { changes: [], allowed: [] };

/** The shared facts of all trials of one operation. */
export interface TrialPlan {
  readonly operation: string;
  readonly baselines: Readonly<Record<string, Baseline>>;
  readonly successStatus: number;
  /** The accepted answers for rows of an operation. */
  readonly rowsOf: (operation: string, rows: readonly string[]) => readonly ExpectedError[];
}

/** The expected answer and effect of the judged request. */
export type TrialGoal = Pick<RequestStep, 'expect' | 'effect' | 'atOnce'>;

type Parameters = Readonly<Record<string, Template>>;

function baselineOf(plan: TrialPlan, operation = plan.operation): Baseline {
  const baseline = plan.baselines[operation];
  if (baseline === undefined)
    throw new Error(`No baseline for ${operation}: add it under baselines in the cause file.`);
  return baseline;
}

/** Applies changes in order. A removed parameter is gone, whatever came before. */
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

/** The expected success of an operation: that of its baseline, or that given here. */
export function expectSuccess(
  plan: TrialPlan,
  asked: {
    readonly operation?: string;
    readonly contains?: JsonValue | undefined;
    readonly lacks?: JsonValue | undefined;
    readonly has?: readonly string[] | undefined;
  } = {},
): ExpectedSuccess {
  const baseline = baselineOf(plan, asked.operation);
  const contains = asked.contains ?? baseline.contains;
  const has = asked.has ?? baseline.has;
  return {
    outcome: 'success',
    status: plan.successStatus,
    ...(contains === undefined ? {} : { contains }),
    ...(asked.lacks === undefined ? {} : { lacks: asked.lacks }),
    ...(has === undefined ? {} : { has }),
  };
}

interface RequestPlan extends TrialGoal {
  readonly operation?: string;
  readonly parameters: Parameters;
  readonly format?: 'json' | 'xml';
  readonly as?: string;
  readonly wire?: WireForm;
}

/** One request step, in JSON by default. */
export function requestStep(plan: TrialPlan, request: RequestPlan): RequestStep {
  const { operation = plan.operation, format = 'json', parameters, ...rest } = request;
  return { step: 'request', operation, parameters, format, ...rest };
}

function plannedStep(plan: TrialPlan, step: CauseStep): Step {
  if ('state' in step) return { step: 'state', state: step.state };
  const { request, as, answers, contains } = step;
  const operation = request.operation ?? plan.operation;
  const expect: ExpectedAnswer =
    answers === undefined
      ? expectSuccess(plan, { operation, contains })
      : { outcome: 'error', anyOf: plan.rowsOf(operation, answers) };
  const parameters = changeParameters(baselineOf(plan, operation).parameters, request);
  return requestStep(plan, { operation, parameters, expect, ...(as === undefined ? {} : { as }) });
}

const plannedSteps = (plan: TrialPlan, steps: readonly CauseStep[] | undefined): readonly Step[] =>
  (steps ?? []).map((step) => plannedStep(plan, step));

/**
 * The resources that a same-state control asks about. Every trial of the case has them, so that the control has the
 * same states as the trial and only its request differs.
 */
export function otherStates(plan: TrialPlan, { sameState }: Provocation): readonly ProviderState[] {
  if (!sameState?.otherResource) return [];
  return underAlias(baselineOf(plan).states, 'other').map((state) => ({ ...state, as: 'other' }));
}

/** The judged trial. */
export function planTrial(plan: TrialPlan, how: Provocation, goal: TrialGoal): Trial {
  const baseline = baselineOf(plan);
  const operation = how.request?.operation ?? plan.operation;
  const changes = operation === plan.operation ? [how.bothRequests, how.request] : [how.request];
  return {
    states: [...otherStates(plan, how), ...(how.states ?? baseline.states), ...(how.addStates ?? [])],
    before: plannedSteps(plan, how.before),
    request: requestStep(plan, {
      operation,
      parameters: changeParameters(baselineOf(plan, operation).parameters, ...changes),
      ...goal,
    }),
  };
}

/** The control that differs in the cause alone, and succeeds. */
export function planWithoutCause(plan: TrialPlan, how: Provocation): Control {
  const baseline = baselineOf(plan);
  return {
    control: 'without-cause',
    trial: {
      states: [...otherStates(plan, how), ...(how.controlStates ?? how.states ?? baseline.states)],
      before: plannedSteps(plan, how.controlBefore),
      request: requestStep(plan, {
        parameters: changeParameters(baseline.parameters, how.bothRequests),
        expect: expectSuccess(plan),
        effect: how.controlEffect ?? baseline.effect,
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
  return {
    states,
    before: [],
    request: requestStep(plan, {
      parameters: changeParameters(underAlias(baseline.parameters, 'other'), ...changes),
      expect: underAlias(expectSuccess(plan), 'other'),
      effect: underAlias(baseline.effect, 'other'),
    }),
  };
}

/** The control in the same state, if the provocation names one. */
export function planSameState(plan: TrialPlan, how: Provocation): Control | undefined {
  const control = how.sameState;
  if (control === undefined) return undefined;
  const own = how.states ?? baselineOf(plan).states;
  const states = [...otherStates(plan, how), ...own, ...(how.addStates ?? []), ...(control.addStates ?? [])];
  if (control.otherResource) {
    const trial = planOtherResource(plan, states, [how.bothRequests, control.request]);
    return {
      control: 'same-state',
      trial: control.effect === undefined ? trial : { ...trial, request: { ...trial.request, effect: control.effect } },
    };
  }
  const operation = control.request?.operation ?? plan.operation;
  const both = operation === plan.operation ? how.bothRequests : undefined;
  const baseline = baselineOf(plan, operation);
  return {
    control: 'same-state',
    trial: {
      states,
      before: [],
      request: requestStep(plan, {
        operation,
        parameters: changeParameters(baseline.parameters, both, control.request),
        expect: expectSuccess(plan, { operation }),
        effect: control.effect ?? baseline.effect,
      }),
    },
  };
}

/** Every control of a cause. */
export function planControls(plan: TrialPlan, how: Provocation): readonly Control[] {
  const sameState = planSameState(plan, how);
  return [planWithoutCause(plan, how), ...(sameState === undefined ? [] : [sameState])];
}

/** One provocation for each of its values. `name` becomes part of the case id. */
export function eachVariant<T extends Provocation>(how: T): readonly { readonly name: string; readonly how: T }[] {
  const { each, request } = how;
  if (each === undefined) return [{ name: '', how }];
  return Object.entries(each.values).map(([name, value]) => ({
    name: `-${name}`,
    how: { ...how, request: { ...request, set: { ...request?.set, [each.parameter]: value } } },
  }));
}
