/**
 * The table of checks over one answer. A new check is one file and one row. Every check runs over every judged answer.
 * Rules about all answers, whatever was expected, are in `envelope/`.
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

/** If the pages leave open whether a request is refused, the answer is judged as the outcome that it claims. */
function expectationOf(expect: ExpectedAnswer, answer: Answer): ExpectedSuccess | ExpectedRefusal {
  if (expect.outcome !== 'either') return expect;
  const carriedOut = answer.error === undefined && answer.status === expect.success.status;
  return carriedOut ? expect.success : expect.refusal;
}

/** The input of all checks, with the expectation as the case has it. */
export type AnswerInput = Omit<CheckInput, 'expect'> & { readonly expect: ExpectedAnswer };

/** Every mismatch that the checks find in one answer. */
export function checkAnswer(input: AnswerInput): readonly Mismatch[] {
  const judged: CheckInput = { ...input, expect: expectationOf(input.expect, input.answer) };
  return checks.flatMap(({ name, about, level, check }) =>
    check(judged).map((difference) => ({ check: name, about, level, ...difference })),
  );
}
