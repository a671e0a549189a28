/** The settings and the result of a run of walks, as plain data. */
import type { TrialProblem } from '../execute/trial-progress.ts';
import type { UntriedCell } from './cells.ts';
import type { Coverage } from './coverage.ts';
import type { WalkFault } from './run-state.ts';
import type { Walk } from './walk.ts';

export interface WalkSettings {
  readonly walks: number;
  /** Commands per walk. */
  readonly moves: number;
  readonly seed: number;
  /** The path at which an earlier run with this seed stopped: takes that walk alone. */
  readonly path?: string;
  /** After the random walks, take a shortest walk to each place that they did not reach. */
  readonly complete: boolean;
  /** One walk instead of random ones. */
  readonly walk?: Walk;
}

/** The shortest walk found that disagrees with the model. */
export interface FailedWalk {
  readonly walk: Walk;
  readonly fault: WalkFault;
  /** Its number of moves before it was shortened. */
  readonly drawnMoves: number;
  /** Where fast-check found it; empty if it was no random walk. */
  readonly path: string;
}

export interface WalksRecord {
  readonly settings: WalkSettings;
  /** Completed walks. Attempts to shorten a walk do not count, here and below. */
  readonly walks: number;
  /** Commands carried out. */
  readonly moves: number;
  /** Calls between them that tried cells. */
  readonly cellCalls: number;
  readonly exchanges: number;
  readonly durationMs: number;
  readonly coverage: Coverage;
  readonly untried: readonly UntriedCell[];
  /** Commands whose provider state the target's owner does not declare. */
  readonly undeclared: readonly string[];
  /** Operations that the target does not offer. */
  readonly notOffered: readonly string[];
  /** Operations that it offers at one time and not at another. */
  readonly unsteady: readonly string[];
  readonly failed?: FailedWalk;
  /** Why the target could not be judged: a hook failed, or the target did not answer. */
  readonly problem?: TrialProblem;
  readonly cancelled: boolean;
}
