/**
 * Statuses that contradict their code. A code without a clear kind may have any status. 403 for a wrong state is usual
 * in this family and not a contradiction.
 */
import type { ErrorRowFact } from '../../model.ts';
import { groupBy } from '../group-by.ts';
import { distinct, rowsOf } from './compare-rows.ts';
import { type FindingRule, makeFinding } from './finding-rule.ts';

const absent = /(?:not_?found|not_?exist)$/i;
const saysAbsent = /\bnot?\b.{0,12}(?:exist|found)|n[o']t exist|no such|cannot find/i;
const forbidden = /forbidden|unauthorized|nopermission|accessdenied/i;
const callersFault = /^(?:Invalid|Missing|Incorrect|Forbidden|Operation|Dependency)/;
const ownFault = /^(?:InternalError|ServiceUnavailable|UnknownError)/;

/** The contradiction between status and code; undefined if they agree. */
function contradiction({ status, code, message }: ErrorRowFact): string | undefined {
  if (absent.test(code)) return status === 404 ? undefined : 'the code says that something is absent';
  if (status === 404) return saysAbsent.test(message) ? undefined : 'neither code nor message says what is absent';
  if (forbidden.test(code))
    return status === 403 || status === 401 ? undefined : 'the code says that the caller may not';
  if (status >= 500) return callersFault.test(code) ? 'the code speaks of the request, not of the service' : undefined;
  return ownFault.test(code) ? 'the code speaks of the service, not of the request' : undefined;
}

/** One finding per operation, status and code. */
export const statusContradictsMeaning: FindingRule = (input) => {
  const told = rowsOf(input).flatMap(({ operation, row }) => {
    const why = contradiction(row);
    return why === undefined ? [] : [{ operation, row, why }];
  });
  const groups = groupBy(told, ({ operation, row }) => `${operation} ${row.status} ${row.code}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { operation, row } = first;
    return makeFinding(input.pack, {
      kind: 'status-contradicts-meaning',
      operation,
      subject: `${row.status} ${row.code}`,
      summary: `The status is ${row.status}, and ${distinct(group.map(({ why }) => why)).join('; ')}.`,
      places: group.map((each) => each.row.provenance),
    });
  });
};
