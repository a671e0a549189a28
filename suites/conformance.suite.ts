/** Runs every pack against the embedded mock, or against the target that the environment names. */
import { loadPack, packIds } from '#specs';
import { conformanceSuite } from './conformance-suite.ts';

const { ECS_CONFORMANCE_TARGET: target, ECS_CONFORMANCE_STATE_URL: stateUrl } = process.env;

conformanceSuite({
  packs: packIds().map(loadPack),
  ...(target === undefined ? {} : { target }),
  ...(stateUrl === undefined ? {} : { stateUrl }),
});
