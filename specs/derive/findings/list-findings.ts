/** The table of finding rules. A new kind is one function and one row. Ids are made unique here, in page order. */
import type { Finding } from '../../model.ts';
import { noOperation, rowOnlyInOlderEdition } from './edition-findings.ts';
import {
  nearDuplicateCode,
  rowAboutAbsentParameter,
  rowPrintedTwice,
  sameCodeDifferentStatus,
} from './error-code-findings.ts';
import {
  doubtfulRow,
  exampleMissing,
  exampleNotValid,
  fieldNamedDifferently,
  responseNotStated,
  unreadRow,
  wrongRootElement,
} from './example-findings.ts';
import type { FindingInput, FindingRule } from './finding-rule.ts';
import { differsBetweenPacks, limitsDifferBetweenOperations, valuesDifferBetweenOperations } from './limit-findings.ts';
import { matrixContradictsItself, normalCellWithRow, refusedCellWithoutRow } from './matrix-findings.ts';
import { nearDuplicateMessage, sameMessageDifferentCode } from './message-findings.ts';
import { sameCodeDifferentMessage } from './message-readings.ts';
import {
  boundsDifferBetweenEditions,
  columnLost,
  exampleParameterNotValidJson,
  namesDifferInCase,
  parameterInOneEdition,
  parameterListedTwice,
  requiredDiffersBetweenEditions,
  requiredInSomeCases,
  requiredNotStated,
  valueListedAsUnsupported,
  valueListLost,
} from './parameter-findings.ts';
import {
  exampleNotAllowed,
  sampleFieldNotInTable,
  sampleRequestLacksRequired,
  sampleRequestNotInTable,
  valuesOfAnotherType,
} from './sample-findings.ts';
import { statusContradictsMeaning } from './status-findings.ts';

export const findingRules: readonly FindingRule[] = [
  sameCodeDifferentStatus,
  sameCodeDifferentMessage,
  nearDuplicateCode,
  nearDuplicateMessage,
  sameMessageDifferentCode,
  statusContradictsMeaning,
  rowAboutAbsentParameter,
  rowPrintedTwice,
  rowOnlyInOlderEdition,
  columnLost,
  requiredNotStated,
  requiredInSomeCases,
  requiredDiffersBetweenEditions,
  boundsDifferBetweenEditions,
  parameterInOneEdition,
  valueListLost,
  valueListedAsUnsupported,
  exampleParameterNotValidJson,
  namesDifferInCase,
  parameterListedTwice,
  limitsDifferBetweenOperations,
  valuesDifferBetweenOperations,
  valuesOfAnotherType,
  exampleNotAllowed,
  sampleRequestLacksRequired,
  sampleRequestNotInTable,
  sampleFieldNotInTable,
  fieldNamedDifferently,
  wrongRootElement,
  exampleNotValid,
  exampleMissing,
  responseNotStated,
  refusedCellWithoutRow,
  normalCellWithRow,
  matrixContradictsItself,
  differsBetweenPacks,
  unreadRow,
  doubtfulRow,
  noOperation,
];

/** All findings about the documents of a pack. Equal ids get `~2`, `~3` … */
export function listFindings(input: FindingInput): readonly Finding[] {
  const seen = new Map<string, number>();
  return findingRules
    .flatMap((rule) => rule(input))
    .map((finding) => {
      const count = (seen.get(finding.id) ?? 0) + 1;
      seen.set(finding.id, count);
      return count === 1 ? finding : { ...finding, id: `${finding.id}~${count}` };
    });
}
