/**
 * Waits for targets that carry out a request after they have answered it. The runner waits while a resource is under way, such
 * as an order that is `processing`, and for as long as the owner says (`settleMs` in the target file).
 */
import { observedKinds, type ResourceKinds } from '#specs';
import { observedResources } from '../checks/observed-resources.ts';
import type { Observation } from '../model.ts';
import type { WorldSnapshot } from './take-snapshot.ts';
import type { TrialParts } from './trial-progress.ts';

/** The pauses between snapshots grow from the first to the longest. */
const firstDelayMs = 50;
const longestDelayMs = 1000;
/** How long a resource may be under way after the answer, unless the owner asks for more. */
const leastLimitMs = 5000;

/** Waits for the time, or until the run is cancelled. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}

/** Places of the resources that the target still works on, by the `underWay` values of their kinds. */
function placesUnderWay(kinds: ResourceKinds, world: Observation): readonly string[] {
  return observedKinds(kinds).flatMap(([name, { id, underWay }]) => {
    if (underWay === undefined) return [];
    const isUnderWay = Object.entries(underWay);
    return (observedResources(world, name) ?? [])
      .filter((resource) => isUnderWay.every(([field, value]) => resource[field] === value))
      .map((resource) => `${name}/${String(resource[id])}`);
  });
}

/** The target works on a resource that it did not work on before. */
export function isStillProcessing(kinds: ResourceKinds, before: Observation, after: Observation): boolean {
  const known = new Set(placesUnderWay(kinds, before));
  return placesUnderWay(kinds, after).some((place) => !known.has(place));
}

/** As `isStillProcessing`. False without observations, because then the runner cannot see what is under way. */
export const isUnsettled = (kinds: ResourceKinds, before: WorldSnapshot, after: WorldSnapshot): boolean =>
  before.observed.seen && after.observed.seen && isStillProcessing(kinds, before.observed.world, after.observed.world);

/** Calls `again` after growing pauses, until it answers false or the time is up. The first `settleMs` are already over. */
export async function repeatWhile(
  { settleMs = 0, signal }: Pick<TrialParts, 'settleMs' | 'signal'>,
  again: () => Promise<boolean>,
): Promise<void> {
  let left = Math.max(leastLimitMs, settleMs) - settleMs;
  for (let delay = firstDelayMs; left > 0 && !signal?.aborted; delay = Math.min(2 * delay, longestDelayMs)) {
    const ms = Math.min(delay, left);
    await pause(ms, signal);
    left -= ms;
    if (!(await again())) return;
  }
}
