/**
 * ReInitDisk: brings a disk back to the content that it was created with. Content is no part of this world, so nothing is to
 * be seen of it; with AutoStartInstance the instance starts. What the page says of local snapshots and of an instance that
 * never started is unknown here, as are the key pairs.
 * Order of refusals: presence, locks (see disk-data-rules.ts), what the disk is, statuses, what it was made from.
 */
import { changePower } from '../../machine/change-power.ts';
import { findUsableImage } from '../../machine/images.ts';
import { findSnapshot } from '../../machine/snapshots.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { both } from '../conditions.ts';
import { attachedInstanceIs, diskIs, namedDisk } from '../disk-conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalFailure } from './defaults.ts';
import { diskLockRules, diskPresenceRule, diskStatusRules } from './disk-data-rules.ts';
import { isPassword, textRule } from './text-rules.ts';

const invalidPassword = answer(400, 'InvalidPassword.Malformed');

const rules: readonly Rule[] = [
  textRule('Password', isPassword, invalidPassword),
  diskPresenceRule,
  ...diskLockRules,
  {
    name: 'multi-attach disk',
    applies: diskIs(({ multiAttach }) => multiAttach),
    answer: answer(403, 'InvalidOperation.MultiAttachDisk'),
  },
  ...diskStatusRules,
  // The row OperationDenied has the same message.
  {
    name: 'source snapshot gone',
    applies: diskIs(
      ({ sourceSnapshotId }, { world }) =>
        sourceSnapshotId !== null && findSnapshot(world, sourceSnapshotId) === undefined,
    ),
    answer: answer(403, 'InvalidSourceSnapshot'),
  },
  {
    name: 'source image gone',
    applies: both(
      diskIs(({ type }) => type === 'system'),
      (call) => attachedInstanceIs(({ imageId }) => findUsableImage(call.world, imageId) === undefined)(call),
    ),
    answer: answer(404, 'InvalidDiskId.OperationNotSupported'),
  },
];

function reinitialize(call: Call): Effect {
  const [instanceId] = namedDisk(call)?.instanceIds ?? [];
  if (given(call, 'AutoStartInstance') !== 'true' || instanceId === undefined) {
    return { outcome: 'success', world: call.world, result: {} };
  }
  return plainOutcome(changePower(call.world, 'start', { instanceId, nowMs: call.nowMs }), internalFailure);
}

/** Decisions of ReInitDisk. */
export const behaviour = defineBehaviour({
  internalFault: internalFailure,
  parameters: {
    invalid: { Password: invalidPassword },
  },
  rules,
  effect: reinitialize,
});
