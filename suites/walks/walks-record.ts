/** What a run of walks takes and what it hands on, as plain data. */
import type { TrialProblem } from '../execute/trial-progress.ts';
import type { UntriedCell } from './cells.ts';
import type { Coverage } from './coverage.ts';
import type { WalkFault } from './journey.ts';
import type { Walk } from './walk.ts';

export interface WalkSettings {
  readonly walks: number;
  readonly steps: number;
  readonly seed: number;
  /** Where fast-check stopped at another time: takes the walk of that place alone. */
  readonly path?: string;
  /** After the random walks, take the shortest one to each place that they did not reach. */
  readonly complete: boolean;
  /** One walk in place of random ones. */
  readonly walk?: Walk;
}

/** The shortest walk found that does not agree with the model. */
export interface FailedWalk {
  readonly walk: Walk;
  readonly fault: WalkFault;
  /** How many steps were drawn before it was made shorter, and where fast-check found it. */
  readonly drawnSteps: number;
  readonly path: string;
}

export interface WalksRecord {
  readonly settings: WalkSettings;
  /** Walks taken to their end, their steps, and the cells tried between them; attempts to shorten a walk do not count. */
  readonly walks: number;
  readonly steps: number;
  readonly tries: number;
  readonly exchanges: number;
  readonly durationMs: number;
  readonly coverage: Coverage;
  readonly untried: readonly UntriedCell[];
  /** Commands that the target's owner has no state for. */
  readonly undeclared: readonly string[];
  /** Operations that the target says it does not have. */
  readonly lacks: readonly string[];
  /** Operations that it has at one time and says it does not have at another. */
  readonly wavers: readonly string[];
  readonly failed?: FailedWalk;
  /** Why nothing can be said of the target: a hook failed, or it gave no answer. */
  readonly problem?: TrialProblem;
  readonly cancelled: boolean;
}
