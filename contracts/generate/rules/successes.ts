/** Success cases: each baseline once per format of the vendor, with its documented effect. */
import type { FormatName } from '#specs';
import type { Arrangement, Case } from '../../model.ts';
import { withValues } from '../../templates.ts';
import { claim } from '../claims.ts';
import { type GenerationContext, type RuleOutput, requirementNamed, trialPlan } from '../generation-context.ts';
import { expectSuccess, requestStep, type TrialPlan } from '../plan-trial.ts';

function vendorSuccess(context: GenerationContext, plan: TrialPlan, format: FormatName): Arrangement | undefined {
  const { manifest } = context.pack;
  if (manifest.operations[plan.operation]?.class !== 'read') return undefined;
  // If the operation has an answer for an absent resource, it gives that answer.
  if (context.causes.absent[plan.operation] !== undefined) return undefined;
  const parameters = withValues(plan.baselines[plan.operation]?.parameters ?? {}, context.causes.vendorValues);
  const expect = { outcome: 'success', status: plan.successStatus } as const;
  return {
    trial: { states: [], before: [], request: requestStep(plan, { parameters, expect, format }) },
    controls: [],
    masks: [],
    evidence: 'observed',
  };
}

function successCase(context: GenerationContext, operation: string, format: FormatName): Case {
  const { manifest } = context.pack;
  const plan = trialPlan(context, operation);
  const baseline = context.causes.baselines[operation];
  const requirement = (name: string) => requirementNamed(context, `${manifest.id}/${operation}/${name}/success`);
  const vendor = vendorSuccess(context, plan, format);
  const request = requestStep(plan, {
    parameters: baseline?.parameters ?? {},
    expect: expectSuccess(plan),
    format,
    ...(baseline === undefined ? {} : { effect: baseline.effect }),
  });
  return {
    id: `${manifest.id}/${operation}/success-${format}`,
    pack: manifest.id,
    operation,
    title: `${operation}: success, answered in ${format.toUpperCase()}`,
    class: vendor === undefined ? 'state' : 'request',
    claims: [
      claim([requirement('behaviour')], { judges: 'answer', mode: 'all' }),
      claim([requirement('effect')], { judges: 'effect', mode: 'all' }),
    ],
    disposable: {
      trial: { states: baseline?.states ?? [], before: [], request },
      controls: [],
      masks: [],
      evidence: 'observed',
    },
    ...(vendor === undefined ? {} : { vendor }),
  };
}

/** One success case per operation and format. */
export function successes(context: GenerationContext): RuleOutput {
  // No page documents the answers of a retired operation.
  const operations = Object.keys(context.causes.baselines).filter((name) => name in context.pack.operations);
  const { formats } = context.pack.manifest.binding;
  return {
    cases: operations.flatMap((operation) => formats.map((format) => successCase(context, operation, format))),
    untested: [],
  };
}
