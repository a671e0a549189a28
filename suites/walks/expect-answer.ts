/** What a request must be answered in a state of the model: the documented reasons that hold, put together. */
import type { ExpectedAnswer, ExpectedRefusal } from '#contracts';
import type { Operation } from '#specs';
import type { Expected, Refusal, WalkState } from './model.ts';

/**
 * Refused where a reason to refuse holds, open where one may hold, else carried out. The rows of every reason that may hold
 * are right, since no page states the order of checks.
 */
export function expectAnswer(refusals: readonly Refusal[], state: WalkState): Expected {
  const judged = refusals.map((refusal) => ({ refusal, holds: refusal.holds(state) }));
  const holding = judged.filter(({ holds }) => holds !== 'no');
  const because = holding.map(({ refusal: { says, place } }) => ({ says, place }));
  if (holding.length === 0) return { outcome: 'success', because };
  const outcome = holding.some(({ holds }) => holds === 'yes') ? 'refusal' : 'either';
  const isOpen = holding.some(({ refusal }) => refusal.rows === undefined);
  if (isOpen) return { outcome, because };
  return { outcome, because, rows: [...new Set(holding.flatMap(({ refusal }) => refusal.rows ?? []))] };
}

function refusalBy(operation: Operation, rows: readonly string[] | undefined): ExpectedRefusal {
  const documented = operation.errors.filter(({ status }) => status >= 400 && status < 500);
  const accepted =
    rows === undefined ? documented : documented.filter(({ status, code }) => rows.includes(`${status} ${code}`));
  const pairs = new Map(accepted.map(({ status, code }) => [`${status} ${code}`, { status, code }]));
  return { outcome: 'error', anyOf: [...pairs.values()].map((row) => ({ ...row, messages: [] })) };
}

/** The same as the suite's checks take it. */
export function answerOf(expected: Expected, operation: Operation, successStatus: number): ExpectedAnswer {
  const success = { outcome: 'success', status: successStatus } as const;
  if (expected.outcome === 'success') return success;
  const refusal = refusalBy(operation, expected.rows);
  return expected.outcome === 'refusal' ? refusal : { outcome: 'either', success, refusal };
}
