/** What a claim expects, in a few words for reports. */
import type { Claim, ExpectedAnswer, ExpectedChange, ExpectedEffect, RequestStep } from '#contracts';

function describeAnswer(expect: ExpectedAnswer): string {
  if (expect.outcome === 'success') return `${expect.status} success`;
  if (expect.outcome === 'either') return `${describeAnswer(expect.success)} or ${describeAnswer(expect.refusal)}`;
  const pairs = [...new Set(expect.anyOf.map(({ status, code }) => `${status} ${code}`))];
  return pairs.length > 6 ? `any of ${pairs.length} documented refusals` : pairs.join(' or ');
}

function describeChange(change: ExpectedChange): string {
  if (change.change === 'balance') return `balance ${change.becomes.to}`;
  if (change.change === 'field') return `${change.resource} ${change.field}`;
  return `${change.resource} ${change.optional ? 'maybe ' : ''}added`;
}

function describeEffect(effect: ExpectedEffect | undefined): string {
  if (effect === undefined || effect.changes.length === 0) return 'nothing changes';
  return `changes: ${effect.changes.map(describeChange).join(', ')}`;
}

/** Answer, effect or both, as the claim judges them. */
export function describeExpectation(claim: Claim, { expect, effect }: RequestStep): string {
  if (claim.judges === 'answer') return describeAnswer(expect);
  if (claim.judges === 'effect') return describeEffect(effect);
  return `${describeAnswer(expect)}; ${describeEffect(effect)}`;
}
