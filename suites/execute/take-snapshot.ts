/** A snapshot of the world of a trial through both channels: the target's query operations and the owner's `observe`. */
import type { Observation } from '../model.ts';
import type { PlannedQuery } from './plan-queries.ts';
import { type QueryResult, queryWorld } from './query-world.ts';
import type { TrialParts, TrialProgress } from './trial-progress.ts';

/** What `observe` showed, or why it showed nothing: the owner does not offer it, or the hook failed. */
export type Observed =
  | { readonly seen: true; readonly world: Observation }
  | { readonly seen: false; readonly unsupported: boolean; readonly reason: string };

export interface WorldSnapshot {
  readonly observed: Observed;
  readonly queried: QueryResult;
}

export interface SnapshotOptions {
  readonly scope: string;
  readonly progress: TrialProgress;
  readonly plan: readonly PlannedQuery[];
}

/** The world of a scope as the owner shows it. */
export async function observe(parts: TrialParts, scope: string): Promise<Observed> {
  const outcome = await parts.driver.observe(parts.pack.manifest.id, scope);
  if (outcome.outcome === 'done') return { seen: true, world: outcome.value };
  return { seen: false, unsupported: outcome.outcome === 'unsupported', reason: outcome.reason };
}

/** Asks both channels at once. */
export async function takeSnapshot(
  parts: TrialParts,
  { scope, progress, plan }: SnapshotOptions,
): Promise<WorldSnapshot> {
  const [observed, queried] = await Promise.all([observe(parts, scope), queryWorld(parts, progress, plan)]);
  return { observed, queried };
}

/** Whether a second snapshot, by that plan, will show something to compare with this one. */
export function isWorthComparing({ observed, queried }: WorldSnapshot, plan: readonly PlannedQuery[]): boolean {
  return queried.seen && (observed.seen || plan.length > 0);
}
