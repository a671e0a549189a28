/**
 * Questions about the disk or snapshot that a call names, as predicates for rules. A call about a disk is also about the
 * instances that the disk is attached to.
 */
import { findDisk, findInstance } from '../machine/resources.ts';
import { findSnapshot } from '../machine/snapshots.ts';
import type { Disk, Instance, InstanceStatus, LockReason, Snapshot } from '../world.ts';
import type { Call } from './behaviour.ts';
import type { Predicate } from './conditions.ts';
import { given } from './outcomes.ts';

/** The disk that the parameter DiskId names. */
export const namedDisk = (call: Call): Disk | undefined => findDisk(call.world, given(call, 'DiskId'));

/** A condition of the named disk; false if there is no such disk. */
export function diskIs(question: (disk: Disk, call: Call) => boolean): Predicate {
  return (call) => {
    const disk = namedDisk(call);
    return disk !== undefined && question(disk, call);
  };
}

/** No disk has the id. */
export const diskIsAbsent: Predicate = (call) => namedDisk(call) === undefined;

/** The named disk carries the lock. */
export const diskLockedFor = (reason: LockReason): Predicate => diskIs(({ locks }) => locks.includes(reason));

/** A question about an instance that the named disk is attached to; false for a free disk. */
export function attachedInstanceIs(question: (instance: Instance) => boolean): Predicate {
  return diskIs(({ instanceIds }, { world }) =>
    instanceIds.some((id) => {
      const instance = findInstance(world, id);
      return instance !== undefined && question(instance);
    }),
  );
}

/** An instance that the named disk is attached to carries the lock. */
export const attachedInstanceLockedFor = (reason: LockReason): Predicate =>
  attachedInstanceIs(({ locks }) => locks.includes(reason));

/** An instance of the named disk has a status other than these, or another operation holds it. */
export const attachedInstanceIsNot = (...allowed: readonly InstanceStatus[]): Predicate =>
  attachedInstanceIs(
    ({ status, conditions }) =>
      !allowed.includes(status) || conditions.includes('upgrading') || conditions.includes('held-by-other-operation'),
  );

/** The disk, or an instance that it is attached to, is locked for security, or that instance is barred. */
export const diskIsLockedForSecurity: Predicate = (call) =>
  diskLockedFor('security')(call) ||
  attachedInstanceIs(({ locks, conditions }) => locks.includes('security') || conditions.includes('barred'))(call);

/** The snapshot that the parameter SnapshotId names. */
export const namedSnapshot = (call: Call): Snapshot | undefined => findSnapshot(call.world, given(call, 'SnapshotId'));

/** The request names a snapshot that does not exist. */
export const snapshotIsAbsent: Predicate = (call) =>
  given(call, 'SnapshotId') !== '' && namedSnapshot(call) === undefined;
