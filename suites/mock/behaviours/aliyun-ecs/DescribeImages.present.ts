/** An image as DescribeImages shows it, with the fields of its page. What the world does not know is a constant. */
import type { JsonObject } from '../../json.ts';
import { imageIsUsed, publicImage } from '../../machine/images.ts';
import { findSnapshot } from '../../machine/snapshots.ts';
import type { Image, World } from '../../world.ts';
import { secondTime } from './wire-times.ts';

/** Fields alike for all images of the mock; they also answer the filters of the same names. */
export const imageConstants = {
  Status: 'Available',
  OSType: 'linux',
  Architecture: 'x86_64',
  IsSupportIoOptimized: true,
  IsSupportCloudinit: true,
  ImageFamily: '',
  ResourceGroupId: '',
} as const;

/** The name of the image, or its default name. */
export function imageName(image: Image): string {
  return image.name || `name-${image.id}`;
}

/** Whose image it is, as the page words it. */
export function imageOwner(image: Image): 'system' | 'self' {
  return image.id === publicImage(image).id ? 'system' : 'self';
}

/** Whether instances run on it, as the page words it. */
export function imageUsage(world: World, { id }: Image): 'instance' | 'none' {
  return imageIsUsed(world, id) ? 'instance' : 'none';
}

/** The Image object of the page. */
export function presentImage(world: World, image: Image): JsonObject {
  return {
    ...imageConstants,
    ImageId: image.id,
    ImageName: imageName(image),
    Description: image.description,
    ImageOwnerAlias: imageOwner(image),
    ImageVersion: '',
    Size: image.sizeGiB,
    Usage: imageUsage(world, image),
    Progress: '100%',
    CreationTime: secondTime(image.createdAtMs),
    OSName: 'Mock Linux 3 64\u4f4d',
    OSNameEn: 'Mock Linux 3 64 bit',
    Platform: 'Others Linux',
    ProductCode: '',
    IsCopied: false,
    IsSelfShared: 'False',
    IsSubscribed: false,
    Tags: { Tag: [] },
    DiskDeviceMappings: { DiskDeviceMapping: image.snapshotIds.map((id, at) => presentMapping(world, id, at)) },
  };
}

/** The first snapshot of an image is that of its system disk. */
function presentMapping(world: World, snapshotId: string, at: number): JsonObject {
  return {
    SnapshotId: snapshotId,
    Size: `${findSnapshot(world, snapshotId)?.sizeGiB ?? ''}`,
    Device: `/dev/xvd${String.fromCharCode(97 + at)}`,
    Type: at === 0 ? 'system' : 'data',
    Format: '',
    Progress: '',
    RemainTime: 0,
    ImportOSSBucket: '',
    ImportOSSObject: '',
  };
}
