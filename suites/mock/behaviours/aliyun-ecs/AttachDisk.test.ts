/** AttachDisk against its page and the arrears page. */
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../json.ts';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';

const operation = 'AttachDisk';

function prepare(disk: Readonly<Record<string, JsonValue>> = {}, instance: Readonly<Record<string, JsonValue>> = {}) {
  const test = bench();
  const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', instance);
  const { diskId = '' } = test.state('a disk exists', { instanceId, attached: false, ...disk });
  const valid = (change: Readonly<Record<string, string>> = {}) => ({
    InstanceId: instanceId,
    DiskId: diskId,
    ...change,
  });
  return { test, instanceId, systemDiskId, diskId, valid };
}

test.each(['Running', 'Stopped'])('attaches a free disk to an instance that is %s', async (status) => {
  const { test, instanceId, diskId, valid } = prepare({}, { status });
  const before = test.see();
  const reply = await test.ask(operation, valid());
  expect([reply.status, Object.keys(Object(reply.body))]).toEqual([200, ['RequestId']]);
  const after = test.see();
  expect(after.disks.find((disk) => disk.diskId === diskId)).toMatchObject({ instanceId, status: 'In_use' });
  expect({ ...after, disks: [] }).toEqual({ ...before, disks: [] });
});

describe('refusals by the request', () => {
  test.each<[string, Readonly<Record<string, string>>, number, string]>([
    ['no instance', { InstanceId: '' }, 400, 'InvalidParameter'],
    ['no disk', { DiskId: '' }, 400, 'InvalidParameter'],
    ['unknown instance', { InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    ['unknown disk', { DiskId: 'd-ecsconformance000001' }, 404, 'InvalidDiskId.NotFound'],
    ['malformed device', { Device: '?' }, 400, 'InvalidDevice.Malformed'],
    ['occupied device', { Device: '/dev/xvda' }, 403, 'InvalidDevice.InUse'],
    ['system disk on a running instance', { Bootable: 'true', Password: 'EcsV587!' }, 400, 'IncorrectInstanceStatus'],
  ])('%s', async (_name, change, status, code) => {
    const { test, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
    expect((await test.ask(operation, valid())).status).toBe(200);
  });

  test('system disk without login, or on an instance that has one', async () => {
    const { test, valid } = prepare({ type: 'system' }, { status: 'Stopped' });
    const bare = { operation, parameters: valid({ Bootable: 'true' }) };
    await expectRefusal(test, bare, [400, 'InvalidParameter']);
    const full = { operation, parameters: valid({ Bootable: 'true', Password: 'EcsV587!' }) };
    await expectRefusal(test, full, [403, 'InvalidDevice.InUse']);
  });
});

describe('refusals by the state', () => {
  test.each<[string, number, string]>([
    ['the instance is in arrears', 403, 'InstanceExpiredOrInArrears'],
    ['the disk is in arrears', 403, 'DiskInArrears'],
    ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
    ['the instance expired', 403, 'InstanceExpiredOrInArrears'],
    ['the instance was released', 404, 'InvalidInstanceId.NotFound'],
    ['requests are throttled', 400, 'Throttling.User'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, diskId, valid } = prepare();
    test.state(state, { instanceId, diskId });
    await expectRefusal(test, { operation, parameters: valid() }, [status, code]);
  });

  test.each(['Pending', 'Starting', 'Stopping'])('status %s', async (status) => {
    const { test, valid } = prepare({}, { status });
    await expectRefusal(test, { operation, parameters: valid() }, [400, 'IncorrectInstanceStatus']);
  });

  test('a disk of the instance in arrears does not count', async () => {
    const { test, systemDiskId, valid } = prepare();
    test.state('the disk is in arrears', { diskId: systemDiskId });
    expect((await test.ask(operation, valid())).status).toBe(200);
  });
});

describe('refusals by the disk', () => {
  test.each<[string, Readonly<Record<string, JsonValue>>, Readonly<Record<string, string>>, number, string]>([
    ['attached already', { attached: true }, {}, 404, 'InvalidDisk.InUse'],
    ['not portable', { portable: false }, {}, 403, 'DiskNotPortable'],
    ['subscription data disk', { chargeType: 'PrePaid' }, {}, 403, 'DiskId.ValueNotSupported'],
    [
      'multi-attach, released with it',
      { multiAttach: true },
      { DeleteWithInstance: 'true' },
      403,
      'DeleteWithInstance.Conflict',
    ],
    [
      'multi-attach as system disk',
      { multiAttach: true },
      { Bootable: 'true', Password: 'EcsV587!' },
      403,
      'InvalidOperation.CanNotAttachMultiAttachDiskAsSystemDisk',
    ],
  ])('%s', async (_name, disk, change, status, code) => {
    const { test, valid } = prepare(disk, { status: 'Stopped' });
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
  });

  test('a detached system disk may be of any charge type', async () => {
    const { test, valid } = prepare({ type: 'system', chargeType: 'PrePaid' });
    expect((await test.ask(operation, valid())).status).toBe(200);
  });

  test('a multi-attach disk goes to a second instance', async () => {
    const { test, instanceId, diskId, valid } = prepare({ multiAttach: true });
    expect((await test.ask(operation, valid())).status).toBe(200);
    const second = test.state('an instance exists');
    const parameters = { InstanceId: second.instanceId ?? '', DiskId: diskId };
    expect((await test.ask(operation, parameters)).status).toBe(200);
    const { at } = await test.ask('DescribeDisks', { RegionId: 'cn-hangzhou', DiskIds: `["${diskId}"]` });
    expect(at('/Disks/Disk/0/Attachments/Attachment')).toMatchObject([
      { InstanceId: instanceId },
      { InstanceId: second.instanceId },
    ]);
    expect(at('/Disks/Disk/0/InstanceId')).toBe('');
  });

  test('a multi-attach disk goes to sixteen instances and no further', async () => {
    const { test, diskId, valid } = prepare({ multiAttach: true });
    expect((await test.ask(operation, valid())).status).toBe(200);
    const attach = () => {
      const { instanceId = '' } = test.state('an instance exists');
      return { operation, parameters: { InstanceId: instanceId, DiskId: diskId } };
    };
    for (let more = 0; more < 15; more += 1) {
      expect((await test.ask(operation, attach().parameters)).status).toBe(200);
    }
    await expectRefusal(test, attach(), [403, 'DiskAttachedNumberExceeded']);
  });

  test('the sixteenth data disk is the last', async () => {
    const { test, instanceId, valid } = prepare();
    test.state('a disk exists', { instanceId, count: 15 });
    expect((await test.ask(operation, valid())).status).toBe(200);
    const { diskId = '' } = test.state('a disk exists', { instanceId, attached: false });
    const next = { operation, parameters: { InstanceId: instanceId, DiskId: diskId } };
    await expectRefusal(test, next, [403, 'InstanceDiskLimitExceeded']);
  });
});
