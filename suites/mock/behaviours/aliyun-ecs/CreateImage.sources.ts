/** What CreateImage makes an image of: an instance before a combination of snapshots before one snapshot. */
import { findInstance } from '../../machine/resources.ts';
import { findSnapshot } from '../../machine/snapshots.ts';
import type { Instance, Snapshot } from '../../world.ts';
import type { Call } from '../behaviour.ts';
import { given } from '../outcomes.ts';

/** One DiskDeviceMapping.N of the request. */
export interface Mapping {
  readonly snapshotId: string;
  readonly device: string;
  readonly size: string;
  readonly diskType: string;
}

/** The mappings in order of their numbers. */
export function mappingsOf(call: Call): readonly Mapping[] {
  const numbers = [...call.parameters.keys()].flatMap((name) => /^DiskDeviceMapping\.(\d+)\./.exec(name)?.[1] ?? []);
  const ordered = [...new Set(numbers)].sort((left, right) => Number(left) - Number(right));
  return ordered.map((number) => {
    const part = (name: string): string => given(call, `DiskDeviceMapping.${number}.${name}`);
    return { snapshotId: part('SnapshotId'), device: part('Device'), size: part('Size'), diskType: part('DiskType') };
  });
}

/** Which of the three the image is made of. */
export function imageSource(call: Call): 'instance' | 'mappings' | 'snapshot' | 'nothing' {
  if (given(call, 'InstanceId') !== '') return 'instance';
  if (mappingsOf(call).length > 0) return 'mappings';
  return given(call, 'SnapshotId') === '' ? 'nothing' : 'snapshot';
}

/** The instance in the region of the request. */
export function sourceInstance(call: Call): Instance | undefined {
  const instance = findInstance(call.world, given(call, 'InstanceId'));
  return instance?.regionId === given(call, 'RegionId') ? instance : undefined;
}

/** A snapshot in the region of the request. */
export function sourceSnapshot(call: Call, snapshotId: string): Snapshot | undefined {
  const snapshot = findSnapshot(call.world, snapshotId);
  return snapshot?.regionId === given(call, 'RegionId') ? snapshot : undefined;
}

/** The mapping is the system disk of the image: as it says, else as its snapshot is. */
export function isSystemMapping(call: Call, { snapshotId, diskType }: Mapping): boolean {
  return diskType === '' ? sourceSnapshot(call, snapshotId)?.diskType === 'system' : diskType === 'system';
}
