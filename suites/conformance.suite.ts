/**
 * Runs the smallest pack against the embedded mock, or every pack against the target that the environment names. The default run
 * in end-to-end/run.test.ts judges every pack by the same code.
 */
import { loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { conformanceSuite } from './conformance-suite.ts';

const { ECS_CONFORMANCE_TARGET: target, ECS_CONFORMANCE_STATE_URL: stateUrl } = process.env;

const bySize = packIds().toSorted((one, other) => loadContract(one).cases.length - loadContract(other).cases.length);
const ids = target === undefined ? bySize.slice(0, 1) : packIds();

conformanceSuite({
  packs: ids.map(loadPack),
  ...(target === undefined ? {} : { target }),
  ...(stateUrl === undefined ? {} : { stateUrl }),
});
