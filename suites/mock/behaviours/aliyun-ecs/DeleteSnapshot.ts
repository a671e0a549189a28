/**
 * DeleteSnapshot: removes a snapshot from which no image and, without Force, no disk was made. Arrears page: as usual.
 * One that does not exist: the prose says that the request is ignored, the table has a row for it. The row is followed, which
 * leaves everything as it is too.
 */
import { imagesMadeFrom } from '../../machine/images.ts';
import { disksMadeFrom, removeSnapshot } from '../../machine/snapshots.ts';
import type { Rule } from '../behaviour.ts';
import { snapshotIsAbsent } from '../disk-conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError } from './defaults.ts';

const rules: readonly Rule[] = [
  { name: 'snapshot absent', applies: snapshotIsAbsent, answer: answer(404, 'InvalidSnapshotId.NotFound') },
  {
    name: 'image made of it',
    applies: (call) => imagesMadeFrom(call.world, given(call, 'SnapshotId')).length > 0,
    answer: answer(403, 'SnapshotCreatedImage'),
  },
  {
    name: 'disk made of it',
    applies: (call) =>
      given(call, 'Force') !== 'true' && disksMadeFrom(call.world, given(call, 'SnapshotId')).length > 0,
    answer: answer(403, 'SnapshotCreatedDisk'),
  },
];

/** Decisions of DeleteSnapshot. */
export const behaviour = defineBehaviour({
  parameters: {
    missing: { SnapshotId: answer(400, 'MissingParameter', 'SnapshotId') },
  },
  rules,
  effect: (call) => plainOutcome(removeSnapshot(call.world, given(call, 'SnapshotId')), internalError),
});
