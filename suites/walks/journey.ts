/** What a walk carries along, and its two ways to learn of the target: a request whose answer is judged, and a reading. */
import type { RequestStep, TemplateValues } from '#contracts';
import { describeAnswer } from '../execute/describe-answer.ts';
import { describeExpectedAnswer } from '../execute/describe-expectation.ts';
import { stopWithoutAnswer } from '../execute/make-request.ts';
import { type JudgedRequest, sendStep } from '../execute/send-step.ts';
import type { TrialParts, TrialProgress } from '../execute/trial-progress.ts';
import type { Exchange } from '../model.ts';
import { agree, type Sight } from './agree.ts';
import type { Ground } from './ground.ts';
import { isWithheld } from './is-withheld.ts';
import type { Reason, WalkState } from './model.ts';
import { lookAtResources } from './resources.ts';
import type { Step } from './walk.ts';

/** What did not agree with the model, and on what the model rests. */
export interface WalkFault {
  /** Where in the answer or in the readings. */
  readonly place: string;
  readonly expected: string;
  readonly actual: string;
  readonly because: readonly Reason[];
  readonly exchanges: readonly Exchange[];
}

/** What a walk is taken with. */
export interface WalkParts {
  readonly trial: TrialParts;
  readonly ground: Ground;
  readonly scope: string;
  /** The walk ends after so many commands. */
  readonly commands: number;
  /** Called after each step that agreed, with the state that it was taken in and the one that it led to. */
  readonly onStep: (before: WalkState, step: Step | undefined, after: WalkState) => void;
  /** Operations that the target answered as ones that it does not have, and those it has; kept over walks. */
  readonly offer: { readonly has: Set<string>; readonly lacks: Set<string> };
}

/** What a walk carries along. */
export interface Journey {
  readonly parts: WalkParts;
  readonly progress: TrialProgress;
  readonly taken: Step[];
  /** What the states of cells returned, for cells that leave it as it is. */
  readonly provided: Map<string, TemplateValues>;
  /** Trials since the last reading: what they did shows in the next one. */
  readonly unread: { exchange: Exchange; because: readonly Reason[] }[];
  state: WalkState;
  sight?: Sight;
}

/** Ends a walk at a fault of the target; caught by `takeWalk` and nobody else. */
export class WalkEnded extends Error {
  readonly fault: WalkFault;

  constructor(fault: WalkFault) {
    super(fault.place);
    this.fault = fault;
  }
}

/** Reads both resources and goes on from what is read; a difference ends the walk. */
export async function look(journey: Journey, because: readonly Reason[], before: readonly Exchange[]): Promise<void> {
  const tried = journey.unread.splice(0);
  const looked = await lookAtResources(journey.parts.trial, journey.progress);
  const reasons = [...tried.flatMap((trial) => trial.because), ...because];
  const exchanges = [...tried.map(({ exchange }) => exchange), ...before, ...looked.exchanges];
  if (looked.unread !== undefined) {
    const [expected, actual] = ['both resources, as they are', looked.unread];
    throw new WalkEnded({ place: 'the readings', expected, actual, because: reasons, exchanges });
  }
  const { sight } = looked;
  const { state, disagreements } = agree(journey.state, sight, journey.sight);
  journey.state = state;
  journey.sight = sight;
  const [first] = disagreements;
  if (first === undefined) return;
  const list = (side: 'expected' | 'actual') =>
    disagreements.map((one) => (disagreements.length === 1 ? one[side] : `${one.field} ${one[side]}`)).join('; ');
  throw new WalkEnded({
    place: disagreements.map(({ field }) => field).join(', '),
    expected: list('expected'),
    actual: list('actual'),
    because: reasons,
    exchanges,
  });
}

/** Checks that are about which answer it is, and not about what stands in it. */
const outcomeChecks = ['body-is-readable', 'status-is-documented', 'code-is-documented'];

/** A request whose answer is as the model has it. */
export interface Sent {
  readonly judged: JudgedRequest;
  readonly because: readonly Reason[];
}

/** Sends a request and judges its answer. Undefined: the target does not have the operation. */
export async function send(
  { parts, progress }: Journey,
  { operation, parameters, expect }: Pick<RequestStep, 'operation' | 'parameters' | 'expect'>,
  because: readonly Reason[],
  values: TemplateValues,
): Promise<Sent | undefined> {
  const { trial, offer } = parts;
  if (offer.lacks.has(operation)) return undefined;
  const format = trial.pack.manifest.binding.formats.includes('json')
    ? 'json'
    : trial.pack.manifest.binding.defaultFormat;
  const judged = await sendStep(
    trial,
    { ...progress, values },
    { step: 'request', operation, parameters, format, expect },
  );
  stopWithoutAnswer(judged);
  if (isWithheld(trial.pack, judged.answer)) {
    offer.lacks.add(operation);
    return undefined;
  }
  offer.has.add(operation);
  const wrong = judged.mismatches.filter(({ level }) => level === 'must');
  const [first] = wrong;
  if (first === undefined) return { judged, because };
  const isOutcome = outcomeChecks.includes(first.check);
  throw new WalkEnded({
    place: `answer of ${operation}`,
    expected: isOutcome ? describeExpectedAnswer(expect) : `${first.path} ${first.expected}`,
    actual: isOutcome ? describeAnswer(judged) : `${first.actual} (${describeAnswer(judged)})`,
    because,
    exchanges: [judged.exchange],
  });
}

/** It was answered with a success. */
export const wasCarriedOut = ({ judged: { answer } }: Sent): boolean => answer?.error === undefined;
