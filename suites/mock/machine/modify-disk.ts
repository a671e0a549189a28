/** Changes the name of a disk and whether it is released with its instance. */
import type { Disk, World } from '../world.ts';
import { findDisk, withDisk } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** The properties to change. An absent property stays as it is. */
export type DiskChange = Partial<Pick<Disk, 'name' | 'description' | 'deleteWithInstance'>>;

/** Changes all of the disks, or none of them if one fails. */
export function modifyDisks(world: World, diskIds: readonly string[], change: DiskChange): Transition<undefined> {
  if (diskIds.some((id) => findDisk(world, id) === undefined)) return refused('no-such-disk');
  return done(
    diskIds.reduce((before, id) => withDisk(before, id, change), world),
    undefined,
  );
}
