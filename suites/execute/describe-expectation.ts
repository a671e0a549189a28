/** Describes the expectation of a claim in a few words, for reports. */
import type { Claim, ExpectedAnswer, ExpectedChange, ExpectedEffect, RequestStep } from '#contracts';

/** `200 success`, or `400 InvalidPeriod or 400 InvalidPeriodUnit`. */
export function describeExpectedAnswer(expect: ExpectedAnswer): string {
  if (expect.outcome === 'success') return `${expect.status} success`;
  if (expect.outcome === 'either')
    return `${describeExpectedAnswer(expect.success)} or ${describeExpectedAnswer(expect.refusal)}`;
  const pairs = [...new Set(expect.anyOf.map(({ status, code }) => `${status} ${code}`))];
  return pairs.length > 6 ? `any of ${pairs.length} documented refusals` : pairs.join(' or ');
}

function describeChange(change: ExpectedChange): string {
  if (change.change === 'balance') return `balance ${change.becomes.to}`;
  if (change.change === 'field') return `${change.resource} ${change.field}`;
  if (change.change === 'removed') return `${change.resource} removed`;
  return `${change.resource} ${change.optional ? 'maybe ' : ''}added`;
}

function describeEffect(effect: ExpectedEffect | undefined): string {
  if (effect === undefined || effect.changes.length === 0) return 'nothing changes';
  return `changes: ${effect.changes.map(describeChange).join(', ')}`;
}

function describeAnswers({ expect, atOnce }: RequestStep): string {
  if (atOnce === undefined) return describeExpectedAnswer(expect);
  const others = atOnce.others.map(({ status, code }) => ` or ${status} ${code}`);
  return `of ${atOnce.copies} at once one ${describeExpectedAnswer(expect)}, the others the same${others.join('')}`;
}

/** Answer, effect or both, depending on what the claim judges. */
export function describeExpectation(claim: Claim, step: RequestStep): string {
  if (claim.judges === 'envelope') return `every answer keeps to ${claim.rule ?? 'the rule'}`;
  if (claim.judges === 'answer') return describeAnswers(step);
  if (claim.judges === 'effect') return describeEffect(step.effect);
  return `${describeAnswers(step)}; ${describeEffect(step.effect)}`;
}
