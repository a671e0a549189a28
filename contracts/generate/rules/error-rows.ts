/**
 * Cases for error rows: one per cause, operation and value. It claims the rows, the missing effect, and what else it
 * shows.
 */
import { effectIdOf, type Requirement } from '#specs';
import type { Cause } from '../../causes/cause-file.ts';
import type { Case, Claim, ExpectedAnswer } from '../../model.ts';
import { atLeastOne, claim, claimParameters, claimStatements } from '../claims.ts';
import {
  expectRows,
  type GenerationContext,
  type RuleOutput,
  requirementNamed,
  rowNamed,
  trialPlan,
} from '../generation-context.ts';
import { eachVariant, planControls, planTrial } from '../plan-trial.ts';
import { readingOf } from '../readings.ts';
import { vendorArrangement } from '../vendor-arrangement.ts';

type Rows = readonly [Requirement, ...Requirement[]];

function effectOf(row: string): string {
  const id = effectIdOf(row);
  if (id === undefined) throw new Error(`${row} is not the id of an error row.`);
  return id;
}

function claimsOf(context: GenerationContext, operation: string, cause: Cause, rows: Rows): Case['claims'] {
  const effects = rows.map(({ id }) => requirementNamed(context, effectOf(id)));
  const mode = rows.length > 1 ? 'one-of' : 'all';
  const claims: [Claim, ...Claim[]] = [claim(rows, { judges: 'answer', mode })];
  const effectRows = atLeastOne(effects);
  if (effectRows !== undefined) claims.push(claim(effectRows, { judges: 'effect', mode }));
  claims.push(...claimParameters(context, operation, cause.parameters));
  claims.push(...claimStatements(context, operation, cause.shows, 'answer'));
  return claims;
}

function caseOf(context: GenerationContext, name: string, cause: Cause): Case | undefined {
  const { operation } = cause;
  const rows = atLeastOne(cause.answers.map((row) => rowNamed(context, operation, row)));
  if (rows === undefined) return undefined;
  const { id: pack } = context.pack.manifest;
  const plan = trialPlan(context, operation);
  const expect: ExpectedAnswer = { outcome: 'error', anyOf: expectRows(rows) };
  const vendor = vendorArrangement(context, plan, cause, expect);
  return {
    id: `${pack}/${operation}/${cause.id}${name}`,
    pack,
    operation,
    title: `${operation}: ${`${cause.id}${name}`.replaceAll('-', ' ')}`,
    class: cause.class,
    cause: cause.id,
    claims: claimsOf(context, operation, cause, rows),
    disposable: {
      trial: planTrial(plan, cause, { expect, effect: { changes: [], allowed: cause.allowed ?? [] } }),
      controls: planControls(plan, cause),
      masks: plan.rowsOf(operation, cause.masks ?? []),
      evidence: cause.evidence ?? 'proven',
    },
    ...(vendor === undefined ? {} : { vendor }),
    ...readingOf(plan, cause, context.pack),
  };
}

/** The cases of every cause, and the reasons of causes without cases. */
export function errorRows(context: GenerationContext): RuleOutput {
  const hasCases = (cause: Cause) => cause.class !== 'unreachable' && cause.class !== 'unmodelled';
  const { causes } = context.causes;
  const cases = causes
    .filter(hasCases)
    .flatMap(eachVariant)
    .map(({ name, how }) => caseOf(context, name, how))
    .filter((found) => found !== undefined);
  const untested = causes
    .filter((cause) => !hasCases(cause))
    .flatMap(({ operation, answers, class: reach, reason = 'no reason given' }) =>
      answers.flatMap((row) => {
        const { id } = rowNamed(context, operation, row);
        return [id, effectOf(id)].map((requirement) => ({
          requirement,
          class: reach,
          reason,
        }));
      }),
    );
  return { cases, untested };
}
