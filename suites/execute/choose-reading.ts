/** Which way of reading the pages a case is judged by, and which other ways they allow as well. */
import type { AlternativeReading, Arrangement, Case, ExpectedAnswer } from '#contracts';
import type { Answer, RunSettings } from '../model.ts';
import type { TrialOutcome } from './run-trial.ts';

type Settings = Pick<RunSettings, 'editions' | 'readings'>;
type Reading = NonNullable<Case['reading']>;

/** Other readings that the pages document as well; with the finding that says so. */
interface Tolerated {
  readonly finding: string;
  readonly readings: readonly AlternativeReading[];
}

interface ChosenForm {
  readonly arrangement: Arrangement;
  readonly choice?: string;
  readonly unjudgeable?: string;
  /** Where nobody chose, neither the caller nor the edition. */
  readonly tolerated?: Tolerated;
}

/** What the selected edition of the page decides. */
function choiceOfEdition({ byEdition = {} }: Reading, settings: Settings): string | undefined {
  const edition = settings.editions.find((selected) => Object.hasOwn(byEdition, selected));
  return edition === undefined ? undefined : byEdition[edition];
}

function asChosen(arrangement: Arrangement, { finding, alternatives }: Reading, choice: string): ChosenForm {
  const alternative = alternatives.find((candidate) => candidate.choice === choice);
  if (alternative === undefined) {
    const readings = alternatives.filter(({ tolerated }) => tolerated === true);
    return { arrangement, choice, tolerated: { finding, readings } };
  }
  if (alternative.inconclusive !== undefined) return { arrangement, choice, unjudgeable: alternative.inconclusive };
  const { trial } = arrangement;
  const request = {
    ...trial.request,
    ...(alternative.expect === undefined ? {} : { expect: alternative.expect }),
    ...(alternative.effect === undefined ? {} : { effect: alternative.effect }),
  };
  return { arrangement: { ...arrangement, trial: { ...trial, request } }, choice };
}

/** The arrangement with what is expected by the reading that the caller, else the edition, else the case chooses. */
export function chooseReading({ reading }: Case, arrangement: Arrangement, settings: Settings): ChosenForm {
  if (reading === undefined) return { arrangement };
  const named = settings.readings[reading.finding] ?? choiceOfEdition(reading, settings);
  const { tolerated, ...form } = asChosen(arrangement, reading, named ?? reading.chosen);
  return named === undefined && tolerated !== undefined ? { ...form, tolerated } : form;
}

function isAsExpected(expect: ExpectedAnswer, answer: Answer): boolean {
  if (answer.problem !== undefined) return false;
  switch (expect.outcome) {
    case 'success':
      return answer.error === undefined && answer.status === expect.status;
    case 'error':
      return expect.anyOf.some(({ status, code }) => answer.status === status && answer.error?.code === code);
    case 'either':
      return isAsExpected(expect.success, answer) || isAsExpected(expect.refusal, answer);
  }
}

/**
 * Why an answer is right by a reading that the pages document as well; undefined where none expects it, or where it did
 * what the chosen reading does not leave open.
 */
export function toleratedBy(
  tolerated: Tolerated | undefined,
  { answer, effect }: Pick<TrialOutcome, 'answer' | 'effect'>,
): string | undefined {
  if (tolerated === undefined || answer === undefined) return undefined;
  if (effect?.seen && effect.mismatches.length > 0) return undefined;
  const { finding, readings } = tolerated;
  const other = readings.find(({ expect }) => expect !== undefined && isAsExpected(expect, answer));
  if (other === undefined) return undefined;
  return `the pages document both (finding ${finding}): by the reading ${other.choice} this answer is right; --reading ${finding}=${other.choice} judges it so`;
}
