/** Exchanging the system disk of an instance for a new one made of an image. */
import type { Disk, World } from '../world.ts';
import { takeResourceId } from './identifiers.ts';
import { findUsableImage } from './images.ts';
import { disksOf, findInstance, withInstance } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** What an instance gets in place of its system disk. */
export interface Replacement {
  readonly instanceId: string;
  readonly imageId: string;
  readonly sizeGiB: number;
  readonly nowMs: number;
}

/** The disk that the instance starts from. */
export function systemDiskOf(world: World, instanceId: string): Disk | undefined {
  return disksOf(world, instanceId).find(({ type }) => type === 'system');
}

/**
 * The old disk is gone, its snapshots stay. The new disk takes its place, with the same charge type and the
 * subscription time that is already paid. Nothing is charged, because the prices of the mock do not depend on the size.
 */
export function replaceSystemDisk(
  world: World,
  { instanceId, imageId, sizeGiB, nowMs }: Replacement,
): Transition<Disk> {
  if (findInstance(world, instanceId) === undefined) return refused('no-such-instance');
  if (findUsableImage(world, imageId) === undefined) return refused('no-such-image');
  const old = systemDiskOf(world, instanceId);
  if (old === undefined) return refused('no-system-disk');
  const { world: numbered, id } = takeResourceId(world, 'd');
  const fresh: Disk = {
    ...old,
    id,
    sizeGiB,
    name: '',
    description: '',
    sourceSnapshotId: null,
    sourceInstanceId: instanceId,
    createdAtMs: nowMs,
    locks: [],
    chargeTypeChanges: 0,
    changedAtMs: null,
  };
  const disks = numbered.disks.map((disk) => (disk.id === old.id ? fresh : disk));
  return done(withInstance({ ...numbered, disks }, instanceId, { imageId }), fresh);
}
