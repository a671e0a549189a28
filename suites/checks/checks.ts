/** The table of checks over one answer. A new one is one file and one row; every row runs over every judged answer. */
import type { Mismatch } from '../model.ts';
import { bodyIsReadable } from './body-is-readable.ts';
import type { Check, CheckInput } from './check.ts';
import { codeIsDocumented } from './code-is-documented.ts';
import { contentTypeNamesFormat } from './content-type-names-format.ts';
import { formatIsAsAsked } from './format-is-as-asked.ts';
import { messageIsThere } from './message-is-there.ts';
import { messageIsWordedAsPrinted } from './message-is-worded-as-printed.ts';
import { requestIdIsThere } from './request-id-is-there.ts';
import { resultContains } from './result-contains.ts';
import { resultFitsSchema } from './result-fits-schema.ts';
import { statusIsDocumented } from './status-is-documented.ts';

export const checks: readonly Check[] = [
  bodyIsReadable,
  formatIsAsAsked,
  contentTypeNamesFormat,
  statusIsDocumented,
  codeIsDocumented,
  messageIsThere,
  messageIsWordedAsPrinted,
  requestIdIsThere,
  resultFitsSchema,
  resultContains,
];

/** Every mismatch that the checks find in one answer. */
export function checkAnswer(input: CheckInput): readonly Mismatch[] {
  return checks.flatMap(({ name, level, check }) =>
    check(input).map((difference) => ({ check: name, level, ...difference })),
  );
}
