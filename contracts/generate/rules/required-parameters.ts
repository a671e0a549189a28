/**
 * Cases for required parameters without an error row: without the parameter, the request must be refused. The page
 * states only that the parameter is required, so any documented refusal is accepted, and the row is only recommended.
 */

import type { Requirement } from '#specs';
import type { Case, ExpectedAnswer } from '../../model.ts';
import { claim } from '../claims.ts';
import { documentedRefusals, type GenerationContext, type RuleOutput, trialPlan } from '../generation-context.ts';
import { nothingHappened, planControls, planTrial } from '../plan-trial.ts';
import { vendorArrangement } from '../vendor-arrangement.ts';

function leftOut(context: GenerationContext, requirement: Requirement, parameter: string): Case {
  const { manifest } = context.pack;
  const { operation } = requirement;
  const plan = trialPlan(context, operation);
  const absent = context.causes.absent[operation] ?? [];
  const anyOf = documentedRefusals(context, operation).filter(
    ({ status, code }) => !absent.includes(`${status} ${code}`),
  );
  const expect: ExpectedAnswer = { outcome: 'error', anyOf };
  const cause = { class: 'request', request: { remove: [parameter] } } as const;
  const vendor = vendorArrangement(context, plan, cause, expect);
  return {
    id: `${manifest.id}/${operation}/required-${parameter}`,
    pack: manifest.id,
    operation,
    title: `${operation}: required parameter ${parameter} left out`,
    class: 'request',
    claims: [claim([requirement], { judges: 'answer-and-effect', mode: 'all', level: 'should' })],
    disposable: {
      trial: planTrial(plan, cause, { expect, effect: nothingHappened }),
      controls: planControls(plan, cause),
      masks: [],
      evidence: 'proven',
    },
    ...(vendor === undefined ? {} : { vendor }),
  };
}

/**
 * One case per required parameter of an operation with a baseline, except those of the protocol and those with a cause.
 */
export function requiredParameters(context: GenerationContext): RuleOutput {
  const { commonParameters } = context.pack.manifest.binding;
  const withCause = new Set(
    context.causes.causes.flatMap((cause) => (cause.parameters ?? []).map((name) => `${cause.operation}/${name}`)),
  );
  const cases = context.pack.requirements
    .filter(
      ({ kind, keyword, operation }) =>
        kind === 'parameter' && keyword === 'required' && operation in context.causes.baselines,
    )
    .filter(({ parameter, operation }) => !withCause.has(`${operation}/${parameter}/required`))
    .flatMap((requirement) => {
      const { parameter } = requirement;
      return parameter === undefined || commonParameters.includes(parameter)
        ? []
        : [leftOut(context, requirement, parameter)];
    });
  return { cases, untested: [] };
}
