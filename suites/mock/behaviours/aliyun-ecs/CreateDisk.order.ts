/** What a request of CreateDisk asks for, apart from whether it may have it. */
import { diskPrice } from '../../machine/prices.ts';
import type { Disk } from '../../world.ts';
import type { Call } from '../behaviour.ts';
import { namedInstance } from '../conditions.ts';
import { namedSnapshot } from '../disk-conditions.ts';
import { given } from '../outcomes.ts';

/** The request asks for a subscription disk for an instance. Otherwise it asks for a pay-as-you-go disk in a zone. */
export const asksForSubscription = (call: Call): boolean => given(call, 'InstanceId') !== '';

/** What the new disk is to be; a size below that of the snapshot becomes the snapshot's. */
export function chosenDisk(
  call: Call,
): Pick<Disk, 'name' | 'description' | 'category' | 'sizeGiB' | 'sourceSnapshotId'> {
  return {
    name: given(call, 'DiskName'),
    description: given(call, 'Description'),
    category: given(call, 'DiskCategory') || 'cloud',
    sizeGiB: Math.max(Number(given(call, 'Size')), namedSnapshot(call)?.sizeGiB ?? 0),
    sourceSnapshotId: namedSnapshot(call)?.id ?? null,
  };
}

/** What the order costs now: a subscription up to the expiry of its instance, nothing for pay-as-you-go. */
export function priceOfDisk(call: Call): number {
  const expiryMs = asksForSubscription(call) ? (namedInstance(call)?.expiryMs ?? null) : null;
  return expiryMs === null ? 0 : diskPrice(call.nowMs, expiryMs);
}

/** The zone that the new disk would be in. */
export function zoneOfDisk(call: Call): string {
  return namedInstance(call)?.zoneId ?? given(call, 'ZoneId');
}
