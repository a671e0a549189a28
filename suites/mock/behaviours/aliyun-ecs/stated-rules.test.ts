/** Rules that the pages state and no provider state can bring about: asked with worlds made by hand. */
import { expect, test } from 'vitest';
import { addDisk, addInstance } from '../../machine/add-resources.ts';
import { withDisk, withInstance } from '../../machine/resources.ts';
import { packs } from '../../mock-client.test-data.ts';
import { performOperation } from '../../perform-operation.ts';
import { emptyWorld, type World } from '../../world.ts';
import type { Behaviour } from '../behaviour.ts';
import { behaviour as attachDisk } from './AttachDisk.ts';
import { behaviour as renewInstance } from './RenewInstance.ts';

const nowMs = Date.UTC(2026, 2, 10);

function prepare(type: 'data' | 'system') {
  const empty = emptyWorld({ number: 1, regionId: 'r', zoneId: 'r-a', orderPrefix: '' });
  const { world, instance, systemDisk } = addInstance(empty, {
    chargeType: 'PrePaid',
    status: 'Stopped',
    expiryMs: nowMs + 86_400_000,
    nowMs,
  });
  const added = addDisk(world, {
    type,
    instance,
    attached: false,
    chargeType: 'PostPaid',
    portable: true,
    multiAttach: false,
    dedicatedBlockStorageCluster: false,
    nowMs,
  });
  return { world: added.world, instance, systemDisk, disk: added.disk };
}

function code(behaviour: Behaviour, name: string, world: World, parameters: Readonly<Record<string, string>>): string {
  const operation = packs['aliyun-ecs'].operations[name];
  if (operation === undefined) throw new Error(name);
  const call = { world, operation, parameters: new Map(Object.entries(parameters)), nowMs, denied: [] };
  const outcome = performOperation(behaviour, call);
  return outcome.outcome === 'success' ? '' : outcome.answer.code;
}

test('AttachDisk: a disk of another zone', () => {
  const { world, instance, disk } = prepare('data');
  const parameters = { InstanceId: instance.id, DiskId: disk.id };
  expect(code(attachDisk, 'AttachDisk', world, parameters)).toBe('');
  const moved = withDisk(world, disk.id, { zoneId: 'r-b' });
  expect(code(attachDisk, 'AttachDisk', moved, parameters)).toBe('ResourcesNotInSameZone');
});

test('AttachDisk: a system disk goes back to the instance it came from and to no other', () => {
  const { world, instance, systemDisk, disk } = prepare('system');
  const bare = withDisk(world, systemDisk.id, { instanceIds: [], status: 'Available', device: '' });
  const parameters = { InstanceId: instance.id, DiskId: disk.id, Bootable: 'true', KeyPairName: 'k' };
  expect(code(attachDisk, 'AttachDisk', bare, parameters)).toBe('');
  const foreign = withDisk(bare, disk.id, { sourceInstanceId: 'i-other' });
  expect(code(attachDisk, 'AttachDisk', foreign, parameters)).toBe('DiskId.ValueNotSupported');
  const running = withInstance(bare, instance.id, { status: 'Running' });
  expect(code(attachDisk, 'AttachDisk', running, parameters)).toBe('IncorrectInstanceStatus');
});

test('RenewInstance: the renewal day must be the one that the owner chose', () => {
  const { world, instance } = prepare('data');
  const chosen: World = { ...world, account: { ...world.account, renewDay: 5 } };
  const renew = (ExpectedRenewDay: string) =>
    code(renewInstance, 'RenewInstance', chosen, { InstanceId: instance.id, ExpectedRenewDay });
  expect(renew('5')).toBe('');
  expect(renew('6')).toBe('InvalidPeriod');
});
