/**
 * A run of walks on one target: random walks first, then, with `complete`, a shortest walk to each place that they missed.
 * A walk that could not be judged ends the run at once and never counts as one that agreed.
 */
import { randomBytes } from 'node:crypto';
import type { Case } from '#contracts';
import type { Pack } from '#specs';
import type { TrialProblem } from '../execute/trial-progress.ts';
import type { OpenedTarget } from '../open-target.ts';
import { explore, measureCoverage, placesOf } from './coverage.ts';
import { takeWalk, type WalkOutcome } from './take-walk.ts';
import { operationTried, type Walk, type WalkMove } from './walk.ts';
import { type WalkContext, walkContext, withoutOperations } from './walk-context.ts';
import type { WalkModel } from './walk-model.ts';
import type { FailedWalk, WalkSettings, WalksRecord } from './walks-record.ts';

export interface WalksParts<State> {
  readonly opened: Pick<OpenedTarget, 'target' | 'driver' | 'sender'>;
  readonly pack: Pack;
  readonly cases: readonly Case[];
  readonly model: WalkModel<State>;
  readonly settings: WalkSettings;
  readonly signal?: AbortSignal;
  readonly onProgress?: (walks: number) => void;
}

interface Tally {
  /** Names of places, as `explore` has them. */
  readonly visited: Set<string>;
  readonly offered: Set<string>;
  readonly notOffered: Set<string>;
  walks: number;
  moves: number;
  cellCalls: number;
  scopes: number;
  failed?: FailedWalk;
  problem?: TrialProblem;
}

const isOver = ({ signal }: { readonly signal?: AbortSignal }, tally: Tally): boolean =>
  tally.failed !== undefined || tally.problem !== undefined || (signal?.aborted ?? false);

function noteMoves<State>(context: WalkContext<State>, tally: Tally) {
  return (before: State, move: WalkMove | undefined, after: State): void => {
    // Attempts to shorten a walk do not count.
    if (tally.failed !== undefined) return;
    tally.visited.add(context.model.nameOfState(after));
    if (move === undefined) return;
    if (operationTried(move) === undefined) tally.moves += 1;
    else tally.cellCalls += 1;
    for (const { name } of placesOf(before, move, context)) tally.visited.add(name);
  };
}

type Take = (walk: Walk) => Promise<WalkOutcome>;

function taker<State>(parts: WalksParts<State>, context: WalkContext<State>, tally: Tally): Take {
  const { opened, pack, model, signal, settings } = parts;
  const commands = settings.walk?.moves.length ?? settings.moves;
  const prefix = `walk-${randomBytes(4).toString('hex')}`;
  const trial = {
    pack,
    driver: opened.driver,
    sender: opened.sender,
    queriedKinds: [...new Set(model.resources.map(({ kind }) => kind))],
    onAnswer: () => [],
    ...(opened.target.settleMs === undefined ? {} : { settleMs: opened.target.settleMs }),
    ...(signal === undefined ? {} : { signal }),
  };
  const onMove = noteMoves(context, tally);
  return (walk) => {
    tally.scopes += 1;
    const scope = `${prefix}-${tally.scopes}`;
    return takeWalk({ trial, context, scope, commands, onMove, operations: tally }, walk);
  };
}

/** Tells fast-check whether a walk agrees, and keeps the outcome: the drawn length and the latest fault. */
function judge<State>(parts: WalksParts<State>, tally: Tally, take: Take) {
  return async (walk: Walk): Promise<boolean> => {
    if (tally.problem !== undefined || parts.signal?.aborted) return true;
    const outcome = await take(walk);
    if (outcome.outcome === 'not-judged') {
      tally.problem = outcome.problem;
      return true;
    }
    if (outcome.outcome === 'fault') {
      const drawnMoves = tally.failed?.drawnMoves ?? outcome.taken.length;
      tally.failed = { walk: { start: walk.start, moves: outcome.taken }, fault: outcome.fault, drawnMoves, path: '' };
      return false;
    }
    if (tally.failed === undefined) {
      tally.walks += 1;
      parts.onProgress?.(tally.walks);
    }
    return true;
  };
}

async function takeWalks<State>(parts: WalksParts<State>, context: WalkContext<State>, tally: Tally): Promise<void> {
  const { walk, complete } = parts.settings;
  const agrees = judge(parts, tally, taker(parts, context, tally));
  if (walk !== undefined) {
    await agrees(walk);
    return;
  }
  // Loaded on demand, because no other command needs the generator.
  const { drawWalks, shortenWalk } = await import('./find-fault.ts');
  const path = await drawWalks(parts.settings, context, agrees);
  if (tally.failed !== undefined) tally.failed = { ...tally.failed, path };
  if (!complete) return;
  for (const { name, way } of explore(withoutOperations(context, tally.notOffered)).values()) {
    if (isOver(parts, tally)) return;
    if (!tally.visited.has(name)) await shortenWalk(way, context, agrees);
  }
}

/** Takes the walks. Nothing that a target does makes it throw. */
export async function runWalks<State>(parts: WalksParts<State>): Promise<WalksRecord> {
  const { settings, pack, cases, model, opened } = parts;
  const started = performance.now();
  const context = walkContext({ pack, cases, model, supports: opened.target.supports });
  const tally: Tally = {
    visited: new Set(),
    offered: new Set(),
    notOffered: new Set(),
    walks: 0,
    moves: 0,
    cellCalls: 0,
    scopes: 0,
  };
  await takeWalks(parts, context, tally);
  const { sent } = opened.sender.spend;
  return {
    settings,
    walks: tally.walks,
    moves: tally.moves,
    cellCalls: tally.cellCalls,
    exchanges: sent.free + sent.read + sent.bills + sent.destroys,
    durationMs: Math.round(performance.now() - started),
    coverage: measureCoverage(explore(withoutOperations(context, tally.notOffered)), tally.visited),
    untried: context.untried,
    undeclared: context.undeclared,
    notOffered: [...tally.notOffered].toSorted(),
    unsteady: [...tally.notOffered].filter((operation) => tally.offered.has(operation)).toSorted(),
    ...(tally.failed === undefined ? {} : { failed: tally.failed }),
    ...(tally.problem === undefined ? {} : { problem: tally.problem }),
    cancelled: parts.signal?.aborted ?? false,
  };
}
