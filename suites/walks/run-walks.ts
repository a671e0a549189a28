/**
 * A run of random walks on one target: fast-check draws and shrinks them, the coverage is counted meanwhile. A walk that could
 * not be judged ends the run at once and is never taken for one that agreed.
 */
import { randomBytes } from 'node:crypto';
import type { Case } from '#contracts';
import type { Pack } from '#specs';
import type { TrialProblem } from '../execute/trial-progress.ts';
import type { OpenedTarget } from '../open-target.ts';
import { explore, measureCoverage, placesOf } from './coverage.ts';
import { type Ground, layGround } from './ground.ts';
import { nameOfState, type WalkState } from './model.ts';
import { takeWalk, type WalkFault, type WalkOutcome } from './take-walk.ts';
import type { Step, Walk } from './walk.ts';
import type { WalkSettings, WalksRecord } from './walks-record.ts';

export interface WalksParts {
  readonly opened: Pick<OpenedTarget, 'target' | 'driver' | 'sender'>;
  readonly pack: Pack;
  readonly cases: readonly Case[];
  readonly settings: WalkSettings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (walks: number) => void;
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
  // The generator is loaded when it is needed: every other command does without it.
  const { findFault } = await import('./find-fault.ts');
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
