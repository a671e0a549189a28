/** Error rows: one case per cause and operation; it claims the rows, the effect that must not be, and parameter rules. */
import type { Requirement } from '#specs';
import type { Cause } from '../../causes/cause-file.ts';
import type { AlternativeReading, Case, Claim, ExpectedAnswer } from '../../model.ts';
import { atLeastOne, claim } from '../claims.ts';
import {
  expectRows,
  type GenerationContext,
  type RuleOutput,
  requirementNamed,
  rowNamed,
} from '../generation-context.ts';
import { expectSuccess, nothingHappened, planControls, planTrial, type TrialPlan } from '../plan-trial.ts';
import { vendorArrangement } from '../vendor-arrangement.ts';

function claimsOf(
  context: GenerationContext,
  operation: string,
  cause: Cause,
  rows: readonly [Requirement, ...Requirement[]],
) {
  const packId = context.pack.manifest.id;
  const effects = rows.map(({ id }) => requirementNamed(context, id.replace('/error/', '/effect/error/')));
  const parameters = (cause.parameters ?? [])
    .map((name) => context.requirements.get(`${packId}/${operation}/parameter/${name}`))
    .filter((requirement) => requirement !== undefined);
  const mode = rows.length > 1 ? 'one-of' : 'all';
  const claims: [Claim, ...Claim[]] = [claim(rows, { judges: 'answer', mode })];
  const effectRows = atLeastOne(effects);
  if (effectRows !== undefined) claims.push(claim(effectRows, { judges: 'effect', mode }));
  const parameterRules = atLeastOne(parameters);
  if (parameterRules !== undefined) claims.push(claim(parameterRules, { judges: 'answer', mode: 'all' }));
  return claims;
}

/** A cause is shared between operations; its finding is about one of them. */
function readingOf(plan: TrialPlan, cause: Cause, packId: string): Case['reading'] {
  if (!cause.reading?.finding.startsWith(`${packId}/${plan.operation}/`)) return undefined;
  const effect = plan.baselines[plan.operation]?.effect ?? nothingHappened;
  const alternatives = cause.reading.alternatives.map(
    ({ choice, success, inconclusive }): AlternativeReading => ({
      choice,
      ...(success === undefined ? {} : { expect: expectSuccess(plan), effect }),
      ...(inconclusive === undefined ? {} : { inconclusive }),
    }),
  );
  return { finding: cause.reading.finding, chosen: cause.reading.chosen, alternatives };
}

function caseOf(context: GenerationContext, cause: Cause, operation: string): Case | undefined {
  const rows = atLeastOne((cause.answers[operation] ?? []).map((row) => rowNamed(context, operation, row)));
  if (rows === undefined) return undefined;
  const { manifest } = context.pack;
  const plan: TrialPlan = {
    operation,
    baselines: context.causes.baselines,
    successStatus: manifest.binding.successStatus,
  };
  const expect: ExpectedAnswer = { outcome: 'error', anyOf: expectRows(rows) };
  const vendor = vendorArrangement(context, plan, cause, expect);
  const reading = readingOf(plan, cause, manifest.id);
  return {
    id: `${manifest.id}/${operation}/${cause.id}`,
    pack: manifest.id,
    operation,
    title: `${operation}: ${cause.id.replaceAll('-', ' ')}`,
    class: cause.class,
    cause: cause.id,
    claims: claimsOf(context, operation, cause, rows),
    disposable: {
      trial: planTrial(plan, cause, expect),
      controls: planControls(plan, cause),
      masks: [],
      evidence: cause.evidence ?? 'proven',
    },
    ...(vendor === undefined ? {} : { vendor }),
    ...(reading === undefined ? {} : { reading }),
  };
}

/** Cases of every cause that has them, and the reasons of those that have none. */
export function errorRows(context: GenerationContext): RuleOutput {
  const hasCases = (cause: Cause) => cause.class !== 'unreachable' && cause.class !== 'unmodelled';
  const pairs = context.causes.causes.flatMap((cause) =>
    Object.keys(cause.answers).map((operation) => ({ cause, operation })),
  );
  const cases = pairs
    .filter(({ cause }) => hasCases(cause))
    .map(({ cause, operation }) => caseOf(context, cause, operation))
    .filter((found) => found !== undefined);
  const untested = pairs
    .filter(({ cause }) => !hasCases(cause))
    .flatMap(({ cause, operation }) =>
      (cause.answers[operation] ?? []).flatMap((row) => {
        const { id } = rowNamed(context, operation, row);
        const reason = cause.reason ?? 'no reason given';
        return [id, id.replace('/error/', '/effect/error/')].map((requirement) => ({
          requirement,
          class: cause.class,
          reason,
        }));
      }),
    );
  return { cases, untested };
}
