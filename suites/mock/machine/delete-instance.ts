/**
 * Releasing an instance: it is gone and its id stays known as that of a released one. Attached disks that go with it are gone
 * too, the others become free.
 */
import type { Disk, World } from '../world.ts';
import { findInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** Releases an instance. */
export function deleteInstance(world: World, instanceId: string): Transition<undefined> {
  if (findInstance(world, instanceId) === undefined) return refused('no-such-instance');
  const released: World = {
    ...world,
    instances: world.instances.filter(({ id }) => id !== instanceId),
    releasedInstanceIds: [...world.releasedInstanceIds, instanceId],
    disks: world.disks.flatMap((disk) => (disk.instanceIds.includes(instanceId) ? left(disk, instanceId) : [disk])),
  };
  return done(released, undefined);
}

function left(disk: Disk, instanceId: string): readonly Disk[] {
  if (disk.type === 'system' || disk.deleteWithInstance) return [];
  const instanceIds = disk.instanceIds.filter((id) => id !== instanceId);
  return [
    instanceIds.length > 0 ? { ...disk, instanceIds } : { ...disk, instanceIds, status: 'Available', device: '' },
  ];
}
