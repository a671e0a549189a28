/** Finding and replacing single resources in a world. */
import type { Disk, Instance, World } from '../world.ts';

/** The instance with that id, unless it was released or never existed. */
export function findInstance(world: World, instanceId: string): Instance | undefined {
  return world.instances.find((instance) => instance.id === instanceId);
}

/** The disk with that id. */
export function findDisk(world: World, diskId: string): Disk | undefined {
  return world.disks.find((disk) => disk.id === diskId);
}

/** Disks attached to the instance, its system disk first as it was the first to exist. */
export function disksOf(world: World, instanceId: string): readonly Disk[] {
  return world.disks.filter((disk) => disk.instanceIds.includes(instanceId));
}

/** The world with one instance changed. */
export function withInstance(world: World, instanceId: string, change: Partial<Instance>): World {
  const instances = world.instances.map((instance) =>
    instance.id === instanceId ? { ...instance, ...change } : instance,
  );
  return { ...world, instances };
}

/** The world with the instance of that id exchanged for this one. */
export function replaceInstance(world: World, instance: Instance): World {
  return { ...world, instances: world.instances.map((known) => (known.id === instance.id ? instance : known)) };
}

/** The world with one disk changed. */
export function withDisk(world: World, diskId: string, change: Partial<Disk>): World {
  return { ...world, disks: world.disks.map((disk) => (disk.id === diskId ? { ...disk, ...change } : disk)) };
}
