/** ReInitDisk, ResetDisk and ReplaceSystemDisk against their pages. storage-operations.test.ts tests what all share. */
import { describe, expect, test } from 'vitest';
import { RegionId, type Storage, storage, validRequests } from './storage.test-data.ts';

const unknownDisk = 'd-ecsconformance000001';
const valid = (operation: string, on: Storage) => validRequests[operation]?.(on) ?? {};

describe.each(['ReInitDisk', 'ResetDisk'])('%s', (operation) => {
  test('changes nothing that can be seen', async () => {
    const on = storage();
    const before = on.test.see();
    expect((await on.ask(operation, valid(operation, on))).status).toBe(200);
    expect(on.test.see()).toEqual(before);
  });

  test('not without a disk, nor with an unknown one, nor with a free one', async () => {
    const on = storage();
    const named = (DiskId: string) => ({ ...valid(operation, on), DiskId });
    await on.refuse(operation, named(''), [400, 'MissingParameter', '"DiskId"']);
    await on.refuse(operation, named(unknownDisk), [404, 'InvalidDiskId.NotFound']);
    await on.refuse(operation, named(on.freeDiskId), [403, 'IncorrectDiskStatus']);
  });

  test.each(['the instance is locked for security', 'the instance is barred by the vendor'])('%s', async (state) => {
    const on = storage();
    on.test.state(state, { instanceId: on.instanceId });
    await on.refuse(operation, valid(operation, on), [403, 'InstanceLockedForSecurity']);
  });

  test.each(['Running', 'Pending', 'Starting', 'Stopping'])('not while the instance is %s', async (status) => {
    const on = storage({ status });
    await on.refuse(operation, valid(operation, on), [403, 'IncorrectInstanceStatus']);
  });

  test('not while another operation holds the instance', async () => {
    const on = storage();
    on.test.state('the instance is locked by another operation', { instanceId: on.instanceId });
    await on.refuse(operation, valid(operation, on), [403, 'IncorrectInstanceStatus']);
  });

  test('arrears of the instance come before a status that they must not hide behind', async () => {
    const on = storage({ status: 'Running' });
    on.test.state('the instance is in arrears', { instanceId: on.instanceId });
    await on.refuse(operation, valid(operation, on), [403, 'InstanceExpiredOrInArrears']);
  });
});

describe('ReInitDisk', () => {
  const operation = 'ReInitDisk';

  test('starts the instance where it was asked to', async () => {
    const on = storage();
    expect((await on.ask(operation, { DiskId: on.diskId, AutoStartInstance: 'true' })).status).toBe(200);
    expect(on.test.see().instances[0]).toMatchObject({ status: 'Starting' });
  });

  test.each(['short', 'x'.repeat(31), 'onlyletters', 'ONLY4567', 'umlaut\u00e4A1'])('password %s', async (Password) => {
    const on = storage();
    await on.refuse(operation, { DiskId: on.diskId, Password }, [400, 'InvalidPassword.Malformed']);
    expect((await on.ask(operation, { DiskId: on.diskId, Password: 'EcsV587!' })).status).toBe(200);
  });

  test('a strategy that does not exist', async () => {
    const on = storage();
    const parameters = { DiskId: on.diskId, SecurityEnhancementStrategy: 'Maybe' };
    await on.refuse(operation, parameters, [400, 'InvalidParameter.Format']);
  });

  test('a multi-attach disk', async () => {
    const on = storage({}, { multiAttach: true });
    await on.refuse(operation, { DiskId: on.diskId }, [403, 'InvalidOperation.MultiAttachDisk']);
  });

  test('a disk whose snapshot is gone', async () => {
    const on = storage();
    const made = await on.ask('CreateDisk', { RegionId, InstanceId: on.instanceId, SnapshotId: on.snapshotId });
    const parameters = { DiskId: `${made.at('/DiskId')}` };
    expect((await on.ask(operation, parameters)).status).toBe(200);
    await on.ask('DeleteSnapshot', { SnapshotId: on.snapshotId, Force: 'true' });
    await on.refuse(operation, parameters, [403, 'InvalidSourceSnapshot']);
  });

  test('a system disk whose image is gone; a data disk of that instance has none', async () => {
    const on = storage();
    const replaced = await on.ask('ReplaceSystemDisk', { InstanceId: on.instanceId, ImageId: on.imageId });
    const parameters = { DiskId: `${replaced.at('/DiskId')}` };
    expect((await on.ask(operation, parameters)).status).toBe(200);
    await on.ask('DeleteImage', { RegionId, ImageId: on.imageId, Force: 'true' });
    await on.refuse(operation, parameters, [404, 'InvalidDiskId.OperationNotSupported']);
    expect((await on.ask(operation, { DiskId: on.diskId })).status).toBe(200);
  });
});

describe('ResetDisk', () => {
  const operation = 'ResetDisk';

  test('refusals by the snapshot', async () => {
    const on = storage();
    const named = (SnapshotId: string) => ({ DiskId: on.diskId, SnapshotId });
    await on.refuse(operation, named(''), [400, 'MissingParameter', '"SnapshotId"']);
    await on.refuse(operation, named('s-ecsconformance000001'), [404, 'InvalidSnapshotId.NotFound']);
    const { snapshotId = '' } = on.test.state('a snapshot exists', { diskId: on.systemDiskId });
    await on.refuse(operation, named(snapshotId), [403, 'InvalidParameter.Mismatch']);
  });

  test('an account that can pay for nothing', async () => {
    const on = storage();
    on.test.state('the account balance is insufficient', { instanceId: on.instanceId });
    await on.refuse(operation, valid(operation, on), [403, 'InvalidAccountStatus.NotEnoughBalance']);
  });
});

describe('ReplaceSystemDisk', () => {
  const operation = 'ReplaceSystemDisk';

  test('the old system disk goes, a new one comes in its place; nothing is charged', async () => {
    const on = storage();
    const before = on.test.see();
    const reply = await on.ask(operation, valid(operation, on));
    const DiskId = `${reply.at('/DiskId')}`;
    expect(DiskId).not.toBe(on.systemDiskId);
    const disks = before.disks.map((disk) =>
      disk.diskId === on.systemDiskId ? { ...disk, diskId: DiskId, name: `name-${DiskId}` } : disk,
    );
    expect(on.test.see()).toEqual({ ...before, disks });
    const { at } = await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([DiskId, on.systemDiskId]) });
    expect(at('/Disks/Disk')).toMatchObject([{ DiskId, Type: 'system', Device: '/dev/xvda', Size: 40 }]);
    const shown = await on.ask('DescribeInstances', { RegionId, InstanceIds: JSON.stringify([on.instanceId]) });
    expect(shown.at('/Instances/Instance/0/ImageId')).toBe(on.imageId);
  });

  test('takes the public image too, and the size asked for', async () => {
    const on = storage();
    const parameters = { InstanceId: on.instanceId, ImageId: 'm-mock0001', 'SystemDisk.Size': '80' };
    const reply = await on.ask(operation, parameters);
    const { at } = await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([reply.at('/DiskId')]) });
    expect(at('/Disks/Disk/0/Size')).toBe(80);
  });

  test.each<[Readonly<Record<string, string>>, number, string, string?]>([
    [{ InstanceId: '' }, 400, 'MissingParameter', '"InstanceId"'],
    [{ ImageId: '' }, 400, 'MissingParameter', '"ImageId"'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ ImageId: 'm-ecsconformance000001' }, 404, 'InvalidImageId.NotFound'],
    [{ 'SystemDisk.Size': 'large' }, 400, 'InvalidSystemDiskSize.ValueNotSupported'],
    [{ 'SystemDisk.Size': '19' }, 404, 'InvalidSystemDiskSize.LessThanMinSize'],
    [{ 'SystemDisk.Size': '501' }, 404, 'InvalidSystemDiskSize.MoreThanMaxSize'],
    [{ Password: 'short' }, 400, 'InvalidPassword.Malformed'],
    [{ Password: 'onlyletters' }, 400, 'InvalidPassword.Malformed'],
    [{ Password: 'EcsV587!', PasswordInherit: 'true' }, 400, 'InvalidPasswordParam.Mismatch'],
    [{ Platform: 'Amiga' }, 400, 'InvalidPlatform.Malformed'],
    [{ Architecture: 'z80' }, 400, 'InvalidArchitecture.Malformed'],
    [{ UseAdditionalService: 'maybe' }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code, message) => {
    const on = storage();
    await on.refuse(operation, { ...valid(operation, on), ...change }, [status, code, message]);
  });

  test.each<[string, string]>([
    ['the instance is locked for security', 'InstanceLockedForSecurity'],
    ['the instance is barred by the vendor', 'InstanceLockedForSecurity'],
    ['the instance has an unpaid order', 'OperationDenied.UnpaidOrder'],
    ['the instance is being upgraded', 'IncorrectInstanceStatus'],
  ])('%s', async (state, code) => {
    const on = storage();
    on.test.state(state, { instanceId: on.instanceId });
    await on.refuse(operation, valid(operation, on), [403, code]);
  });

  test.each(['Running', 'Pending', 'Starting', 'Stopping'])('not while the instance is %s', async (status) => {
    const on = storage({ status });
    await on.refuse(operation, valid(operation, on), [403, 'IncorrectInstanceStatus']);
  });

  test('a data disk of the instance in arrears counts', async () => {
    const on = storage();
    on.test.state('the disk is in arrears', { diskId: on.diskId });
    await on.refuse(operation, valid(operation, on), [403, 'IncorrectDiskStatus']);
  });

  test('an instance without a system disk', async () => {
    const on = storage();
    await on.ask('DetachDisk', { InstanceId: on.instanceId, DiskId: on.systemDiskId });
    await on.refuse(operation, valid(operation, on), [400, 'InvalidInstance.NotFoundSystemDisk']);
  });

  test('an image that holds a data disk, and one that is larger than the disk asked for', async () => {
    const on = storage();
    const whole = await on.ask('CreateImage', { RegionId, InstanceId: on.instanceId });
    const withData = { InstanceId: on.instanceId, ImageId: `${whole.at('/ImageId')}` };
    await on.refuse(operation, withData, [400, 'OperationDenied', 'contains the snapshot of the data disk']);
    const { snapshotId = '' } = on.test.state('a snapshot exists', { diskId: on.systemDiskId });
    const large = await on.ask('CreateImage', { RegionId, SnapshotId: snapshotId });
    const small = { InstanceId: on.instanceId, ImageId: `${large.at('/ImageId')}`, 'SystemDisk.Size': '39' };
    await on.refuse(operation, small, [404, 'InvalidSystemDiskSize.LessThanImageSize']);
    expect((await on.ask(operation, { ...small, 'SystemDisk.Size': '40' })).status).toBe(200);
  });

  test('client tokens: the first answer again, a changed request, one in process', async () => {
    const on = storage();
    const parameters = { ...valid(operation, on), ClientToken: 'once' };
    const first = await on.ask(operation, parameters);
    const seen = on.test.see();
    expect((await on.ask(operation, parameters)).at('/DiskId')).toBe(first.at('/DiskId'));
    expect(on.test.see()).toEqual(seen);
    const changed = { ...parameters, 'SystemDisk.Size': '60' };
    await on.refuse(operation, changed, [400, 'InvalidParameter.Conflict', 'ClientToken']);
    const state = 'a request with the client token is still processing';
    on.test.state(state, { instanceId: on.instanceId, operation, clientToken: 'twice', parameters: {} });
    await on.refuse(operation, { ...parameters, ClientToken: 'twice' }, [400, 'OperationDenied', 'last token']);
  });
});
