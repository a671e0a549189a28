/** The run state of a walk, and its two ways to learn about the target: a judged request, and a query of all resources. */
import type { RequestStep, TemplateValues } from '#contracts';
import { describeAnswer } from '../execute/describe-answer.ts';
import { describeExpectedAnswer } from '../execute/describe-expectation.ts';
import { stopWithoutAnswer } from '../execute/make-request.ts';
import { type JudgedRequest, sendStep } from '../execute/send-step.ts';
import type { TrialParts, TrialProgress } from '../execute/trial-progress.ts';
import type { Exchange } from '../model.ts';
import { isNotOffered } from './is-not-offered.ts';
import { queryResources } from './query-resources.ts';
import type { WalkMove } from './walk.ts';
import type { WalkContext } from './walk-context.ts';
import type { Reason, Snapshot } from './walk-model.ts';

/** What differs from the model, and the statements that the model is based on. */
export interface WalkFault {
  /** Where in the answer or in the query results. */
  readonly place: string;
  readonly expected: string;
  readonly actual: string;
  readonly because: readonly Reason[];
  readonly exchanges: readonly Exchange[];
}

/** What a walk needs. */
export interface WalkParts<State> {
  readonly trial: TrialParts;
  readonly context: WalkContext<State>;
  readonly scope: string;
  /** The walk ends after this number of commands. */
  readonly commands: number;
  /** Called after each move that agreed, with the states before and after it. */
  readonly onMove: (before: State, move: WalkMove | undefined, after: State) => void;
  /** Operations that the target offers, and those that it does not offer; shared by all walks. */
  readonly operations: { readonly offered: Set<string>; readonly notOffered: Set<string> };
}

/** What changes during a walk. */
export interface RunState<State> {
  readonly parts: WalkParts<State>;
  readonly progress: TrialProgress;
  readonly taken: WalkMove[];
  /** Values from the provider states of cells, for cells that do not change them. */
  readonly provided: Map<string, TemplateValues>;
  /** Cell calls since the last snapshot. Their effects show in the next one. */
  readonly uncompared: { exchange: Exchange; because: readonly Reason[] }[];
  state: State;
  snapshot?: Snapshot;
}

/** Ends a walk at a fault of the target. Only `takeWalk` catches it. */
export class WalkEnded extends Error {
  readonly fault: WalkFault;

  constructor(fault: WalkFault) {
    super(fault.place);
    this.fault = fault;
  }
}

/** Queries all resources and compares them with the model. A difference ends the walk. */
export async function compareResources<State>(
  run: RunState<State>,
  because: readonly Reason[],
  before: readonly Exchange[],
): Promise<void> {
  const { trial, context } = run.parts;
  const calls = run.uncompared.splice(0);
  const result = await queryResources(trial, run.progress, context.model.resources);
  const reasons = [...calls.flatMap((call) => call.because), ...because];
  const exchanges = [...calls.map(({ exchange }) => exchange), ...before, ...result.exchanges];
  if (result.unreadable !== undefined) {
    const [expected, actual] = ['every resource of the walk', result.unreadable];
    throw new WalkEnded({ place: 'the query results', expected, actual, because: reasons, exchanges });
  }
  const { snapshot } = result;
  const { state, disagreements } = context.model.compare(run.state, snapshot, run.snapshot);
  run.state = state;
  run.snapshot = snapshot;
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

/** A request whose answer matches the model. */
export interface Sent {
  readonly judged: JudgedRequest;
  readonly because: readonly Reason[];
}

/** Sends a request and judges its answer. Undefined: the target does not offer the operation. */
export async function send<State>(
  { parts, progress }: RunState<State>,
  { operation, parameters, expect }: Pick<RequestStep, 'operation' | 'parameters' | 'expect'>,
  because: readonly Reason[],
  values: TemplateValues,
): Promise<Sent | undefined> {
  const { trial, operations } = parts;
  if (operations.notOffered.has(operation)) return undefined;
  const format = trial.pack.manifest.binding.formats.includes('json')
    ? 'json'
    : trial.pack.manifest.binding.defaultFormat;
  const judged = await sendStep(
    trial,
    { ...progress, values },
    { step: 'request', operation, parameters, format, expect },
  );
  stopWithoutAnswer(judged);
  if (isNotOffered(trial.pack, judged.answer)) {
    operations.notOffered.add(operation);
    return undefined;
  }
  operations.offered.add(operation);
  const wrong = judged.mismatches.filter(({ level }) => level === 'must');
  const [first] = wrong;
  if (first === undefined) return { judged, because };
  const isOutcome = first.about === 'identity';
  throw new WalkEnded({
    place: `answer of ${operation}`,
    expected: isOutcome ? describeExpectedAnswer(expect) : `${first.path} ${first.expected}`,
    actual: isOutcome ? describeAnswer(judged) : `${first.actual} (${describeAnswer(judged)})`,
    because,
    exchanges: [judged.exchange],
  });
}

/** The target answered with a success. */
export const wasCarriedOut = ({ judged: { answer } }: Sent): boolean => answer?.error === undefined;
