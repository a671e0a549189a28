/**
 * The table of checks over one answer. A new one is one file and one row; every row runs over every judged answer. How any
 * answer is written, whatever was expected, is the business of `envelope/`.
 */
import type { ExpectedAnswer, ExpectedRefusal, ExpectedSuccess } from '#contracts';
import type { Answer, Mismatch } from '../model.ts';
import { bodyIsReadable } from './body-is-readable.ts';
import type { Check, CheckInput } from './check.ts';
import { codeIsDocumented } from './code-is-documented.ts';
import { formatIsAsAsked } from './format-is-as-asked.ts';
import { messageIsThere } from './message-is-there.ts';
import { messageIsWordedAsPrinted } from './message-is-worded-as-printed.ts';
import { resultAgrees } from './result-agrees.ts';
import { resultContains, resultLacks } from './result-contains.ts';
import { resultFitsSchema } from './result-fits-schema.ts';
import { resultHas } from './result-has.ts';
import { statusIsDocumented } from './status-is-documented.ts';

export const checks: readonly Check[] = [
  bodyIsReadable,
  formatIsAsAsked,
  statusIsDocumented,
  codeIsDocumented,
  messageIsThere,
  messageIsWordedAsPrinted,
  resultFitsSchema,
  resultContains,
  resultLacks,
  resultHas,
  resultAgrees,
];

/** Where the pages leave open whether a request is refused, an answer is judged as what it claims to be. */
function expectationOf(expect: ExpectedAnswer, answer: Answer): ExpectedSuccess | ExpectedRefusal {
  if (expect.outcome !== 'either') return expect;
  const carriedOut = answer.error === undefined && answer.status === expect.success.status;
  return carriedOut ? expect.success : expect.refusal;
}

/** What one answer is checked against, whatever the pages expect. */
export type AnswerInput = Omit<CheckInput, 'expect'> & { readonly expect: ExpectedAnswer };

/** Every mismatch that the checks find in one answer. */
export function checkAnswer(input: AnswerInput): readonly Mismatch[] {
  const judged: CheckInput = { ...input, expect: expectationOf(input.expect, input.answer) };
  return checks.flatMap(({ name, about, level, check }) =>
    check(judged).map((difference) => ({ check: name, about, level, ...difference })),
  );
}
