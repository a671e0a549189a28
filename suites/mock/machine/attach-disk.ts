/** Attaching a disk to an instance. */
import type { World } from '../world.ts';
import { disksOf, findDisk, findInstance, withDisk } from './resources.ts';
import { done, refused, type Transition } from './transition.ts';

/** The disk, the instance that it goes to, and how it is attached. */
export interface Attachment {
  readonly instanceId: string;
  readonly diskId: string;
  readonly device: string;
  readonly deleteWithInstance: boolean;
}

/** Attaches a disk that is free, or one of several attachments that it may have. */
export function attachDisk(world: World, attachment: Attachment): Transition<undefined> {
  const disk = findDisk(world, attachment.diskId);
  if (disk === undefined) return refused('no-such-disk');
  if (findInstance(world, attachment.instanceId) === undefined) return refused('no-such-instance');
  const elsewhere = disk.instanceIds.length > 0 && !disk.multiAttach;
  if (elsewhere || disk.instanceIds.includes(attachment.instanceId)) return refused('disk-not-free');
  const attached = withDisk(world, disk.id, {
    status: 'In_use',
    instanceIds: [...disk.instanceIds, attachment.instanceId],
    device: attachment.device,
    deleteWithInstance: attachment.deleteWithInstance,
  });
  return done(attached, undefined);
}

/** The first device name that no disk of the instance has. */
export function freeDevice(world: World, instanceId: string): string {
  const taken = new Set(disksOf(world, instanceId).map((disk) => disk.device));
  for (let index = 1; ; index += 1) {
    const device = deviceAt(index);
    if (!taken.has(device)) return device;
  }
}

/** Device names run /dev/xvda … /dev/xvdz, then /dev/xvdaa. */
function deviceAt(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  const prefix = index < 26 ? '' : String.fromCharCode(96 + Math.floor(index / 26));
  return `/dev/xvd${prefix}${letter}`;
}
