/**
 * Chooses the interpretation of the pages that a case is judged by, and the interpretations that are tolerated as well.
 */
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

/** Other interpretations that the pages also document, with the finding that lists them. */
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
  /** Only if neither the caller nor the edition chose. */
  readonly tolerated: readonly Tolerated[];
}

/** The choice that the selected edition of the page makes. */
function choiceOfEdition({ byEdition = {} }: CaseReading, settings: Settings): string | undefined {
  const edition = settings.editions.find((selected) => Object.hasOwn(byEdition, selected));
  return edition === undefined ? undefined : byEdition[edition];
}

const inFurtherStates = (trial: Trial, states: readonly ProviderState[]): Trial => ({
  ...trial,
  states: [...trial.states, ...states],
});

/** Adds states to the trial and to the control in the same state. The control without the cause stays unchanged. */
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

/**
 * The arrangement with the expectations of the chosen interpretations: the caller's, otherwise the edition's, otherwise
 * the case's.
 */
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
 * The reason why an answer is right by another documented interpretation. Undefined if no interpretation expects it, or
 * if the effect differs from the documented one.
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
  return `the pages document both (finding ${finding}): with the interpretation ${other.choice} this answer is right. Use --reading ${finding}=${other.choice} to judge by it`;
}
