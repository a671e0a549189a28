/**
 * DetachDisk: takes a disk from its instance; it is free at once, where the page gives it a minute.
 * Arrears page: as usual with the instance or the disk in arrears.
 * The row DiskTypeViolation refuses system disks, which the prose detaches from a stopped instance: the prose is followed.
 * Order of refusals: presence, security, attachment, what the disk is, instance status.
 */
import { detachDisk } from '../../machine/detach-disk.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { both, either, inCondition, instanceIsAbsent, lockedFor, statusIsNot } from '../conditions.ts';
import { diskIs, diskIsAbsent, diskLockedFor, namedDisk } from '../disk-conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, instanceNotFound, internalError, lockedForSecurity } from './defaults.ts';

const emptyParameter = answer(400, 'InvalidParameter');
const wrongStatus = answer(403, 'IncorrectInstanceStatus');

const isSystemDisk = diskIs(({ type }) => type === 'system');

const rules: readonly Rule[] = [
  { name: 'instance absent', applies: instanceIsAbsent, answer: instanceNotFound },
  { name: 'disk absent', applies: diskIsAbsent, answer: answer(404, 'InvalidDiskId.NotFound') },
  // A barred instance has no row; the security lock is the nearest one.
  {
    name: 'locked for security or barred',
    applies: either(lockedFor('security'), inCondition('barred'), diskLockedFor('security')),
    answer: lockedForSecurity,
  },
  {
    name: 'disk attached to nothing',
    applies: diskIs(({ instanceIds }) => instanceIds.length === 0),
    answer: answer(404, 'InvalidDisk.AlreadyDetached'),
  },
  {
    name: 'disk attached elsewhere',
    applies: diskIs(({ instanceIds }, call) => !instanceIds.includes(given(call, 'InstanceId'))),
    answer: answer(403, 'DependencyViolation'),
  },
  // Only pay-as-you-go data disks can be detached; a subscription disk has no row of its own.
  {
    name: 'data disk not portable or of a subscription',
    applies: diskIs(({ type, portable, chargeType }) => type === 'data' && (!portable || chargeType === 'PrePaid')),
    answer: answer(403, 'DiskNotPortable'),
  },
  {
    name: 'multi-attach disk and its release',
    applies: both(
      diskIs(({ multiAttach }) => multiAttach),
      (call) => given(call, 'DeleteWithInstance') !== '',
    ),
    answer: answer(403, 'DeleteWithInstance.Conflict'),
  },
  {
    name: 'system disk of an instance not stopped',
    applies: both(isSystemDisk, statusIsNot('Stopped')),
    answer: wrongStatus,
  },
  {
    name: 'status in transition',
    applies: either(statusIsNot('Running', 'Stopped'), inCondition('upgrading', 'held-by-other-operation')),
    answer: wrongStatus,
  },
];

function detach(call: Call): Effect {
  const asked = given(call, 'DeleteWithInstance');
  const detachment = {
    instanceId: given(call, 'InstanceId'),
    diskId: given(call, 'DiskId'),
    deleteWithInstance: asked === '' ? namedDisk(call)?.type === 'system' : asked === 'true',
  };
  return plainOutcome(detachDisk(call.world, detachment), internalError);
}

/** Decisions of DetachDisk. */
export const behaviour = defineBehaviour({
  parameters: {
    missing: { InstanceId: emptyParameter, DiskId: emptyParameter },
  },
  rules,
  effect: detach,
});
