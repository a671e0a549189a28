/** What a request for a new instance asks for, with the page's defaults. Parameters have been validated. */
import { usualInstance } from '../../machine/add-resources.ts';
import { addPeriod } from '../../machine/calendar.ts';
import type { DataDiskChoice, Purchase } from '../../machine/create-instance.ts';
import { instancePrice } from '../../machine/prices.ts';
import type { Image, Snapshot } from '../../world.ts';
import type { Call } from '../behaviour.ts';
import { given } from '../outcomes.ts';

/** Images that the vendor offers to everybody: the one of the usual instance and the one of the page's sample. */
const publicImageIds: readonly string[] = [usualInstance.imageId, 'ubuntu_18_04_64_20G_alibase_20190624.vhd'];

const publicImageGiB = 20;
const usualSystemDiskGiB = 40;
const usualDataDiskGiB = 20;

/** One of the account's own images that the request names. */
export function ownImage(call: Call): Image | undefined {
  return call.world.images.find(({ id }) => id === given(call, 'ImageId'));
}

/** The image that the request names exists. */
export function imageExists(call: Call): boolean {
  return publicImageIds.includes(given(call, 'ImageId')) || ownImage(call) !== undefined;
}

/** Size of the image: the least that its system disk can have. */
export function imageSizeGiB(call: Call): number {
  return Math.max(publicImageGiB, ownImage(call)?.sizeGiB ?? 0);
}

/** Numbers N for which the request has a `DataDisk.N` parameter, in order. */
export function dataDiskNumbers(call: Call): readonly number[] {
  const numbers = [...call.parameters.keys()].flatMap((name) => /^DataDisk\.(\d+)\./.exec(name)?.[1] ?? []);
  return [...new Set(numbers.map(Number))].sort((left, right) => left - right);
}

/** The snapshot that a data disk is made from. */
export function snapshotOf(call: Call, disk: number): Snapshot | undefined {
  return call.world.snapshots.find(({ id }) => id === given(call, `DataDisk.${disk}.SnapshotId`));
}

/** Subscription is asked for. */
export const isSubscription = (call: Call): boolean => given(call, 'InstanceChargeType') === 'PrePaid';

function diskText(call: Call, prefix: string) {
  return {
    name: given(call, `${prefix}.DiskName`),
    description: given(call, `${prefix}.Description`),
    category: given(call, `${prefix}.Category`) || 'cloud_efficiency',
  };
}

function dataDisk(call: Call, disk: number): DataDiskChoice {
  const prefix = `DataDisk.${disk}`;
  const sizeGiB = snapshotOf(call, disk)?.sizeGiB ?? Number(given(call, `${prefix}.Size`) || `${usualDataDiskGiB}`);
  return {
    chosen: { ...diskText(call, prefix), sizeGiB },
    deleteWithInstance: given(call, `${prefix}.DeleteWithInstance`) !== 'false',
  };
}

function bandwidthOf(call: Call): { readonly in: number; readonly out: number } {
  const out = Number(given(call, 'InternetMaxBandwidthOut') || '0');
  return { in: Number(given(call, 'InternetMaxBandwidthIn') || `${Math.max(10, out)}`), out };
}

/** The purchase that the request asks for. */
export function purchaseOf(call: Call): Purchase {
  const { nowMs } = call;
  const unit = given(call, 'PeriodUnit') === 'Week' ? 'Week' : 'Month';
  const period = Number(given(call, 'Period') || '1');
  const groupId = given(call, 'SecurityGroupId');
  const zoneId = given(call, 'ZoneId');
  return {
    operation: 'CreateInstance',
    price: instancePrice(period, unit),
    dataDisks: dataDiskNumbers(call).map((disk) => dataDisk(call, disk)),
    instance: {
      ...(zoneId === '' ? {} : { zoneId }),
      chargeType: isSubscription(call) ? 'PrePaid' : 'PostPaid',
      expiryMs: isSubscription(call) ? addPeriod(nowMs, period, unit) : null,
      chosen: {
        name: given(call, 'InstanceName'),
        description: given(call, 'Description'),
        hostName: given(call, 'HostName'),
        instanceType: given(call, 'InstanceType'),
        imageId: given(call, 'ImageId'),
        ...(groupId === '' ? {} : { securityGroupIds: [groupId] }),
        bandwidth: bandwidthOf(call),
        deletionProtection: given(call, 'DeletionProtection') === 'true',
      },
      systemDisk: {
        ...diskText(call, 'SystemDisk'),
        sizeGiB: Number(given(call, 'SystemDisk.Size') || `${Math.max(usualSystemDiskGiB, imageSizeGiB(call))}`),
      },
      nowMs,
    },
  };
}
