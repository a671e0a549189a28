/**
 * DeleteSnapshot: removes a snapshot from which no image and, without Force, no disk was made. Arrears page: as usual.
 * One that does not exist: the prose says that the request is ignored, the table has a row for it. The row is followed, which
 * leaves everything as it is too.
 */
import { imagesMadeFrom } from '../../machine/images.ts';
import { disksMadeFrom, removeSnapshot } from '../../machine/snapshots.ts';
import type { Behaviour, Rule } from '../behaviour.ts';
import { offerRule } from '../conditions.ts';
import { snapshotIsAbsent } from '../disk-conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { forbiddenByPolicy, internalError, malformedParameter, throttledByGateway } from './answers.ts';

const rules: readonly Rule[] = [
  offerRule(forbiddenByPolicy),
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
export const deleteSnapshotBehaviour: Behaviour = {
  throttled: throttledByGateway,
  internalFault: internalError,
  denied: forbiddenByPolicy,
  parameters: {
    missing: { SnapshotId: answer(400, 'MissingParameter', 'SnapshotId') },
    invalid: {},
    otherwise: malformedParameter,
  },
  rules,
  effect: (call) => plainOutcome(removeSnapshot(call.world, given(call, 'SnapshotId')), internalError),
};
