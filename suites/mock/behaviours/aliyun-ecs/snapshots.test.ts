/** CreateSnapshot, DeleteSnapshot and DescribeSnapshots against their pages. storage-operations.test.ts tests what all share. */
import { describe, expect, test } from 'vitest';
import { takeSnapshot } from '../../machine/snapshots.ts';
import { bench } from '../../mock-client.test-data.ts';
import { performOperation } from '../../perform-operation.ts';
import { behaviour } from './CreateSnapshot.ts';
import { RegionId, storage } from './storage.test-data.ts';
import { storageCall, storageWorld } from './storage-worlds.test-data.ts';

const unknownSnapshot = 's-ecsconformance000001';

describe('CreateSnapshot', () => {
  const operation = 'CreateSnapshot';

  test('adds a snapshot of the disk and nothing else', async () => {
    const on = storage({ status: 'Running' });
    const before = on.test.see();
    const named = { SnapshotName: 'mine', Description: 'as asked' };
    const reply = await on.ask(operation, { DiskId: on.systemDiskId, ...named });
    const SnapshotId = `${reply.at('/SnapshotId')}`;
    const added = { snapshotId: SnapshotId, diskId: on.systemDiskId };
    expect(on.test.see()).toEqual({ ...before, snapshots: [...(before.snapshots ?? []), added] });
    const { at } = await on.ask('DescribeSnapshots', { RegionId, SnapshotIds: JSON.stringify([SnapshotId]) });
    expect(at('/Snapshots/Snapshot')).toMatchObject([
      { ...named, SnapshotId, SourceDiskType: 'system', SourceDiskSize: 40, Usage: 'none' },
    ]);
  });

  test('of a free disk too', async () => {
    const on = storage();
    expect((await on.ask(operation, { DiskId: on.freeDiskId })).status).toBe(200);
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ DiskId: '' }, 400, 'MissingParameter'],
    [{ DiskId: 'd-ecsconformance000001' }, 404, 'InvalidDiskId.NotFound'],
    [{ SnapshotName: 'x' }, 400, 'InvalidSnapshotName.Malformed'],
    [{ SnapshotName: '1st' }, 400, 'InvalidSnapshotName.Malformed'],
    [{ SnapshotName: 'automatic' }, 400, 'InvalidSnapshotName.Malformed'],
    [{ Description: 'x' }, 404, 'InvalidDescription.Malformed'],
    [{ Description: 'http://snapshot' }, 404, 'InvalidDescription.Malformed'],
    [{ RetentionDays: '0' }, 400, 'InvalidParameter.Format'],
    [{ Category: 'Standard', InstantAccess: 'true' }, 400, 'InvalidParameter.Format'],
    [{ 'Tag.1.Key': 'aliyun' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'acs:v' }, 400, 'InvalidTagValue.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' }, 400, 'Duplicate.TagKey'],
    [{ 'Tag.1.Key': 'k'.repeat(129) }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'v'.repeat(129) }, 400, 'InvalidTagValue.Malformed'],
  ])('%j', async (change, status, code) => {
    const on = storage();
    await on.refuse(operation, { DiskId: on.diskId, ...change }, [status, code]);
  });

  test.each(['the instance is locked for security', 'the instance is barred by the vendor'])('%s', async (state) => {
    const on = storage();
    on.test.state(state, { instanceId: on.instanceId });
    await on.refuse(operation, { DiskId: on.diskId }, [403, 'InstanceLockedForSecurity']);
    expect((await on.ask(operation, { DiskId: on.freeDiskId })).status).toBe(200);
  });

  test.each(['Pending', 'Starting', 'Stopping'])('not while the instance is %s', async (status) => {
    const on = storage({ status });
    await on.refuse(operation, { DiskId: on.diskId }, [400, 'IncorrectInstanceStatus']);
  });

  test('instant access is for one category alone', async () => {
    const on = storage();
    const made = await on.ask('CreateDisk', { RegionId, InstanceId: on.instanceId, Size: '20' });
    const basic = { DiskId: `${made.at('/DiskId')}`, InstantAccess: 'true' };
    await on.refuse(operation, basic, [400, 'DiskCategory.OperationNotSupported']);
    expect((await on.ask(operation, { ...basic, DiskId: on.diskId })).status).toBe(200);
  });

  test('an account that can pay for nothing', async () => {
    const on = storage();
    on.test.state('the account balance is insufficient', { instanceId: on.instanceId });
    await on.refuse(operation, { DiskId: on.diskId }, [403, 'InvalidAccountStatus.NotEnoughBalance']);
  });

  test('the 256th snapshot of a disk is the last', () => {
    const { world, diskId } = storageWorld();
    let full = world;
    const ask = () => performOperation(behaviour, storageCall(operation, full, { DiskId: diskId }));
    for (let count = 0; count < 256; count += 1) {
      expect(ask().outcome).toBe('success');
      const step = takeSnapshot(full, { diskId, name: '', description: '', nowMs: 0 });
      if (step.done) full = step.world;
    }
    expect(ask()).toMatchObject({ outcome: 'error', answer: { status: 403, code: 'QuotaExceed.Snapshot' } });
  });

  test('client tokens: the first answer again, a changed request, one in process', async () => {
    const on = storage();
    const parameters = { DiskId: on.diskId, ClientToken: 'once' };
    const first = await on.ask(operation, parameters);
    const seen = on.test.see();
    expect((await on.ask(operation, parameters)).at('/SnapshotId')).toBe(first.at('/SnapshotId'));
    expect(on.test.see()).toEqual(seen);
    await on.refuse(operation, { ...parameters, SnapshotName: 'mine' }, [403, 'IdempotentParameterMismatch']);
    const state = 'a request with the client token is still processing';
    on.test.state(state, { instanceId: on.instanceId, operation, clientToken: 'twice', parameters: {} });
    await on.refuse(operation, { ...parameters, ClientToken: 'twice' }, [403, 'IdempotentProcessing']);
  });
});

describe('DeleteSnapshot', () => {
  const operation = 'DeleteSnapshot';

  test('removes the snapshot and leaves its disk', async () => {
    const on = storage();
    const before = on.test.see();
    expect((await on.ask(operation, { SnapshotId: on.snapshotId })).status).toBe(200);
    expect(on.test.see()).toEqual({ ...before, snapshots: [] });
    await on.refuse(operation, { SnapshotId: on.snapshotId }, [404, 'InvalidSnapshotId.NotFound']);
  });

  test('not without an id, not an unknown one, not with a Force that is none', async () => {
    const on = storage();
    await on.refuse(operation, {}, [400, 'MissingParameter', 'SnapshotId']);
    await on.refuse(operation, { SnapshotId: unknownSnapshot }, [404, 'InvalidSnapshotId.NotFound']);
    await on.refuse(operation, { SnapshotId: on.snapshotId, Force: 'maybe' }, [400, 'InvalidParameter.Format']);
  });

  test('not where an image was made of it, until that is gone', async () => {
    const on = storage();
    const { snapshotId = '' } = on.test.state('a snapshot exists', { diskId: on.systemDiskId });
    const made = await on.ask('CreateImage', { RegionId, SnapshotId: snapshotId });
    await on.refuse(operation, { SnapshotId: snapshotId, Force: 'true' }, [403, 'SnapshotCreatedImage']);
    await on.ask('DeleteImage', { RegionId, ImageId: `${made.at('/ImageId')}` });
    expect((await on.ask(operation, { SnapshotId: snapshotId })).status).toBe(200);
  });

  test('one that a disk was made of only by force', async () => {
    const on = storage();
    await on.ask('CreateDisk', { RegionId, ZoneId: 'cn-hangzhou-h', SnapshotId: on.snapshotId });
    await on.refuse(operation, { SnapshotId: on.snapshotId }, [403, 'SnapshotCreatedDisk']);
    expect((await on.ask(operation, { SnapshotId: on.snapshotId, Force: 'true' })).status).toBe(200);
  });
});

describe('DescribeSnapshots', () => {
  const operation = 'DescribeSnapshots';

  test('filters hold together', async () => {
    const on = storage();
    const { snapshotId: ofSystem = '' } = on.test.state('a snapshot exists', { diskId: on.systemDiskId });
    await on.ask('CreateSnapshot', { DiskId: on.freeDiskId, SnapshotName: 'mine' });
    const found = async (filter: Readonly<Record<string, string>>) =>
      (await on.ask(operation, { RegionId, ...filter })).at('/TotalCount');
    expect(await found({})).toBe(3);
    expect(await found({ Status: 'all', SnapshotType: 'all', Encrypted: 'false', Category: 'Standard' })).toBe(3);
    expect(await found({ Status: 'accomplished', SnapshotType: 'user' })).toBe(3);
    expect(await found({ Status: 'failed' })).toBe(0);
    expect(await found({ SnapshotType: 'auto' })).toBe(0);
    expect(await found({ Encrypted: 'true' })).toBe(0);
    expect(await found({ Category: 'Flash' })).toBe(0);
    expect(await found({ KMSKeyId: 'key' })).toBe(0);
    expect(await found({ ResourceGroupId: 'rg-1' })).toBe(0);
    expect(await found({ InstanceId: on.instanceId })).toBe(2);
    expect(await found({ InstanceId: on.instanceId, SourceDiskType: 'System' })).toBe(1);
    expect(await found({ DiskId: on.diskId })).toBe(1);
    expect(await found({ SnapshotIds: JSON.stringify([ofSystem, unknownSnapshot]) })).toBe(1);
    expect(await found({ SnapshotIds: '[]' })).toBe(0);
    expect(await found({ SnapshotName: 'mine' })).toBe(1);
    expect(await found({ RegionId: 'cn-beijing' })).toBe(0);
    expect(await found({ 'Tag.1.Key': 'k' })).toBe(0);
    expect(await found({ 'Filter.1.Key': 'CreationStartTime', 'Filter.1.Value': '2026-04-01T00:00Z' })).toBe(0);
    expect(await found({ 'Filter.2.Key': 'CreationEndTime', 'Filter.2.Value': '2026-04-01T00:00Z' })).toBe(3);
  });

  test('what was made of a snapshot', async () => {
    const on = storage();
    const { snapshotId: SnapshotId = '' } = on.test.state('a snapshot exists', { diskId: on.systemDiskId });
    const usage = async (id: string) =>
      (await on.ask(operation, { RegionId, SnapshotIds: JSON.stringify([id]) })).at('/Snapshots/Snapshot/0/Usage');
    expect(await usage(on.snapshotId)).toBe('none');
    await on.ask('CreateDisk', { RegionId, ZoneId: 'cn-hangzhou-h', SnapshotId: on.snapshotId });
    expect(await usage(on.snapshotId)).toBe('disk');
    await on.ask('CreateImage', { RegionId, SnapshotId });
    expect(await usage(SnapshotId)).toBe('image');
    const mappings = { 'DiskDeviceMapping.1.SnapshotId': SnapshotId, 'DiskDeviceMapping.2.SnapshotId': on.snapshotId };
    await on.ask('CreateImage', { RegionId, ...mappings });
    expect(await usage(on.snapshotId)).toBe('image_disk');
    expect((await on.ask(operation, { RegionId, Usage: 'image' })).at('/TotalCount')).toBe(1);
  });

  test('pages by number and by token', async () => {
    const on = storage();
    for (let more = 0; more < 2; more += 1) on.test.state('a snapshot exists', { diskId: on.diskId });
    const second = await on.ask(operation, { RegionId, PageNumber: '2', PageSize: '2' });
    expect([second.at('/TotalCount'), second.at('/PageNumber'), second.at('/Snapshots/Snapshot/length')]).toEqual([
      3, 2, 1,
    ]);
    const first = await on.ask(operation, { RegionId, MaxResults: '2' });
    const rest = await on.ask(operation, { RegionId, MaxResults: '2', NextToken: `${first.at('/NextToken')}` });
    expect(rest.at('/Snapshots')).toEqual(second.at('/Snapshots'));
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ SnapshotIds: 's-1' }, 403, 'InvalidSnapshotIds.Malformed'],
    [
      { SnapshotIds: JSON.stringify(Array.from({ length: 101 }, (_, n) => `s-${n}`)) },
      403,
      'InvalidSnapshotIds.Malformed',
    ],
    [{ Status: 'dreaming' }, 404, 'InvalidStatus.NotFound'],
    [{ SnapshotType: 'odd' }, 404, 'InvalidSnapshotType.NotFound'],
    [{ Usage: 'odd' }, 404, 'InvalidUsage'],
    [{ SourceDiskType: 'odd' }, 404, 'InvalidSourceDiskType'],
    [{ Category: 'odd' }, 403, 'InvalidSnapshotCategory.Malformed'],
    [{ SnapshotLinkId: 'sl-1' }, 404, 'InvalidSnapshotLinkId.NotFound'],
    [{ 'Filter.1.Key': 'Wrong', 'Filter.1.Value': '2017-12-05T22:40Z' }, 404, 'InvalidFilterKey.NotFound'],
    [{ 'Filter.2.Key': 'Wrong', 'Filter.2.Value': '2017-12-05T22:40Z' }, 404, 'InvalidFilterKey.NotFound'],
    [{ 'Filter.2.Key': 'CreationEndTime' }, 404, 'InvalidFilterKey.NotFound'],
    [{ 'Tag.1.Value': 'v' }, 400, 'InvalidTag.Mismatch'],
    [{ 'Tag.21.Key': 'k' }, 400, 'InvalidTagCount'],
    [{ 'Tag.1.Key': 'k', 'Tag.21.Value': 'v' }, 400, 'InvalidTagCount'],
    [{ NextToken: 'nonsense' }, 400, 'InvalidParameter.Format'],
    [{ PageSize: '101' }, 400, 'InvalidParameter.Format'],
    [{ DryRun: 'true' }, 400, 'DryRunOperation'],
  ])('%j', async (change, status, code) => {
    const on = storage();
    await on.refuse(operation, { RegionId, ...change }, [status, code]);
  });

  test('the state: a snapshot of the disk named, else of the latest; none without a disk', () => {
    const on = storage();
    expect(on.test.see().snapshots).toEqual([{ snapshotId: on.snapshotId, diskId: on.diskId }]);
    const { snapshotId = '' } = on.test.state('a snapshot exists');
    expect(on.test.see().snapshots?.at(-1)).toEqual({ snapshotId, diskId: on.freeDiskId });
    expect(() => bench().state('a snapshot exists')).toThrow('no disk yet');
    expect(() => on.test.state('a snapshot exists', { diskId: 'd-none' })).toThrow('d-none');
  });
});
