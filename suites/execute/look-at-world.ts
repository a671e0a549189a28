/** One look at the world of a trial through both channels: the target's reading operations and the owner's `observe`. */
import type { Observation } from '../model.ts';
import { type PlannedReading, type Reading, readWorld } from './read-world.ts';
import type { TrialParts, TrialProgress } from './trial-progress.ts';

/** What `observe` showed, or why not: the owner does not offer it, or the hook failed. */
export type Observed =
  | { readonly seen: true; readonly world: Observation }
  | { readonly seen: false; readonly unsupported: boolean; readonly reason: string };

export interface Look {
  readonly observed: Observed;
  readonly reading: Reading;
}

export interface LookOptions {
  readonly scope: string;
  readonly progress: TrialProgress;
  readonly plan: readonly PlannedReading[];
}

/** The world of a scope as the owner shows it. */
export async function observe(parts: TrialParts, scope: string): Promise<Observed> {
  const outcome = await parts.driver.observe(parts.pack.manifest.id, scope);
  if (outcome.outcome === 'done') return { seen: true, world: outcome.value };
  return { seen: false, unsupported: outcome.outcome === 'unsupported', reason: outcome.reason };
}

/** Looks through both channels at once. */
export async function lookAtWorld(parts: TrialParts, { scope, progress, plan }: LookOptions): Promise<Look> {
  const [observed, reading] = await Promise.all([observe(parts, scope), readWorld(parts, progress, plan)]);
  return { observed, reading };
}

/** A second look, by that plan, will show something to compare. */
export function isWorthComparing({ observed, reading }: Look, plan: readonly PlannedReading[]): boolean {
  return reading.seen && (observed.seen || plan.length > 0);
}
