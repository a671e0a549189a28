/** The answer that a request must get in a state of the model, from the documented reasons that hold there. */
import type { ExpectedAnswer, ExpectedRefusal } from '#contracts';
import type { Operation } from '#specs';
import type { Expected, Refusal } from './walk-model.ts';

/**
 * A refusal if a reason holds, either answer if one may hold, a success otherwise. The row of any such reason is accepted,
 * because no page states the order of checks.
 */
export function expectAnswer<State>(refusals: readonly Refusal<State>[], state: State): Expected {
  const judged = refusals.map((refusal) => ({ refusal, holds: refusal.holds(state) }));
  const holding = judged.filter(({ holds }) => holds !== 'no');
  const because = holding.map(({ refusal: { statement, place } }) => ({ statement, place }));
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

/** The same in the form that the suite's checks take. */
export function answerOf(expected: Expected, operation: Operation, successStatus: number): ExpectedAnswer {
  const success = { outcome: 'success', status: successStatus } as const;
  if (expected.outcome === 'success') return success;
  const refusal = refusalBy(operation, expected.rows);
  return expected.outcome === 'refusal' ? refusal : { outcome: 'either', success, refusal };
}
