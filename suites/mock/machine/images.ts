/** Images: the account's own, made of snapshots and available at once, and the one public image of the vendor. */
import type { Image, World } from '../world.ts';
import { usualInstance } from './add-resources.ts';
import { takeResourceId } from './identifiers.ts';
import { disksOf, findInstance } from './resources.ts';
import { findSnapshot, takeSnapshot } from './snapshots.ts';
import { done, refused, type Transition } from './transition.ts';

/** An image to be made. */
export interface ImageDraft {
  readonly name: string;
  readonly description: string;
  readonly nowMs: number;
}

/** An image that was imported: no snapshot belongs to it. */
export const importedSizeGiB = 20;

/** The default image of instances. It belongs to the vendor and is in every region. */
export function publicImage({ regionId }: Pick<World, 'regionId'>): Image {
  return {
    id: usualInstance.imageId,
    regionId,
    name: 'mock_linux_3_x64_20G_alibase.vhd',
    description: '',
    snapshotIds: [],
    sizeGiB: importedSizeGiB,
    createdAtMs: Date.UTC(2026, 0, 1),
  };
}

/** The account's own image with that id. */
export function findOwnImage(world: World, imageId: string): Image | undefined {
  return world.images.find(({ id }) => id === imageId);
}

/** The image with that id that the account can use: its own or the public one. */
export function findUsableImage(world: World, imageId: string): Image | undefined {
  return [publicImage(world), ...world.images].find(({ id }) => id === imageId);
}

/** Images that were made from a snapshot. */
export function imagesMadeFrom(world: World, snapshotId: string): readonly Image[] {
  return world.images.filter(({ snapshotIds }) => snapshotIds.includes(snapshotId));
}

/** An instance of the account runs on the image. */
export function imageIsUsed(world: World, imageId: string): boolean {
  return world.instances.some((instance) => instance.imageId === imageId);
}

/** Makes an image from snapshots, that of the system disk first. An imported image has no snapshots. */
export function makeImage(world: World, draft: ImageDraft, snapshotIds: readonly string[]): Transition<Image> {
  const snapshots = snapshotIds.map((id) => findSnapshot(world, id));
  if (snapshots.includes(undefined)) return refused('no-such-snapshot');
  const { world: numbered, id } = takeResourceId(world, 'm');
  const { name, description, nowMs } = draft;
  const sizeGiB = snapshots[0]?.sizeGiB ?? importedSizeGiB;
  const image = { id, regionId: world.regionId, name, description, snapshotIds, sizeGiB, createdAtMs: nowMs };
  return done({ ...numbered, images: [...numbered.images, image] }, image);
}

/** Makes an image of an instance: every disk of it gets a new snapshot. */
export function makeImageOfInstance(world: World, draft: ImageDraft, instanceId: string): Transition<Image> {
  if (findInstance(world, instanceId) === undefined) return refused('no-such-instance');
  const disks = disksOf(world, instanceId).toSorted(
    (left, right) => Number(right.type === 'system') - Number(left.type === 'system'),
  );
  let grown = world;
  const snapshotIds: string[] = [];
  for (const { id: diskId } of disks) {
    const taken = takeSnapshot(grown, { diskId, name: '', description: '', nowMs: draft.nowMs });
    if (!taken.done) return taken;
    grown = taken.world;
    snapshotIds.push(taken.value.id);
  }
  return makeImage(grown, draft, snapshotIds);
}

/** Removes one of the account's images; its snapshots and the instances that run on it stay. */
export function removeImage(world: World, imageId: string): Transition<undefined> {
  if (findOwnImage(world, imageId) === undefined) return refused('no-such-image');
  return done({ ...world, images: world.images.filter(({ id }) => id !== imageId) }, undefined);
}
