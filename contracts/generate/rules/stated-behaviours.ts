/**
 * Cases for behaviours that pages state in prose, and for bounds of parameters without an error row: one per entry and
 * value.
 */
import { ConformanceError } from '#specs';
import type { StatedCase } from '../../causes/cause-file.ts';
import type { Case, Control, ExpectedAnswer, ExpectedRefusal, ExpectedSuccess } from '../../model.ts';
import { atLeastOne, claimParameters, claimStatements } from '../claims.ts';
import { documentedRefusals, type GenerationContext, type RuleOutput, trialPlan } from '../generation-context.ts';
import {
  eachVariant,
  expectSuccess,
  nothingHappened,
  planControls,
  planSameState,
  planTrial,
  planWithoutCause,
  type TrialGoal,
  type TrialPlan,
} from '../plan-trial.ts';
import { readingOf } from '../readings.ts';
import { vendorArrangement } from '../vendor-arrangement.ts';

function refusalOf(context: GenerationContext, plan: TrialPlan, stated: StatedCase): ExpectedRefusal {
  if (stated.answers !== undefined) return { outcome: 'error', anyOf: plan.rowsOf(plan.operation, stated.answers) };
  const documented = documentedRefusals(context, plan.operation, stated.refusedFor);
  // The request names an existing resource, so an answer about an absent resource would show nothing.
  const absent = stated.class === 'request' ? (context.causes.absent[plan.operation] ?? []) : [];
  return { outcome: 'error', anyOf: documented.filter(({ status, code }) => !absent.includes(`${status} ${code}`)) };
}

function successOf(plan: TrialPlan, { contains, lacks, has, request }: StatedCase): ExpectedSuccess {
  const operation = request?.operation ?? plan.operation;
  return expectSuccess(plan, { operation, has, contains, lacks });
}

function expectationOf(context: GenerationContext, plan: TrialPlan, stated: StatedCase): ExpectedAnswer {
  if (stated.expect === 'success') return successOf(plan, stated);
  const refusal = refusalOf(context, plan, stated);
  return stated.expect === 'refusal' ? refusal : { outcome: 'either', success: successOf(plan, stated), refusal };
}

function goalOf(context: GenerationContext, plan: TrialPlan, stated: StatedCase): TrialGoal {
  const judged = stated.request?.operation ?? plan.operation;
  const usual = stated.expect === 'success' ? plan.baselines[judged]?.effect : nothingHappened;
  const { atOnce } = stated;
  return {
    expect: expectationOf(context, plan, stated),
    effect: stated.effect ?? usual ?? nothingHappened,
    ...(atOnce === undefined
      ? {}
      : { atOnce: { copies: atOnce.copies, others: plan.rowsOf(plan.operation, atOnce.others) } }),
  };
}

/** A success shows itself by its effect. It has a control if the entry says how the control differs. */
function controlsOf(plan: TrialPlan, stated: StatedCase): readonly Control[] {
  if (stated.expect !== 'success') return planControls(plan, stated);
  const { controlStates, controlBefore, controlEffect } = stated;
  const twin = [controlStates, controlBefore, controlEffect].some((given) => given !== undefined);
  const sameState = planSameState(plan, stated);
  return [...(twin ? [planWithoutCause(plan, stated)] : []), ...(sameState === undefined ? [] : [sameState])];
}

function causeOf({ causeIds }: GenerationContext, { id, cause = id }: StatedCase): string {
  if (cause === id || causeIds.has(cause)) return cause;
  throw new ConformanceError('internal', `The stated case ${id} names the cause ${cause}, which there is not.`);
}

function caseOf(context: GenerationContext, name: string, stated: StatedCase): Case {
  const { id: pack } = context.pack.manifest;
  const { operation } = stated;
  const id = `${pack}/${operation}/${stated.id}${name}`;
  const plan = trialPlan(context, operation);
  const goal = goalOf(context, plan, stated);
  const withoutRow = stated.expect === 'refusal' && stated.answers === undefined;
  const claims = atLeastOne([
    ...claimStatements(context, operation, stated.shows, 'answer-and-effect'),
    ...claimParameters(context, operation, stated.parameters, {
      judges: stated.expect === 'success' ? 'answer-and-effect' : 'answer',
      ...(withoutRow ? { level: 'should' } : {}),
    }),
  ]);
  if (claims === undefined) throw new ConformanceError('internal', `The stated case ${id} shows nothing.`);
  const controls = controlsOf(plan, stated);
  const vendor = stated.expect === 'refusal' ? vendorArrangement(context, plan, stated, goal.expect) : undefined;
  return {
    id,
    pack,
    operation,
    title: `${operation}: ${`${stated.id}${name}`.replaceAll('-', ' ')}`,
    class: stated.class,
    cause: causeOf(context, stated),
    claims,
    disposable: {
      trial: planTrial(plan, stated, goal),
      controls,
      masks: [],
      evidence: controls.length === 0 ? 'observed' : 'proven',
    },
    ...(vendor === undefined ? {} : { vendor }),
    ...readingOf(plan, stated, context.pack),
  };
}

/** A case for each entry under `stated`. */
export function statedBehaviours(context: GenerationContext): RuleOutput {
  const cases = context.causes.stated.flatMap((stated) =>
    eachVariant(stated).map(({ name, how }) => caseOf(context, name, how)),
  );
  return { cases, untested: [] };
}
