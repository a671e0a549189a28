/** DeleteDisk, DetachDisk and ModifyDiskAttribute against their pages. storage-operations.test.ts tests what all share. */
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../json.ts';
import { RegionId, type Storage, storage } from './storage.test-data.ts';

const unknownDisk = 'd-ecsconformance000001';
const unknownInstance = 'i-ecsconformance000001';
const diskOf = ({ test: { see } }: Storage, id: string) => see().disks.find(({ diskId }) => diskId === id);

describe('DeleteDisk', () => {
  const operation = 'DeleteDisk';

  test('removes a free disk and leaves its snapshots', async () => {
    const on = storage();
    on.test.state('a snapshot exists', { diskId: on.freeDiskId });
    const before = on.test.see();
    expect((await on.ask(operation, { DiskId: on.freeDiskId })).status).toBe(200);
    expect(on.test.see()).toEqual({ ...before, disks: before.disks.filter(({ diskId }) => diskId !== on.freeDiskId) });
    expect((await on.ask('AttachDisk', { InstanceId: on.instanceId, DiskId: on.freeDiskId })).code).toBe(
      'InvalidDiskId.NotFound',
    );
  });

  test('ignores one that does not exist', async () => {
    const on = storage();
    const before = on.test.see();
    expect((await on.ask(operation, { DiskId: unknownDisk })).status).toBe(200);
    expect(on.test.see()).toEqual(before);
  });

  test('not without an id, not an attached disk', async () => {
    const on = storage();
    await on.refuse(operation, {}, [400, 'MissingParameter', '"DiskId"']);
    await on.refuse(operation, { DiskId: on.diskId }, [403, 'DiskStillAttached']);
  });
});

describe('DetachDisk', () => {
  const operation = 'DetachDisk';
  const valid = (on: Storage, change: Readonly<Record<string, string>> = {}) => ({
    InstanceId: on.instanceId,
    DiskId: on.diskId,
    ...change,
  });

  test.each(['Running', 'Stopped'])('frees a data disk of an instance that is %s', async (status) => {
    const on = storage({ status });
    const before = on.test.see();
    expect((await on.ask(operation, valid(on))).status).toBe(200);
    const after = on.test.see();
    expect(diskOf(on, on.diskId)).toMatchObject({ status: 'Available', instanceId: null });
    expect({ ...after, disks: [] }).toEqual({ ...before, disks: [] });
    const { at } = await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([on.diskId]) });
    expect(at('/Disks/Disk/0')).toMatchObject({
      Device: '',
      Attachments: { Attachment: [] },
      DeleteWithInstance: false,
    });
    expect((await on.ask('AttachDisk', valid(on))).status).toBe(200);
  });

  test.each<[Readonly<Record<string, string>>, boolean]>([
    [{}, true],
    [{ DeleteWithInstance: 'false' }, false],
  ])('frees the system disk of a stopped instance, released with it: %j', async (change, released) => {
    const on = storage();
    expect((await on.ask(operation, valid(on, { DiskId: on.systemDiskId, ...change }))).status).toBe(200);
    expect(diskOf(on, on.systemDiskId)).toMatchObject({ status: 'Available', instanceId: null });
    const { at } = await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([on.systemDiskId]) });
    expect(at('/Disks/Disk/0/DeleteWithInstance')).toBe(released);
    const back = valid(on, { DiskId: on.systemDiskId, Bootable: 'true', KeyPairName: 'k' });
    expect((await on.ask('AttachDisk', back)).status).toBe(200);
  });

  test('a multi-attach disk leaves one instance and stays at the other', async () => {
    const on = storage({}, { multiAttach: true });
    const { instanceId = '' } = on.test.state('an instance exists');
    expect((await on.ask('AttachDisk', valid(on, { InstanceId: instanceId }))).status).toBe(200);
    await on.refuse(operation, valid(on, { DeleteWithInstance: 'true' }), [403, 'DeleteWithInstance.Conflict']);
    expect((await on.ask(operation, valid(on))).status).toBe(200);
    expect(diskOf(on, on.diskId)).toMatchObject({ status: 'In_use', instanceId });
  });

  test('refusals by the request', async () => {
    const on = storage();
    const { instanceId: other = '' } = on.test.state('an instance exists');
    await on.refuse(operation, valid(on, { InstanceId: '' }), [400, 'InvalidParameter']);
    await on.refuse(operation, valid(on, { DiskId: '' }), [400, 'InvalidParameter']);
    await on.refuse(operation, valid(on, { DeleteWithInstance: 'maybe' }), [400, 'InvalidParameter.Format']);
    await on.refuse(operation, valid(on, { InstanceId: unknownInstance }), [404, 'InvalidInstanceId.NotFound']);
    await on.refuse(operation, valid(on, { DiskId: unknownDisk }), [404, 'InvalidDiskId.NotFound']);
    await on.refuse(operation, valid(on, { DiskId: on.freeDiskId }), [404, 'InvalidDisk.AlreadyDetached']);
    await on.refuse(operation, valid(on, { InstanceId: other }), [403, 'DependencyViolation']);
  });

  test.each(['the instance is locked for security', 'the instance is barred by the vendor'])('%s', async (state) => {
    const on = storage();
    on.test.state(state, { instanceId: on.instanceId });
    await on.refuse(operation, valid(on), [403, 'InstanceLockedForSecurity']);
  });

  test.each<Readonly<Record<string, JsonValue>>>([{ portable: false }, { chargeType: 'PrePaid' }])(
    'not a data disk with %j',
    async (disk) => {
      const on = storage({}, disk);
      await on.refuse(operation, valid(on), [403, 'DiskNotPortable']);
    },
  );

  test.each(['Pending', 'Starting', 'Stopping'])('not from an instance that is %s', async (status) => {
    const on = storage({ status });
    await on.refuse(operation, valid(on), [403, 'IncorrectInstanceStatus']);
  });

  test('the system disk of a running instance', async () => {
    const on = storage({ status: 'Running' });
    await on.refuse(operation, valid(on, { DiskId: on.systemDiskId }), [403, 'IncorrectInstanceStatus']);
  });

  test('an instance that another operation holds', async () => {
    const on = storage();
    on.test.state('the instance is locked by another operation', { instanceId: on.instanceId });
    await on.refuse(operation, valid(on), [403, 'IncorrectInstanceStatus']);
  });
});

describe('ModifyDiskAttribute', () => {
  const operation = 'ModifyDiskAttribute';
  const shown = async (on: Storage, id: string) =>
    (await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([id]) })).at('/Disks/Disk/0');

  test('changes what is given and leaves the rest', async () => {
    const on = storage();
    const before = on.test.see();
    const all = { DiskName: 'my-disk', Description: 'mine', DeleteWithInstance: 'true' };
    expect((await on.ask(operation, { RegionId, DiskId: on.diskId, ...all })).status).toBe(200);
    const named = { DiskName: 'my-disk', Description: 'mine', DeleteWithInstance: true };
    expect(await shown(on, on.diskId)).toMatchObject(named);
    const disks = before.disks.map((disk) => (disk.diskId === on.diskId ? { ...disk, name: 'my-disk' } : disk));
    expect(on.test.see()).toEqual({ ...before, disks });
    expect((await on.ask(operation, { RegionId, DiskId: on.diskId, Description: 'other' })).status).toBe(200);
    expect(await shown(on, on.diskId)).toMatchObject({ ...named, Description: 'other' });
  });

  test('changes several disks, or none where one does not exist', async () => {
    const on = storage();
    const several = { RegionId, 'DiskIds.1': on.diskId, 'DiskIds.2': on.freeDiskId, DiskName: 'both' };
    await on.refuse(operation, { ...several, 'DiskIds.3': unknownDisk }, [404, 'InvalidDiskId.NotFound']);
    expect((await on.ask(operation, several)).status).toBe(200);
    for (const id of [on.diskId, on.freeDiskId]) expect(diskOf(on, id)).toMatchObject({ name: 'both' });
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'IncompleteParamter'],
    [{ DiskId: '' }, 400, 'IncompleteParamter'],
    [{ DiskName: '' }, 400, 'NoAttributeToModify'],
    [{ DiskName: 'x' }, 400, 'InvalidDiskName.Malformed'],
    [{ DiskName: '_disk' }, 400, 'InvalidDiskName.Malformed'],
    [{ Description: 'x' }, 404, 'InvalidDescription.Malformed'],
    [{ Description: 'http://disk' }, 404, 'InvalidDescription.Malformed'],
    [{ DeleteWithInstance: 'maybe' }, 400, 'InvalidParameter.Format'],
    [{ 'DiskIds.1': unknownDisk }, 400, 'InvalidParameter.Format'],
    [{ RegionId: 'no-such-region-1' }, 400, 'InvalidRegionId.MalFormed'],
    [{ RegionId: 'cn-beijing' }, 404, 'InvalidDiskId.NotFound'],
    [{ DiskId: unknownDisk }, 404, 'InvalidDiskId.NotFound'],
  ])('%j', async (change, status, code) => {
    const on = storage();
    await on.refuse(operation, { RegionId, DiskId: on.diskId, DiskName: 'my-disk', ...change }, [status, code]);
  });

  test('the release of a multi-attach disk', async () => {
    const on = storage({}, { multiAttach: true });
    const parameters = { RegionId, DiskId: on.diskId, DeleteWithInstance: 'false' };
    await on.refuse(operation, parameters, [403, 'DeleteWithInstance.Conflict']);
  });

  test('a basic disk that cannot be detached is not kept', async () => {
    const on = storage();
    const made = await on.ask('CreateDisk', { RegionId, InstanceId: on.instanceId, Size: '5' });
    const parameters = { RegionId, DiskId: `${made.at('/DiskId')}` };
    await on.refuse(operation, { ...parameters, DeleteWithInstance: 'false' }, [403, 'DiskNotPortable']);
    expect((await on.ask(operation, { ...parameters, DeleteWithInstance: 'true' })).status).toBe(200);
  });
});
