/** Changing what a disk is called and whether it goes with its instance. */
import type { Disk, World } from '../world.ts';
import { findDisk, withDisk } from './resources.ts';
import { done, refused, type Step } from './step.ts';

/** What changes; what is absent stays. */
export type DiskChange = Partial<Pick<Disk, 'name' | 'description' | 'deleteWithInstance'>>;

/** Changes all of the disks or none. */
export function modifyDisks(world: World, diskIds: readonly string[], change: DiskChange): Step<undefined> {
  if (diskIds.some((id) => findDisk(world, id) === undefined)) return refused('no-such-disk');
  return done(
    diskIds.reduce((before, id) => withDisk(before, id, change), world),
    undefined,
  );
}
