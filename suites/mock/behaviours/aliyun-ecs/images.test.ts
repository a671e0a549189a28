/** CreateImage, DeleteImage and DescribeImages against their pages. storage-operations.test.ts tests what all share. */
import { describe, expect, test } from 'vitest';
import { RegionId, type Storage, storage } from './storage.test-data.ts';

const unknownImage = 'm-ecsconformance000001';
const unknownSnapshot = 's-ecsconformance000001';
const publicImageId = 'm-mock0001';

const systemSnapshot = (on: Storage): string =>
  on.test.state('a snapshot exists', { diskId: on.systemDiskId }).snapshotId ?? '';
const shown = async (on: Storage, ImageId: string) =>
  (await on.ask('DescribeImages', { RegionId, ImageId })).at('/Images/Image/0');

describe('CreateImage', () => {
  const operation = 'CreateImage';

  test.each(['Running', 'Stopped'])('of an instance that is %s: every disk of it gets a snapshot', async (status) => {
    const on = storage({ status });
    const before = on.test.see();
    const named = { ImageName: 'mine', Description: 'as asked' };
    const ImageId = `${(await on.ask(operation, { RegionId, InstanceId: on.instanceId, ...named })).at('/ImageId')}`;
    const after = on.test.see();
    const added = after.snapshots?.slice(before.snapshots?.length) ?? [];
    expect(added.map(({ diskId }) => diskId)).toEqual([on.systemDiskId, on.diskId]);
    const images = [...(before.images ?? []), { imageId: ImageId, name: 'mine' }];
    expect(after).toEqual({ ...before, images, snapshots: [...(before.snapshots ?? []), ...added] });
    expect(await shown(on, ImageId)).toMatchObject({
      ...named,
      ImageName: 'mine',
      ImageOwnerAlias: 'self',
      Size: 40,
      Status: 'Available',
      Usage: 'none',
      DiskDeviceMappings: {
        DiskDeviceMapping: [
          { SnapshotId: added[0]?.snapshotId, Type: 'system', Device: '/dev/xvda', Size: '40' },
          { SnapshotId: added[1]?.snapshotId, Type: 'data', Device: '/dev/xvdb', Size: '40' },
        ],
      },
    });
  });

  test('of a snapshot, and of several where they are mapped; nothing else changes', async () => {
    const on = storage();
    const SnapshotId = systemSnapshot(on);
    const before = on.test.see();
    const single = await on.ask(operation, { RegionId, SnapshotId });
    expect(await shown(on, `${single.at('/ImageId')}`)).toMatchObject({
      DiskDeviceMappings: { DiskDeviceMapping: [{ SnapshotId }] },
    });
    const mapped = await on.ask(operation, {
      RegionId,
      SnapshotId: on.snapshotId,
      'DiskDeviceMapping.1.SnapshotId': on.snapshotId,
      'DiskDeviceMapping.2.SnapshotId': SnapshotId,
      'DiskDeviceMapping.3.Size': '20',
    });
    expect(await shown(on, `${mapped.at('/ImageId')}`)).toMatchObject({
      DiskDeviceMappings: { DiskDeviceMapping: [{ SnapshotId }, { SnapshotId: on.snapshotId }] },
    });
    expect({ ...on.test.see(), images: [] }).toEqual({ ...before, images: [] });
  });

  test('the instance counts before everything else', async () => {
    const on = storage();
    const lower = { SnapshotId: unknownSnapshot, 'DiskDeviceMapping.1.SnapshotId': unknownSnapshot };
    const parameters = { RegionId, InstanceId: on.instanceId, ...lower };
    expect((await on.ask(operation, parameters)).status).toBe(200);
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ RegionId: 'cn-beijing' }, 404, 'InvalidInstanceId.NotFound'],
    [{ ImageName: 'x' }, 400, 'InvalidImageName.Malformed'],
    [{ ImageName: 'http://image' }, 400, 'InvalidImageName.Malformed'],
    [{ Description: 'x' }, 400, 'InvalidDescription.Malformed'],
    [{ Description: 'http://image' }, 400, 'InvalidDescription.Malformed'],
    [{ Platform: 'Amiga' }, 400, 'InvalidPlatform.Malformed'],
    [{ Architecture: 'z80' }, 400, 'InvalidArchitecture.Malformed'],
    [{ ResourceGroupId: 'rg-1' }, 404, 'InvalidResourceGroup.NotFound'],
    [{ 'Tag.1.Key': 'acs:k' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.key': 'k', 'Tag.1.value': 'acs:v' }, 400, 'InvalidTagValue.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' }, 400, 'Duplicate.TagKey'],
    [{ 'Tag.1.Key': 'k'.repeat(129) }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'v'.repeat(129) }, 400, 'InvalidTagValue.Malformed'],
    [{ ImageFamily: 'x' }, 400, 'InvalidParameter.Format'],
    [{ 'DiskDeviceMapping.1.Size': 'large' }, 400, 'InvalidSize.ValueNotSupported'],
    [{ 'DiskDeviceMapping.1.DiskType': 'floppy' }, 400, 'InvalidDiskType.ValueNotSupported'],
  ])('%j', async (change, status, code) => {
    const on = storage();
    await on.refuse(operation, { RegionId, InstanceId: on.instanceId, ...change }, [status, code]);
  });

  test('nothing to make it of', async () => {
    const on = storage();
    await on.refuse(operation, { RegionId }, [400, 'MissingParameter', 'SnapshotId or InstanceId']);
  });

  test('a snapshot that does not exist, or is of a data disk', async () => {
    const on = storage();
    await on.refuse(operation, { RegionId, SnapshotId: unknownSnapshot }, [404, 'InvalidSnapshotId.NotFound']);
    const ofData = { RegionId, SnapshotId: on.snapshotId };
    await on.refuse(operation, ofData, [403, 'OperationDenied', 'not from system disk']);
  });

  test('mappings that do not fit together', async () => {
    const on = storage();
    const SnapshotId = systemSnapshot(on);
    const refuse = (change: Readonly<Record<string, string>>, answer: readonly [number, string, string?]) =>
      on.refuse(operation, { RegionId, 'DiskDeviceMapping.1.SnapshotId': SnapshotId, ...change }, answer);
    await refuse({ 'DiskDeviceMapping.2.SnapshotId': unknownSnapshot }, [404, 'InvalidSnapshotId.NotFound']);
    await refuse({ 'DiskDeviceMapping.1.Device': 'C:' }, [400, 'InvalidDevice.Malformed']);
    const twice = { 'DiskDeviceMapping.1.Device': '/dev/xvda', 'DiskDeviceMapping.2.Device': '/dev/xvda' };
    await refuse(twice, [400, 'InvalidDevice.InUse']);
    await refuse({ 'DiskDeviceMapping.1.Size': '39' }, [400, 'InvalidSize.ValueNotSupported']);
    await refuse({ 'DiskDeviceMapping.1.DiskType': 'data' }, [400, 'OperationDenied', 'does not contain system disk']);
    const two = { 'DiskDeviceMapping.2.SnapshotId': on.snapshotId, 'DiskDeviceMapping.2.DiskType': 'system' };
    await refuse(two, [400, 'OperationDenied', 'two or more system disk']);
  });

  test.each<[string, string]>([
    ['the instance is locked for security', 'InstanceLockedForSecurity'],
    ['the instance is barred by the vendor', 'InstanceLockedForSecurity'],
    ['the instance is being upgraded', 'IncorrectInstanceStatus'],
  ])('%s', async (state, code) => {
    const on = storage();
    on.test.state(state, { instanceId: on.instanceId });
    await on.refuse(operation, { RegionId, InstanceId: on.instanceId }, [400, code]);
  });

  test.each(['Pending', 'Starting', 'Stopping'])('not while the instance is %s', async (status) => {
    const on = storage({ status });
    await on.refuse(operation, { RegionId, InstanceId: on.instanceId }, [400, 'IncorrectInstanceStatus']);
  });

  test('an instance without a system disk', async () => {
    const on = storage();
    await on.ask('DetachDisk', { InstanceId: on.instanceId, DiskId: on.systemDiskId });
    await on.refuse(operation, { RegionId, InstanceId: on.instanceId }, [403, 'InvalidSystemSnapshot.Missing']);
  });

  test('a name that another image has; an account that can pay for nothing', async () => {
    const on = storage();
    const parameters = { RegionId, InstanceId: on.instanceId, ImageName: 'mine' };
    expect((await on.ask(operation, parameters)).status).toBe(200);
    await on.refuse(operation, parameters, [400, 'InvalidImageName.Duplicated']);
    on.test.state('the account balance is insufficient', { instanceId: on.instanceId });
    const unnamed = { RegionId, InstanceId: on.instanceId };
    await on.refuse(operation, unnamed, [403, 'InvalidAccountStatus.NotEnoughBalance']);
  });

  test('client tokens: the first answer again, a changed request, one in process', async () => {
    const on = storage();
    const parameters = { RegionId, InstanceId: on.instanceId, ClientToken: 'once' };
    const first = await on.ask(operation, parameters);
    const seen = on.test.see();
    expect((await on.ask(operation, parameters)).at('/ImageId')).toBe(first.at('/ImageId'));
    expect(on.test.see()).toEqual(seen);
    await on.refuse(operation, { ...parameters, ImageName: 'mine' }, [400, 'IdempotenceParamNotMatch']);
    const state = 'a request with the client token is still processing';
    on.test.state(state, { instanceId: on.instanceId, operation, clientToken: 'twice', parameters: {} });
    await on.refuse(operation, { ...parameters, ClientToken: 'twice' }, [403, 'IncorrectDiskStatus.CreatingSnapshot']);
  });
});

describe('DeleteImage', () => {
  const operation = 'DeleteImage';

  test('removes the image and leaves its snapshots', async () => {
    const on = storage();
    const ImageId = `${(await on.ask('CreateImage', { RegionId, InstanceId: on.instanceId })).at('/ImageId')}`;
    const before = on.test.see();
    expect((await on.ask(operation, { RegionId, ImageId })).status).toBe(200);
    expect(on.test.see()).toEqual({ ...before, images: before.images?.slice(0, -1) });
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ ImageId: '' }, 400, 'MissingParameter'],
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ ImageId: unknownImage }, 404, 'InvalidImageId.NotFound'],
    [{ ImageId: publicImageId }, 404, 'InvalidImageId.NotFound'],
    [{ RegionId: 'cn-beijing' }, 404, 'InvalidImageId.NotFound'],
    [{ Force: 'maybe' }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code) => {
    const on = storage();
    await on.refuse(operation, { RegionId, ImageId: on.imageId, ...change }, [status, code]);
  });

  test('one that an instance runs on only by force', async () => {
    const on = storage();
    await on.ask('ReplaceSystemDisk', { InstanceId: on.instanceId, ImageId: on.imageId });
    await on.refuse(operation, { RegionId, ImageId: on.imageId }, [403, 'ImageUsingByInstance']);
    expect((await on.ask(operation, { RegionId, ImageId: on.imageId, Force: 'true' })).status).toBe(200);
  });
});

describe('DescribeImages', () => {
  const operation = 'DescribeImages';

  test('shows the public image and the account\u2019s own through filters that hold together', async () => {
    const on = storage();
    const SnapshotId = systemSnapshot(on);
    await on.ask('CreateImage', { RegionId, SnapshotId, ImageName: 'mine' });
    const found = async (filter: Readonly<Record<string, string>>) =>
      (await on.ask(operation, { RegionId, ...filter })).at('/TotalCount');
    expect(await found({})).toBe(3);
    expect(await found({ Status: 'Available', OSType: 'linux', Architecture: 'x86_64' })).toBe(3);
    expect(await found({ IsSupportIoOptimized: 'true', IsSupportCloudinit: 'true', ActionType: 'ChangeOS' })).toBe(3);
    expect(await found({ InstanceType: 'ecs.g7se.large' })).toBe(3);
    expect(await found({ ImageOwnerAlias: 'system' })).toBe(1);
    expect(await found({ ImageOwnerAlias: 'self' })).toBe(2);
    expect(await found({ ImageOwnerAlias: 'marketplace' })).toBe(0);
    expect(await found({ ImageId: on.imageId })).toBe(1);
    expect(await found({ ImageId: unknownImage })).toBe(0);
    expect(await found({ ImageName: 'mine' })).toBe(1);
    expect(await found({ SnapshotId })).toBe(1);
    expect(await found({ Usage: 'instance' })).toBe(1);
    expect(await found({ Status: 'Creating' })).toBe(0);
    expect(await found({ OSType: 'windows' })).toBe(0);
    expect(await found({ Architecture: 'arm64' })).toBe(0);
    expect(await found({ ImageFamily: 'f' })).toBe(0);
    expect(await found({ ResourceGroupId: 'rg-1' })).toBe(0);
    expect(await found({ RegionId: 'cn-beijing' })).toBe(0);
    expect(await found({ 'Tag.1.Key': 'k' })).toBe(0);
    const time = '2026-02-01T00:00Z';
    expect(await found({ 'Filter.1.Key': 'CreationStartTime', 'Filter.1.Value': time })).toBe(2);
    expect(await found({ 'Filter.1.Key': 'CreationEndTime', 'Filter.1.Value': time })).toBe(1);
    expect(await found({ 'Filter.2.Key': 'CreationEndTime', 'Filter.2.Value': time })).toBe(1);
  });

  test('pages, and names the region', async () => {
    const on = storage();
    const { body, at } = await on.ask(operation, { RegionId, PageNumber: '2', PageSize: '1' });
    expect(body).toMatchObject({ RegionId, TotalCount: 2, PageNumber: 2, PageSize: 1 });
    expect(at('/Images/Image')).toMatchObject([{ ImageId: on.imageId }]);
    expect(body).not.toHaveProperty('NextToken');
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ ImageOwnerAlias: 'me' }, 400, 'InvalidImageOwnerAlias.ValueNotSupported'],
    [{ Usage: 'odd' }, 404, 'InvalidUsage'],
    [{ OSType: 'odd' }, 404, 'InvalidOSType'],
    [{ Architecture: 'odd' }, 404, 'InvalidArchitecture'],
    [{ Status: 'odd' }, 400, 'InvalidParamter'],
    [{ PageSize: '101' }, 400, 'InvalidParamter'],
    [{ InstanceType: 'large' }, 400, 'InvalidInstanceType.ValueNotSupported'],
    [{ 'Filter.1.Key': 'CreationStartTime' }, 400, 'InvalidParamter'],
    [{ 'Tag.1.Value': 'v' }, 400, 'InvalidTag.Mismatch'],
    [{ 'Tag.21.Key': 'k' }, 400, 'InvalidTagCount'],
    [{ 'Tag.1.Key': 'k', 'Tag.21.Value': 'v' }, 400, 'InvalidTagCount'],
    [{ DryRun: 'true' }, 400, 'DryRunOperation'],
  ])('%j', async (change, status, code) => {
    const on = storage();
    await on.refuse(operation, { RegionId, ...change }, [status, code]);
  });

  test('the state: an image that nothing runs on', async () => {
    const on = storage();
    expect(on.test.see().images).toEqual([{ imageId: on.imageId, name: `name-${on.imageId}` }]);
    expect(await shown(on, on.imageId)).toMatchObject({ Status: 'Available', Usage: 'none', ImageOwnerAlias: 'self' });
  });
});
