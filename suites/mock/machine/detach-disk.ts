/** Taking disks away: from an instance, or out of the world. */
import type { World } from '../world.ts';
import { findDisk, withDisk } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** Which disk leaves which instance, and whether it goes with the instance that it came from. */
export interface Detachment {
  readonly instanceId: string;
  readonly diskId: string;
  readonly deleteWithInstance: boolean;
}

/** Detaches a disk from an instance; it is free once it hangs on no other. What was detached can be attached again. */
export function detachDisk(
  world: World,
  { instanceId, diskId, deleteWithInstance }: Detachment,
): Transition<undefined> {
  const disk = findDisk(world, diskId);
  if (disk === undefined) return refused('no-such-disk');
  if (!disk.instanceIds.includes(instanceId)) return refused('disk-not-attached');
  const instanceIds = disk.instanceIds.filter((id) => id !== instanceId);
  const left = instanceIds.length > 0 ? {} : ({ status: 'Available', device: '' } as const);
  return done(withDisk(world, diskId, { ...left, instanceIds, deleteWithInstance, portable: true }), undefined);
}

/** Removes a disk that hangs nowhere; its snapshots stay. */
export function removeDisk(world: World, diskId: string): Transition<undefined> {
  const disk = findDisk(world, diskId);
  if (disk === undefined) return refused('no-such-disk');
  if (disk.instanceIds.length > 0) return refused('disk-not-free');
  return done({ ...world, disks: world.disks.filter(({ id }) => id !== diskId) }, undefined);
}
