/** fast-check draws walks until one does not agree, and makes that one as short as it can. */
import { asyncProperty, check, type Parameters } from 'fast-check';
import type { Ground } from './ground.ts';
import type { Walk } from './walk.ts';
import { arbitraryWalk } from './walk-arbitrary.ts';
import type { WalkSettings } from './walks-record.ts';

type Agrees = (walk: Walk) => Promise<boolean>;

async function findFault(steps: number, ground: Ground, agrees: Agrees, parameters: Parameters<[Walk]>) {
  // What is thrown is a fault of ours, which no shorter walk makes any smaller.
  let ours: { readonly error: unknown } | undefined;
  const property = asyncProperty(arbitraryWalk(steps, ground), async (walk) => {
    if (ours !== undefined) return true;
    try {
      return await agrees(walk);
    } catch (error) {
      ours = { error };
      return true;
    }
  });
  const run = await check(property, parameters);
  if (ours !== undefined) throw ours.error;
  return run.counterexamplePath ?? '';
}

/** Random walks; answers where fast-check ended, empty where every walk agrees. */
export function drawWalks(settings: WalkSettings, ground: Ground, agrees: Agrees): Promise<string> {
  const { steps, walks, seed, path } = settings;
  // Where a target takes an open turn, some of the later steps do not apply: others take their place.
  return findFault(2 * steps, ground, agrees, { numRuns: walks, seed, ...(path === undefined ? {} : { path }) });
}

/** One walk, and where it does not agree, ever shorter ones. */
export async function shortenWalk(walk: Walk, ground: Ground, agrees: Agrees): Promise<void> {
  await findFault(walk.steps.length, ground, agrees, { numRuns: 1, examples: [[walk]] });
}
