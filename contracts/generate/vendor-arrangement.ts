/**
 * The form of a case that may be sent to a vendor: reserved identifiers instead of states, and a control that must get
 * the answer for an absent resource. If the trial gets that answer too, another check came first and nothing is shown.
 */
import type { Provocation } from '../causes/cause-file.ts';
import type { Arrangement, ExpectedAnswer, ReachClass, Trial } from '../model.ts';
import { withValues } from '../templates.ts';
import { expectRows, type GenerationContext, rowNamed } from './generation-context.ts';
import { changeParameters, requestStep, type TrialPlan } from './plan-trial.ts';

const sameParameters = (one: Trial, other: Trial): boolean =>
  JSON.stringify(one.request.parameters) === JSON.stringify(other.request.parameters);

/** Every value of a state is replaced by a reserved one. */
const isWhole = ({ request }: Trial): boolean => !/\$\{(?!unique\})/.test(JSON.stringify(request.parameters));

/** Undefined if the operation has no answer for an absent resource, or if the cause needs a state. */
export function vendorArrangement(
  context: GenerationContext,
  plan: TrialPlan,
  cause: Provocation & { readonly class: ReachClass },
  expect: ExpectedAnswer,
): Arrangement | undefined {
  const absentRows = context.causes.absent[plan.operation];
  const baseline = plan.baselines[plan.operation];
  if (cause.class !== 'request' || absentRows === undefined || baseline === undefined) return undefined;
  const absent = expectRows(absentRows.map((row) => rowNamed(context, plan.operation, row)));
  const reserved = (parameters: Trial['request']['parameters'], answer: ExpectedAnswer): Trial => ({
    states: [],
    before: [],
    request: requestStep(plan, { parameters: withValues(parameters, context.causes.vendorValues), expect: answer }),
  });
  const trial = reserved(changeParameters(baseline.parameters, cause.bothRequests, cause.request), expect);
  const control = reserved(changeParameters(baseline.parameters, cause.bothRequests), {
    outcome: 'error',
    anyOf: absent,
  });
  if (!isWhole(trial) || !isWhole(control)) return undefined;
  if (sameParameters(trial, control)) return { trial, controls: [], masks: [], evidence: 'observed' };
  const accepted = expect.outcome === 'error' ? expect.anyOf : [];
  const masks = absent.filter(
    (mask) => !accepted.some(({ status, code }) => status === mask.status && code === mask.code),
  );
  return { trial, controls: [{ control: 'without-cause', trial: control }], masks, evidence: 'proven' };
}
