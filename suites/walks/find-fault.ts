/** Draws walks with fast-check until one does not agree, and has that one made as short as possible. */
import { asyncProperty, check } from 'fast-check';
import type { Ground } from './ground.ts';
import type { Walk } from './walk.ts';
import { arbitraryWalk } from './walk-arbitrary.ts';
import type { WalkSettings } from './walks-record.ts';

/** Answers where fast-check ended, empty where every walk agrees. `judge` says whether a walk agrees. */
export async function findFault(
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
