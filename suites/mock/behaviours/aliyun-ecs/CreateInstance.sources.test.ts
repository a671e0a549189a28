/** CreateInstance from the account's own images and snapshots: asked with worlds made by hand. */
import { expect, test } from 'vitest';
import { packs } from '../../mock-client.test-data.ts';
import { performOperation } from '../../perform-operation.ts';
import { emptyWorld, type World } from '../../world.ts';
import { behaviour } from './CreateInstance.ts';

const nowMs = Date.UTC(2026, 2, 10);
const ofAccount = { regionId: 'cn-hangzhou', name: '', description: '', createdAtMs: nowMs };

const world: World = {
  ...emptyWorld({ number: 1, regionId: 'cn-hangzhou', zoneId: 'cn-hangzhou-h', orderPrefix: '' }),
  images: [{ ...ofAccount, id: 'm-own', snapshotIds: ['s-system'], sizeGiB: 60 }],
  snapshots: [
    { ...ofAccount, id: 's-system', diskId: 'd-1', diskType: 'system', sizeGiB: 60 },
    { ...ofAccount, id: 's-data', diskId: 'd-2', diskType: 'data', sizeGiB: 200 },
  ],
};

function create(change: Readonly<Record<string, string>>) {
  const operation = packs['aliyun-ecs'].operations.CreateInstance;
  if (operation === undefined) throw new Error('no CreateInstance');
  const asked = { RegionId: 'cn-hangzhou', InstanceType: 'ecs.g6.large', ImageId: 'm-own', ...change };
  const call = { world, operation, parameters: new Map(Object.entries(asked)), nowMs, denied: [] };
  const outcome = performOperation(behaviour, call);
  return outcome.outcome === 'error' ? outcome.answer.code : outcome.world.disks.map(({ sizeGiB }) => sizeGiB);
}

test('the system disk is as large as the image, or larger', () => {
  expect(create({})).toEqual([60]);
  expect(create({ 'SystemDisk.Size': '80' })).toEqual([80]);
  expect(create({ 'SystemDisk.Size': '59' })).toBe('InvalidSystemDiskSize.LessThanImageSize');
  expect(create({ ImageId: 'm-mock0001', 'SystemDisk.Size': '59' })).toEqual([59]);
});

test('a data disk is as large as its snapshot, whatever size is given, and never made from a system disk', () => {
  expect(create({ 'DataDisk.1.SnapshotId': 's-data', 'DataDisk.1.Size': '1' })).toEqual([60, 200]);
  expect(create({ 'DataDisk.1.SnapshotId': 's-system' })).toBe('InvalidSnapshotId.NotDataDiskSnapshot');
});
