/**
 * A run of random walks on one target: fast-check draws and shrinks them, the coverage is counted meanwhile. A walk that could
 * not be judged ends the run at once and is never taken for one that agreed.
 */
import { randomBytes } from 'node:crypto';
import { asyncProperty, check } from 'fast-check';
import type { Case } from '#contracts';
import type { Pack } from '#specs';
import type { TrialProblem } from '../execute/trial-progress.ts';
import type { OpenedTarget } from '../open-target.ts';
import type { UntriedCell } from './cells.ts';
import { type Coverage, explore, measureCoverage, placesOf } from './coverage.ts';
import { type Ground, layGround } from './ground.ts';
import { nameOfState, type WalkState } from './model.ts';
import { takeWalk, type WalkFault, type WalkOutcome } from './take-walk.ts';
import { arbitraryWalk } from './walk-arbitrary.ts';
import type { Step, Walk } from './walk.ts';

export interface WalkSettings {
  readonly walks: number;
  readonly steps: number;
  readonly seed: number;
  /** Where fast-check stopped at another time: takes the walk of that place alone. */
  readonly path?: string;
  /** One walk in place of random ones. */
  readonly walk?: Walk;
}

export interface WalksParts {
  readonly opened: Pick<OpenedTarget, 'target' | 'driver' | 'sender'>;
  readonly pack: Pack;
  readonly cases: readonly Case[];
  readonly settings: WalkSettings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (walks: number) => void;
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
  /** Walks taken to their end, and their steps; attempts to shorten a walk do not count. */
  readonly walks: number;
  readonly steps: number;
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

interface Tally {
  readonly states: Set<string>;
  readonly transitions: Set<string>;
  readonly cells: Set<string>;
  walks: number;
  steps: number;
  scopes: number;
  failed?: { readonly walk: Walk; readonly fault: WalkFault; readonly drawnSteps: number };
  problem?: TrialProblem;
}

function taker(parts: WalksParts, ground: Ground, tally: Tally) {
  const { opened, pack, signal } = parts;
  const prefix = `walk-${randomBytes(4).toString('hex')}`;
  const offer = { has: new Set<string>(), lacks: new Set<string>() };
  const onStep = (before: WalkState, step: Step | undefined, after: WalkState): void => {
    if (tally.failed !== undefined) return;
    tally.states.add(nameOfState(after));
    if (step === undefined) return;
    tally.steps += 1;
    const { transition, cell } = placesOf(before, step, ground);
    if (transition !== undefined) tally.transitions.add(transition);
    if (cell !== undefined) tally.cells.add(cell);
  };
  const take = (walk: Walk): Promise<WalkOutcome> => {
    tally.scopes += 1;
    const trial = {
      pack,
      driver: opened.driver,
      sender: opened.sender,
      readKinds: ['instances', 'disks'] as const,
      onAnswer: () => undefined,
      ...(opened.target.settleMs === undefined ? {} : { settleMs: opened.target.settleMs }),
      ...(signal === undefined ? {} : { signal }),
    };
    return takeWalk({ trial, ground, scope: `${prefix}-${tally.scopes}`, onStep, offer }, walk);
  };
  return { take, offer };
}

/** Whether a walk agrees; what came of it is kept, the first drawn length and the latest fault of it. */
async function agrees(parts: WalksParts, tally: Tally, take: (walk: Walk) => Promise<WalkOutcome>, walk: Walk) {
  if (tally.problem !== undefined || parts.signal?.aborted) return true;
  const outcome = await take(walk);
  if (outcome.outcome === 'not-judged') {
    tally.problem = outcome.problem;
    return true;
  }
  if (outcome.outcome === 'fault') {
    const drawnSteps = tally.failed?.drawnSteps ?? outcome.taken.length;
    tally.failed = { walk: { start: walk.start, steps: outcome.taken }, fault: outcome.fault, drawnSteps };
    return false;
  }
  if (tally.failed === undefined) {
    tally.walks += 1;
    parts.onProgress?.(tally.walks);
  }
  return true;
}

/** Takes the walks; nothing that a target does makes it throw. */
export async function runWalks(parts: WalksParts): Promise<WalksRecord> {
  const { settings, pack, cases, opened } = parts;
  const started = performance.now();
  const ground = layGround(pack, cases, opened.target.supports);
  const tally: Tally = { states: new Set(), transitions: new Set(), cells: new Set(), walks: 0, steps: 0, scopes: 0 };
  const { take, offer } = taker(parts, ground, tally);
  const path = await findFault(settings, ground, (walk) => agrees(parts, tally, take, walk));
  const { sent } = opened.sender.spend;
  return {
    settings,
    walks: tally.walks,
    steps: tally.steps,
    exchanges: sent.free + sent.read + sent.bills + sent.destroys,
    durationMs: Math.round(performance.now() - started),
    coverage: measureCoverage(explore(ground), tally),
    untried: ground.untried,
    undeclared: ground.undeclared,
    lacks: [...offer.lacks].toSorted(),
    wavers: [...offer.lacks].filter((operation) => offer.has.has(operation)).toSorted(),
    ...(tally.failed === undefined ? {} : { failed: { ...tally.failed, path } }),
    ...(tally.problem === undefined ? {} : { problem: tally.problem }),
    cancelled: parts.signal?.aborted ?? false,
  };
}

/** Draws walks until one does not agree and shortens that one; answers where fast-check ended. */
async function findFault(
  { walk, walks, steps, seed, path }: WalkSettings,
  ground: Ground,
  judge: (walk: Walk) => Promise<boolean>,
): Promise<string> {
  if (walk !== undefined) {
    await judge(walk);
    return '';
  }
  // What the judge throws is a fault of ours, which no shorter walk makes any smaller.
  let ours: { readonly error: unknown } | undefined;
  const property = asyncProperty(arbitraryWalk(steps, ground), async (drawn) => {
    if (ours !== undefined) return true;
    try {
      return await judge(drawn);
    } catch (error) {
      ours = { error };
      return true;
    }
  });
  const run = await check(property, { numRuns: walks, seed, ...(path === undefined ? {} : { path }) });
  if (ours !== undefined) throw ours.error;
  return run.counterexamplePath ?? '';
}
