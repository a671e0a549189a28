/** A snapshot as DescribeSnapshots shows it, with the fields of its page. What the world does not know is a constant. */
import type { JsonObject } from '../../json.ts';
import { imagesMadeFrom } from '../../machine/images.ts';
import { disksMadeFrom } from '../../machine/snapshots.ts';
import type { Snapshot, World } from '../../world.ts';
import { secondTime } from './wire-times.ts';

/** Fields alike for all snapshots of the mock: taken by hand and finished. They also answer the filters of the same names. */
export const snapshotConstants = {
  Status: 'accomplished',
  SnapshotType: 'user',
  Category: 'standard',
  Encrypted: false,
  KMSKeyId: '',
  ResourceGroupId: '',
} as const;

/** What was made of it, as the page words it. */
export function snapshotUsage(world: World, { id }: Snapshot): 'image' | 'disk' | 'image_disk' | 'none' {
  const disk = disksMadeFrom(world, id).length > 0;
  if (imagesMadeFrom(world, id).length > 0) return disk ? 'image_disk' : 'image';
  return disk ? 'disk' : 'none';
}

/** The Snapshot object of the page. */
export function presentSnapshot(world: World, snapshot: Snapshot): JsonObject {
  return {
    ...snapshotConstants,
    SnapshotId: snapshot.id,
    SnapshotName: snapshot.name,
    Description: snapshot.description,
    SourceDiskId: snapshot.diskId,
    SourceDiskType: snapshot.diskType,
    SourceDiskSize: snapshot.sizeGiB,
    SourceStorageType: 'disk',
    Usage: snapshotUsage(world, snapshot),
    Progress: '100%',
    RemainTime: 0,
    InstantAccess: false,
    CreationTime: secondTime(snapshot.createdAtMs),
    LastModifiedTime: secondTime(snapshot.createdAtMs),
    SnapshotSN: snapshot.id.slice(2),
    ProductCode: '',
    Tags: { Tag: [] },
  };
}
