/**
 * Whether a run conforms. An inconclusive case is never green by itself: the caller allows it by name or the run does not
 * conform. A run without a single judged answer does not conform either, since nothing was shown.
 */
import { posix } from 'node:path';
import type { CaseResult, RunRecord } from '#suites';
import { countVerdicts } from './count-verdicts.ts';
import type { Report } from './model.ts';

/** Exit code and, for each thing that stands in the way, one sentence. */
export function judgeOutcome(
  record: Pick<RunRecord, 'results' | 'cancelled'>,
  allowInconclusive: readonly string[],
): Report['outcome'] {
  const { pass, fail, warning } = countVerdicts(record.results);
  const inconclusive = record.results.filter(({ verdict }) => verdict === 'inconclusive');
  const notAllowed = inconclusive.filter((result) => !isAllowed(result, allowInconclusive));
  const reasons = [
    fail > 0 ? `${count(fail, 'result')} ${fail === 1 ? 'is' : 'are'} not what the pages say.` : '',
    notAllowed.length > 0
      ? `${count(notAllowed.length, 'result')} could not be judged and ${notAllowed.length === 1 ? 'is' : 'are'} not allowed to stay so.`
      : '',
    pass + fail + warning === 0 ? 'No check ran, so nothing was shown.' : '',
    record.cancelled ? 'The run was cancelled before all cases had run.' : '',
  ].filter((reason) => reason !== '');
  const conforms = reasons.length === 0;
  return { conforms, exitCode: conforms ? 0 : 1, reasons };
}

function isAllowed(result: CaseResult, globs: readonly string[]): boolean {
  return globs.some((glob) => glob === result.case || posix.matchesGlob(result.case, glob));
}

const count = (amount: number, noun: string) => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
