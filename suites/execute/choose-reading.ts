/** Which way of reading the pages a case is judged by, and which other ways they allow as well. */
import type {
  AlternativeReading,
  Arrangement,
  Case,
  CaseReading,
  ExpectedAnswer,
  ProviderState,
  Trial,
} from '#contracts';
import type { Answer, RunSettings } from '../model.ts';
import type { TrialOutcome } from './run-trial.ts';

type Settings = Pick<RunSettings, 'editions' | 'readings'>;

/** Other readings that the pages document as well; with the finding that says so. */
interface Tolerated {
  readonly finding: string;
  readonly readings: readonly AlternativeReading[];
}

export interface Choice {
  readonly finding: string;
  readonly choice: string;
}

interface ChosenForm {
  readonly arrangement: Arrangement;
  readonly choices: readonly Choice[];
  readonly unjudgeable?: string;
  /** Where nobody chose, neither the caller nor the edition. */
  readonly tolerated: readonly Tolerated[];
}

/** What the selected edition of the page decides. */
function choiceOfEdition({ byEdition = {} }: CaseReading, settings: Settings): string | undefined {
  const edition = settings.editions.find((selected) => Object.hasOwn(byEdition, selected));
  return edition === undefined ? undefined : byEdition[edition];
}

const inFurtherStates = (trial: Trial, states: readonly ProviderState[]): Trial => ({
  ...trial,
  states: [...trial.states, ...states],
});

/** The twin without the cause is as it was; the request that the state must not affect is made in the same states. */
function inStates(arrangement: Arrangement, states: readonly ProviderState[] = []): Arrangement {
  if (states.length === 0) return arrangement;
  const controls = arrangement.controls.map((control) =>
    control.control === 'same-state' ? { ...control, trial: inFurtherStates(control.trial, states) } : control,
  );
  return { ...arrangement, trial: inFurtherStates(arrangement.trial, states), controls };
}

function expecting(arrangement: Arrangement, { expect, effect, addStates }: AlternativeReading): Arrangement {
  const { trial, ...rest } = inStates(arrangement, addStates);
  const request = {
    ...trial.request,
    ...(expect === undefined ? {} : { expect }),
    ...(effect === undefined ? {} : { effect }),
  };
  return { ...rest, trial: { ...trial, request } };
}

function asChosen(form: ChosenForm, reading: CaseReading, settings: Settings): ChosenForm {
  const { finding, alternatives } = reading;
  const named = settings.readings[finding] ?? choiceOfEdition(reading, settings);
  const choice = named ?? reading.chosen;
  const choices = [...form.choices, { finding, choice }];
  const alternative = alternatives.find((candidate) => candidate.choice === choice);
  if (alternative?.inconclusive !== undefined) {
    return { ...form, choices, unjudgeable: `${alternative.inconclusive} (finding ${finding})` };
  }
  if (alternative !== undefined) return { ...form, choices, arrangement: expecting(form.arrangement, alternative) };
  const readings = alternatives.filter(({ tolerated }) => tolerated === true);
  const tolerated =
    named === undefined && readings.length > 0 ? [...form.tolerated, { finding, readings }] : form.tolerated;
  return { ...form, choices, tolerated };
}

/** The arrangement with what is expected by the readings that the caller, else the edition, else the case chooses. */
export function chooseReadings({ readings = [] }: Case, arrangement: Arrangement, settings: Settings): ChosenForm {
  const begin: ChosenForm = { arrangement, choices: [], tolerated: [] };
  return readings.reduce((form, reading) => asChosen(form, reading, settings), begin);
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
  tolerated: readonly Tolerated[],
  { answer, effect }: Pick<TrialOutcome, 'answer' | 'effect'>,
): string | undefined {
  if (answer === undefined) return undefined;
  if (effect?.seen && effect.mismatches.length > 0) return undefined;
  const others = tolerated.flatMap(({ finding, readings }) => readings.map((reading) => ({ finding, ...reading })));
  const other = others.find(({ expect }) => expect !== undefined && isAsExpected(expect, answer));
  if (other === undefined) return undefined;
  const { finding } = other;
  return `the pages document both (finding ${finding}): by the reading ${other.choice} this answer is right; --reading ${finding}=${other.choice} judges it so`;
}
