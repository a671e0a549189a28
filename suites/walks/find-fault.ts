/** fast-check draws walks until one disagrees with the model, and shortens that one. */
import { type Arbitrary, asyncProperty, check, type Parameters } from 'fast-check';
import type { Walk } from './walk.ts';
import { arbitraryWalk } from './walk-arbitrary.ts';
import type { WalkContext } from './walk-context.ts';
import type { WalkSettings } from './walks-record.ts';

type Agrees = (walk: Walk) => Promise<boolean>;

async function findFault(arbitrary: Arbitrary<Walk>, agrees: Agrees, parameters: Parameters<[Walk]>) {
  // An exception is our own bug, and shortening the walk would only hide it.
  let ours: { readonly error: unknown } | undefined;
  const property = asyncProperty(arbitrary, async (walk) => {
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

/** Draws random walks. The result is the path at which fast-check ended, empty if every walk agrees. */
export function drawWalks<State>(settings: WalkSettings, context: WalkContext<State>, agrees: Agrees): Promise<string> {
  const { moves, walks, seed, path } = settings;
  // If a target answers an open question differently than drawn, later moves may not apply. Spare ones replace them.
  return findFault(arbitraryWalk(2 * moves, context), agrees, {
    numRuns: walks,
    seed,
    ...(path === undefined ? {} : { path }),
  });
}

/** Takes one walk and, if it disagrees, ever shorter ones. */
export async function shortenWalk<State>(walk: Walk, context: WalkContext<State>, agrees: Agrees): Promise<void> {
  await findFault(arbitraryWalk(walk.moves.length, context), agrees, { numRuns: 1, examples: [[walk]] });
}
