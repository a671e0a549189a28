/** Properties of the transitions of disks, snapshots and images under random commands. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { World } from '../world.ts';
import { billingNow } from './billing-clock.ts';
import { createFreeDisk, orderDiskFor } from './create-disk.ts';
import { detachDisk, removeDisk } from './detach-disk.ts';
import { findUsableImage, makeImage, makeImageOfInstance, publicImage, removeImage } from './images.ts';
import { begin, type Command, realNow } from './machine.test-data.ts';
import { modifyDisks } from './modify-disk.ts';
import { replaceSystemDisk, systemDiskOf } from './replace-system-disk.ts';
import { removeSnapshot, takeSnapshot } from './snapshots.ts';
import type { Transition } from './transition.ts';

interface Picked {
  readonly instanceId: string;
  readonly diskId: string;
  readonly snapshotId: string;
  readonly imageId: string;
  readonly nowMs: number;
}

const chosen = { category: 'cloud', sizeGiB: 20 } as const;
const unnamed = { name: '', description: '' } as const;

const commands: readonly ((world: World, picked: Picked) => Transition<unknown>)[] = [
  (world, { nowMs }) => createFreeDisk(world, { chosen, nowMs }, { zoneId: 'r-b', multiAttach: false }),
  (world, { instanceId, nowMs }) => orderDiskFor(world, { operation: 'CreateDisk', chosen, nowMs }, instanceId),
  (world, { instanceId, diskId }) => detachDisk(world, { instanceId, diskId, deleteWithInstance: false }),
  (world, { diskId }) => removeDisk(world, diskId),
  (world, { diskId }) => modifyDisks(world, [diskId], { name: 'renamed' }),
  (world, { diskId, nowMs }) => takeSnapshot(world, { ...unnamed, diskId, nowMs }),
  (world, { snapshotId }) => removeSnapshot(world, snapshotId),
  (world, { snapshotId, nowMs }) => makeImage(world, { ...unnamed, nowMs }, [snapshotId]),
  (world, { instanceId, nowMs }) => makeImageOfInstance(world, { ...unnamed, nowMs }, instanceId),
  (world, { imageId }) => removeImage(world, imageId),
  (world, picked) => replaceSystemDisk(world, { ...picked, sizeGiB: 40 }),
];

const idAt = (resources: readonly { readonly id: string }[], at: number): string =>
  resources[at % (resources.length + 1)]?.id ?? 'nothing';

const histories = fc.array(
  fc.tuple(fc.nat({ max: commands.length - 1 }), fc.nat({ max: 7 })).map(
    ([which, at]): Command =>
      (world) => {
        const command = commands[which];
        if (command === undefined) throw new Error('no such command');
        return command(world, {
          instanceId: idAt(world.instances, at),
          diskId: idAt(world.disks, at),
          snapshotId: idAt(world.snapshots, at),
          imageId: idAt([publicImage(world), ...world.images], at),
          nowMs: billingNow(world, realNow),
        });
      },
  ),
  { maxLength: 25, size: 'max' },
);

const paid = ({ orders }: World): number => orders.reduce((sum, { amount }) => sum + amount, 0);
const ids = ({ disks, snapshots, images }: World): readonly string[] =>
  [...disks, ...snapshots, ...images].map(({ id }) => id);

function holds(start: World, world: World): void {
  expect(start.account.balance - world.account.balance).toBe(paid(world));
  expect(new Set(ids(world)).size).toBe(ids(world).length);
  for (const { status, instanceIds, device, chargeType, subscription } of world.disks) {
    const attached = instanceIds.length > 0;
    expect([status, device !== '']).toEqual([attached ? 'In_use' : 'Available', attached]);
    expect(subscription !== null).toBe(chargeType === 'PrePaid');
  }
  for (const { id } of world.instances) {
    const devices = world.disks.flatMap((disk) => (disk.instanceIds.includes(id) ? disk.device : []));
    expect(new Set(devices).size).toBe(devices.length);
    const systems = world.disks.filter(({ type, instanceIds }) => type === 'system' && instanceIds.includes(id));
    expect(systems.length).toBeLessThanOrEqual(1);
    expect(systemDiskOf(world, id)).toBe(systems[0]);
  }
}

test('after any history every disk is attached or free, ids are never used twice and money is paid by order alone', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000 }), histories, (balance, history) => {
      const start = begin({ balance });
      let world = start;
      for (const command of history) {
        const frozen = JSON.stringify(world);
        const step = command(world);
        expect(JSON.stringify(world)).toBe(frozen);
        if (!step.done) continue;
        holds(start, step.world);
        expect(step.world.serial).toBeGreaterThanOrEqual(world.serial);
        world = step.world;
      }
    }),
    { numRuns: 200 },
  );
});

test('the histories reach every refusal', () => {
  const seen = new Set<string>();
  for (const history of fc.sample(histories, { numRuns: 400, seed: 7 })) {
    let world = begin({ balance: 2_500 });
    for (const command of history) {
      const step = command(world);
      if (step.done) world = step.world;
      else seen.add(step.reason);
    }
  }
  expect([...seen].sort()).toEqual([
    'disk-not-attached',
    'disk-not-free',
    'insufficient-funds',
    'no-such-disk',
    'no-such-image',
    'no-such-instance',
    'no-such-snapshot',
    'no-system-disk',
    'not-a-subscription',
  ]);
});

test('an image is made of snapshots that there are, and of all or none', () => {
  const world = begin();
  const [disk] = world.disks;
  const taken = takeSnapshot(world, { ...unnamed, diskId: disk?.id ?? '', nowMs: realNow });
  if (!taken.done) throw new Error(taken.reason);
  const make = (snapshotIds: readonly string[]) => makeImage(taken.world, { ...unnamed, nowMs: realNow }, snapshotIds);
  expect(make([taken.value.id])).toMatchObject({ done: true, value: { sizeGiB: 40 } });
  expect(make([taken.value.id, 'nothing'])).toEqual({ done: false, reason: 'no-such-snapshot' });
});

test('an image that is gone can no longer be used, the public one always', () => {
  const world = begin();
  const made = makeImage(world, { ...unnamed, nowMs: realNow }, []);
  if (!made.done) throw new Error(made.reason);
  expect(findUsableImage(made.world, made.value.id)).toBe(made.value);
  const gone = removeImage(made.world, made.value.id);
  expect(gone.done && findUsableImage(gone.world, made.value.id)).toBeUndefined();
  expect(findUsableImage(world, 'm-mock0001')?.id).toBe('m-mock0001');
});
