/** Snapshots: taken of one disk and finished at once; they outlive the disk. */
import type { Disk, Snapshot, World } from '../world.ts';
import { takeResourceId } from './identifiers.ts';
import { findDisk } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** A snapshot to be taken. */
export interface SnapshotDraft {
  readonly diskId: string;
  readonly name: string;
  readonly description: string;
  readonly nowMs: number;
}

/** The snapshot with that id. */
export function findSnapshot(world: World, snapshotId: string): Snapshot | undefined {
  return world.snapshots.find(({ id }) => id === snapshotId);
}

/** Snapshots taken of a disk. */
export function snapshotsOf(world: World, diskId: string): readonly Snapshot[] {
  return world.snapshots.filter((snapshot) => snapshot.diskId === diskId);
}

/** Disks that were made from a snapshot. */
export function disksMadeFrom(world: World, snapshotId: string): readonly Disk[] {
  return world.disks.filter(({ sourceSnapshotId }) => sourceSnapshotId === snapshotId);
}

/** Takes a snapshot of a disk. */
export function takeSnapshot(world: World, { diskId, name, description, nowMs }: SnapshotDraft): Transition<Snapshot> {
  const disk = findDisk(world, diskId);
  if (disk === undefined) return refused('no-such-disk');
  const { world: numbered, id } = takeResourceId(world, 's');
  const { regionId, type, sizeGiB } = disk;
  const snapshot = { id, regionId, diskId, diskType: type, sizeGiB, name, description, createdAtMs: nowMs };
  return done({ ...numbered, snapshots: [...numbered.snapshots, snapshot] }, snapshot);
}

/** Removes a snapshot; disks that were made from it stay. */
export function removeSnapshot(world: World, snapshotId: string): Transition<undefined> {
  if (findSnapshot(world, snapshotId) === undefined) return refused('no-such-snapshot');
  return done({ ...world, snapshots: world.snapshots.filter(({ id }) => id !== snapshotId) }, undefined);
}
