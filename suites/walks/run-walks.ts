/**
 * A run of walks on one target: random ones first, then, where completeness is asked for, the shortest way to whatever chance
 * has not reached. A walk that could not be judged ends the run at once and is never taken for one that agreed.
 */
import { randomBytes } from 'node:crypto';
import type { Case } from '#contracts';
import type { Pack } from '#specs';
import type { TrialProblem } from '../execute/trial-progress.ts';
import type { OpenedTarget } from '../open-target.ts';
import { explore, measureCoverage, placesOf } from './coverage.ts';
import { type Ground, layGround, withoutOperations } from './ground.ts';
import type { WalkFault } from './journey.ts';
import { nameOfState, type WalkState } from './model.ts';
import { takeWalk, type WalkOutcome } from './take-walk.ts';
import { operationTried, type Step, type Walk } from './walk.ts';
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
  /** Names of places, as `explore` has them. */
  readonly visited: Set<string>;
  readonly has: Set<string>;
  readonly lacks: Set<string>;
  walks: number;
  steps: number;
  tries: number;
  scopes: number;
  failed?: { readonly walk: Walk; readonly fault: WalkFault; readonly drawnSteps: number; readonly path: string };
  problem?: TrialProblem;
}

const isOver = (parts: WalksParts, tally: Tally): boolean =>
  tally.failed !== undefined || tally.problem !== undefined || (parts.signal?.aborted ?? false);

function noteSteps(ground: Ground, tally: Tally) {
  return (before: WalkState, step: Step | undefined, after: WalkState): void => {
    // Attempts to make a walk shorter are no part of the run.
    if (tally.failed !== undefined) return;
    tally.visited.add(nameOfState(after));
    if (step === undefined) return;
    if (operationTried(step) === undefined) tally.steps += 1;
    else tally.tries += 1;
    for (const { name } of placesOf(before, step, ground)) tally.visited.add(name);
  };
}

function taker(parts: WalksParts, ground: Ground, tally: Tally): (walk: Walk) => Promise<WalkOutcome> {
  const { opened, pack, signal, settings } = parts;
  const commands = settings.walk?.steps.length ?? settings.steps;
  const prefix = `walk-${randomBytes(4).toString('hex')}`;
  const trial = {
    pack,
    driver: opened.driver,
    sender: opened.sender,
    queriedKinds: ['instances', 'disks'],
    onAnswer: () => [],
    ...(opened.target.settleMs === undefined ? {} : { settleMs: opened.target.settleMs }),
    ...(signal === undefined ? {} : { signal }),
  };
  const onStep = noteSteps(ground, tally);
  return (walk) => {
    tally.scopes += 1;
    return takeWalk({ trial, ground, scope: `${prefix}-${tally.scopes}`, commands, onStep, offer: tally }, walk);
  };
}

/** Says whether a walk agrees; what came of it is kept: the length that was drawn, and the latest fault. */
function judge(parts: WalksParts, tally: Tally, take: (walk: Walk) => Promise<WalkOutcome>) {
  return async (walk: Walk): Promise<boolean> => {
    if (tally.problem !== undefined || parts.signal?.aborted) return true;
    const outcome = await take(walk);
    if (outcome.outcome === 'not-judged') {
      tally.problem = outcome.problem;
      return true;
    }
    if (outcome.outcome === 'fault') {
      const drawnSteps = tally.failed?.drawnSteps ?? outcome.taken.length;
      tally.failed = { walk: { start: walk.start, steps: outcome.taken }, fault: outcome.fault, drawnSteps, path: '' };
      return false;
    }
    if (tally.failed === undefined) {
      tally.walks += 1;
      parts.onProgress?.(tally.walks);
    }
    return true;
  };
}

async function takeWalks(parts: WalksParts, ground: Ground, tally: Tally): Promise<void> {
  const { walk, complete } = parts.settings;
  const agrees = judge(parts, tally, taker(parts, ground, tally));
  if (walk !== undefined) {
    await agrees(walk);
    return;
  }
  // The generator is loaded when it is needed: every other command does without it.
  const { drawWalks, shortenWalk } = await import('./find-fault.ts');
  const path = await drawWalks(parts.settings, ground, agrees);
  if (tally.failed !== undefined) tally.failed = { ...tally.failed, path };
  if (!complete) return;
  for (const { name, way } of explore(withoutOperations(ground, tally.lacks)).values()) {
    if (isOver(parts, tally)) return;
    if (!tally.visited.has(name)) await shortenWalk(way, ground, agrees);
  }
}

/** Takes the walks; nothing that a target does makes it throw. */
export async function runWalks(parts: WalksParts): Promise<WalksRecord> {
  const { settings, pack, cases, opened } = parts;
  const started = performance.now();
  const ground = layGround(pack, cases, opened.target.supports);
  const tally: Tally = {
    visited: new Set(),
    has: new Set(),
    lacks: new Set(),
    walks: 0,
    steps: 0,
    tries: 0,
    scopes: 0,
  };
  await takeWalks(parts, ground, tally);
  const { sent } = opened.sender.spend;
  return {
    settings,
    walks: tally.walks,
    steps: tally.steps,
    tries: tally.tries,
    exchanges: sent.free + sent.read + sent.bills + sent.destroys,
    durationMs: Math.round(performance.now() - started),
    coverage: measureCoverage(explore(withoutOperations(ground, tally.lacks)), tally.visited),
    untried: ground.untried,
    undeclared: ground.undeclared,
    lacks: [...tally.lacks].toSorted(),
    wavers: [...tally.lacks].filter((operation) => tally.has.has(operation)).toSorted(),
    ...(tally.failed === undefined ? {} : { failed: tally.failed }),
    ...(tally.problem === undefined ? {} : { problem: tally.problem }),
    cancelled: parts.signal?.aborted ?? false,
  };
}
