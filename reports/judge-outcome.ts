/**
 * Decides whether a run conforms. An inconclusive case never passes by itself: the caller accepts it by name, or the run does
 * not conform. A run without any judged answer does not conform either, because it shows nothing.
 */
import { type CaseResult, idMatcher, type RunRecord } from '#suites';
import { countVerdicts } from './count-verdicts.ts';
import type { Report } from './model.ts';

/** The exit code, and one sentence for each reason not to conform. */
export function judgeOutcome(
  record: Pick<RunRecord, 'results' | 'cancelled'>,
  allowInconclusive: readonly string[],
): Report['outcome'] {
  const { pass, fail, warning } = countVerdicts(record.results);
  const inconclusive = record.results.filter(({ verdict }) => verdict === 'inconclusive');
  const patterns = allowInconclusive.map(idMatcher);
  const notAllowed = inconclusive.filter((result) => !isAllowed(result, patterns));
  const reasons = [
    fail > 0 ? `${count(fail, 'result')} ${fail === 1 ? 'differs' : 'differ'} from the pages.` : '',
    notAllowed.length > 0
      ? `${count(notAllowed.length, 'result')} could not be judged. Use --allow-inconclusive to accept ${notAllowed.length === 1 ? 'it' : 'them'}.`
      : '',
    pass + fail + warning === 0 ? 'No check ran, so the run shows nothing.' : '',
    record.cancelled ? 'The run was cancelled before all cases had run.' : '',
  ].filter((reason) => reason !== '');
  const conforms = reasons.length === 0;
  return { conforms, exitCode: conforms ? 0 : 1, reasons };
}

function isAllowed(result: CaseResult, patterns: readonly ((id: string) => boolean)[]): boolean {
  return patterns.some((matches) => matches(result.case));
}

const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
