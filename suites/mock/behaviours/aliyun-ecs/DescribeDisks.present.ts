/** A disk as DescribeDisks shows it, with the fields of its page. What the world does not know is a constant. */
import type { JsonObject } from '../../json.ts';
import type { Disk } from '../../world.ts';
import { minuteTime, noExpiry, secondTime } from './wire-times.ts';

/** Fields alike for all disks of the mock; they also answer the filters of the same names. */
export const diskConstants = {
  ResourceGroupId: '',
  AutoSnapshotPolicyId: '',
  DeleteAutoSnapshot: false,
  EnableAutoSnapshot: false,
  EnableAutomatedSnapshotPolicy: false,
  Encrypted: false,
  KMSKeyId: '',
} as const;

/** The name of the disk, or its default name. */
export function diskName(disk: Disk): string {
  return disk.name || `name-${disk.id}`;
}

/** Enabled or Disabled, as the page words it. */
export function multiAttachWord(disk: Disk): string {
  return disk.multiAttach ? 'Enabled' : 'Disabled';
}

/** The Disk object of the page. A multi-attach disk shows its instances in Attachments alone. */
export function presentDisk(disk: Disk): JsonObject {
  const single = disk.multiAttach ? undefined : disk.instanceIds[0];
  const attachedTime = disk.instanceIds.length > 0 ? secondTime(disk.createdAtMs) : '';
  return {
    ...diskConstants,
    DiskId: disk.id,
    DiskName: diskName(disk),
    Description: disk.description,
    Category: disk.category,
    Type: disk.type,
    Size: disk.sizeGiB,
    PerformanceLevel: 'PL0',
    RegionId: disk.regionId,
    ZoneId: disk.zoneId,
    Status: disk.status,
    InstanceId: single ?? '',
    Device: single === undefined ? '' : disk.device,
    AttachedTime: attachedTime,
    DetachedTime: '',
    Attachments: {
      Attachment: disk.instanceIds.map((instanceId) => ({
        InstanceId: instanceId,
        Device: disk.device,
        AttachedTime: attachedTime,
      })),
    },
    DiskChargeType: disk.chargeType,
    ExpiredTime: disk.subscription === null ? noExpiry : minuteTime(disk.subscription.untilMs),
    CreationTime: secondTime(disk.createdAtMs),
    Portable: disk.portable,
    MultiAttach: multiAttachWord(disk),
    DedicatedBlockStorageClusterId: disk.dedicatedBlockStorageCluster ? 'dbsc-mock0001' : '',
    DeleteWithInstance: disk.deleteWithInstance,
    ImageId: '',
    SourceSnapshotId: disk.sourceSnapshotId ?? '',
    SerialNumber: disk.id.slice(2),
    ProductCode: '',
    StorageSetId: '',
    BdfId: '',
    Tags: { Tag: [] },
    OperationLocks: { OperationLock: disk.locks.map((reason) => ({ LockReason: reason })) },
  };
}
