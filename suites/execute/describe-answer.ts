/** Describes an answer in a few words, for reports and reasons. */
import type { JudgedRequest } from './send-step.ts';

/** `400 InvalidPeriod`, `200 success`, or the reason why there is no answer. */
export function describeAnswer({
  exchange,
  answer,
  description,
}: Omit<JudgedRequest, 'mismatches' | 'checked'>): string {
  if (description !== undefined) return description;
  if (answer === undefined) return exchange.fault?.message ?? 'no answer';
  if (answer.problem !== undefined) return `${answer.status}, ${answer.problem}`;
  if (answer.error === undefined) return `${answer.status} success`;
  return `${answer.status} ${answer.error.code ?? 'without an error code'}`;
}

/** Several answers, equal ones counted: `3 × 200 success, 1 × 409 Busy`. */
export function describeAnswers(answers: readonly JudgedRequest[]): string {
  const groups = Map.groupBy(answers.map(describeAnswer), (text) => text);
  return [...groups].map(([text, alike]) => `${alike.length} × ${text}`).join(', ');
}
