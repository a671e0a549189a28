/** CreateDisk against its page. storage-operations.test.ts tests arrears and what all storage operations share. */
import { describe, expect, test } from 'vitest';
import { expectDocumented, RegionId, storage, ZoneId } from './storage.test-data.ts';

const operation = 'CreateDisk';
const free = { RegionId, ZoneId, Size: '40', DiskCategory: 'cloud_essd' };

describe('a pay-as-you-go disk', () => {
  test('is free in its zone, as it was asked for, and costs nothing at once', async () => {
    const on = storage();
    const before = on.test.see();
    const parameters = { ...free, DiskName: 'new-disk', Description: 'as asked', MultiAttach: 'Enabled' };
    const reply = await on.ask(operation, parameters);
    expectDocumented(operation, parameters, reply, ['/OrderId']);
    const after = on.test.see();
    expect({ ...after, disks: after.disks.slice(0, -1) }).toEqual(before);
    expect(after.disks.at(-1)).toMatchObject({ status: 'Available', instanceId: null, chargeType: 'PostPaid' });
    const { at } = await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([reply.at('/DiskId')]) });
    expect(at('/Disks/Disk/0')).toMatchObject({
      DiskName: 'new-disk',
      Description: 'as asked',
      Category: 'cloud_essd',
      Size: 40,
      ZoneId,
      MultiAttach: 'Enabled',
      Portable: true,
    });
  });

  test('goes into another zone of the region, and is basic where no category is asked for', async () => {
    const on = storage();
    await on.ask(operation, { RegionId, ZoneId: 'cn-hangzhou-b', Size: '5' });
    const { at } = await on.ask('DescribeDisks', { RegionId, ZoneId: 'cn-hangzhou-b' });
    expect(at('/Disks/Disk')).toMatchObject([{ Category: 'cloud', Size: 5 }]);
  });

  test('made from a snapshot is at least as large as it, and is known by it', async () => {
    const on = storage();
    for (const [Size, size] of [
      ['20', 40],
      ['60', 60],
      ['', 40],
    ] as const) {
      const { at: made } = await on.ask(operation, { ...free, Size, SnapshotId: on.snapshotId });
      const { at } = await on.ask('DescribeDisks', { RegionId, DiskIds: JSON.stringify([made('/DiskId')]) });
      expect(at('/Disks/Disk/0')).toMatchObject({ Size: size, SourceSnapshotId: on.snapshotId });
    }
    const { at } = await on.ask('DescribeDisks', { RegionId, SnapshotId: on.snapshotId });
    expect(at('/TotalCount')).toBe(3);
  });
});

describe('a subscription disk', () => {
  const subscription = (InstanceId: string) => ({ RegionId, InstanceId, Size: '40' });

  test('is ordered, paid up to the expiry of its instance and attached to it', async () => {
    const on = storage();
    const before = on.test.see();
    const parameters = subscription(on.instanceId);
    const reply = await on.ask(operation, parameters);
    expectDocumented(operation, parameters, reply);
    const after = on.test.see();
    expect(after.disks.at(-1)).toMatchObject({
      diskId: reply.at('/DiskId'),
      instanceId: on.instanceId,
      status: 'In_use',
      chargeType: 'PrePaid',
      expiredTime: before.instances[0]?.expiredTime,
    });
    expect(after.orders).toEqual([{ orderId: reply.at('/OrderId'), status: 'paid', operation }]);
    // Thirty days of 0.70 each.
    expect(after.balance).toBeCloseTo(before.balance - 21);
  });

  test('the client token is ignored', async () => {
    const on = storage();
    const parameters = { ...subscription(on.instanceId), ClientToken: 'once' };
    const first = await on.ask(operation, parameters);
    expect((await on.ask(operation, parameters)).at('/DiskId')).not.toBe(first.at('/DiskId'));
  });

  test('not for a pay-as-you-go instance, nor while it is upgraded, nor where its zone is sold out', async () => {
    const hourly = storage({ chargeType: 'PostPaid' });
    await hourly.refuse(operation, subscription(hourly.instanceId), [400, 'InvalidParameter.Conflict']);
    const on = storage();
    on.test.state('the zone is out of stock', { instanceId: on.instanceId });
    await on.refuse(operation, subscription(on.instanceId), [400, 'Zone.NotOnSale']);
    on.test.state('the instance is being upgraded', { instanceId: on.instanceId });
    await on.refuse(operation, subscription(on.instanceId), [403, 'InvalidStatus.Upgrading']);
  });

  test('a disk of the instance in arrears counts', async () => {
    const on = storage();
    on.test.state('the disk is in arrears', { diskId: on.diskId });
    await on.refuse(operation, subscription(on.instanceId), [400, 'Account.Arrearage']);
  });

  test('the instance named in arrears counts, another one does not', async () => {
    const on = storage();
    const { instanceId: other = '' } = on.test.state('an instance exists');
    on.test.state('the instance is in arrears', { instanceId: other });
    expect((await on.ask(operation, subscription(on.instanceId))).status).toBe(200);
    await on.refuse(operation, subscription(other), [400, 'Account.Arrearage']);
  });

  test('not while orders cannot be placed; a free disk needs none', async () => {
    const on = storage();
    on.test.state('the order service fails');
    await on.refuse(operation, subscription(on.instanceId), [500, 'InternalError']);
    expect((await on.ask(operation, free)).status).toBe(200);
  });

  test('money for less than the disk is too little for it', async () => {
    const on = storage({ expiresInDays: 200 });
    on.test.state('the account balance is insufficient', { instanceId: on.instanceId, coversMonths: 1 });
    await on.refuse(operation, subscription(on.instanceId), [403, 'InvalidAccountStatus.NotEnoughBalance']);
    expect((await on.ask(operation, free)).status).toBe(200);
  });
});

describe('the account', () => {
  test.each<[string, number, string]>([
    ['the account is in arrears', 400, 'Account.Arrearage'],
    ['the account has no payment method', 403, 'InvalidPayMethod'],
    ['the account balance is insufficient', 403, 'InvalidAccountStatus.NotEnoughBalance'],
  ])('%s', async (state, status, code) => {
    const on = storage();
    on.test.state(state, { instanceId: on.instanceId });
    await on.refuse(operation, free, [status, code]);
  });
});

describe('client tokens', () => {
  const parameters = { ...free, ClientToken: 'once' };

  test('the same request again has the same answer and adds nothing; a changed one is refused', async () => {
    const on = storage();
    const first = await on.ask(operation, parameters);
    const seen = on.test.see();
    const second = await on.ask(operation, parameters);
    expect([second.status, second.at('/DiskId')]).toEqual([200, first.at('/DiskId')]);
    expect(on.test.see()).toEqual(seen);
    await on.refuse(operation, { ...parameters, Size: '41' }, [400, 'InvalidParameter.Conflict']);
  });

  test('one still in process', async () => {
    const on = storage();
    const state = 'a request with the client token is still processing';
    on.test.state(state, { instanceId: on.instanceId, operation, clientToken: 'once', parameters: {} });
    await on.refuse(operation, parameters, [403, 'LastTokenProcessing']);
  });
});

describe('refusals by the request', () => {
  test.each<[Readonly<Record<string, string>>, number, string, string?]>([
    [{ RegionId: '' }, 400, 'MissingParameter', '"RegionId"'],
    [{ ZoneId: '' }, 400, 'MissingParameter', '"ZoneId"'],
    [{ Size: '' }, 400, 'MissingParameter', 'either "SnapshotId" or "Size"'],
    [{ Size: 'large' }, 400, 'InvalidSize.ValueNotSupported'],
    [{ Size: '4', DiskCategory: 'cloud' }, 400, 'InvalidSize.ValueNotSupported'],
    [{ Size: '40000' }, 400, 'InvalidSize.ValueNotSupported'],
    [{ DiskCategory: 'tape' }, 400, 'InvalidDiskCategory.ValueNotSupported'],
    [{ PerformanceLevel: 'PL9' }, 400, 'InvalidPerformanceLevel.Malformed'],
    [{ MultiAttach: 'Maybe' }, 403, 'InvalidParameter.MultiAttach'],
    [{ MultiAttach: 'Enabled', DiskCategory: 'cloud_ssd' }, 403, 'InvalidParameter.DiskCategoryAndMultiAttachNotMatch'],
    [{ DiskName: 'x' }, 400, 'InvalidDiskName.Malformed'],
    [{ DiskName: '1disk' }, 400, 'InvalidDiskName.Malformed'],
    [{ DiskName: 'http://disk' }, 400, 'InvalidDiskName.Malformed'],
    [{ Description: 'x' }, 400, 'InvalidDescription.Malformed'],
    [{ Description: 'https://disk' }, 400, 'InvalidDescription.Malformed'],
    [{ Encrypted: 'maybe' }, 400, 'InvalidParameter.Format'],
    [{ ClientToken: 'x'.repeat(65) }, 400, 'InvalidParameter.Format'],
    [{ 'Tag.1.Key': 'acs:mine' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.21.Key': 'k' }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'https://mine' }, 400, 'InvalidTagValue.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' }, 400, 'Duplicate.TagKey'],
    [{ 'Tag.1.Key': 'k'.repeat(129) }, 400, 'InvalidTagKey.Malformed'],
    [{ 'Tag.1.Key': 'k', 'Tag.1.Value': 'v'.repeat(129) }, 400, 'InvalidTagValue.Malformed'],
    [{ KMSKeyId: 'key' }, 400, 'InvalidParameter.EncryptedIllegal', 'must be true'],
    [{ KMSKeyId: 'key', Encrypted: 'true' }, 404, 'InvalidParameter.KMSKeyId.NotFound'],
    [{ ResourceGroupId: 'rg-1' }, 404, 'InvalidResourceGroup.NotFound'],
    [{ RegionId: 'no-such-region-1' }, 404, 'InvalidRegionId.NotFound'],
    [{ ZoneId: 'no-such-zone' }, 404, 'InvalidZoneId.NotFound'],
    [{ ZoneId: 'cn-beijing-a' }, 404, 'InvalidZoneId.NotFound'],
    [{ SnapshotId: 's-ecsconformance000001' }, 404, 'InvalidSnapshotId.NotFound'],
    [{ ZoneId: '', InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
  ])('%j', async (change, status, code, message) => {
    const on = storage();
    await on.refuse(operation, { ...free, ...change }, [status, code, message]);
  });

  test('an instance together with a zone or with multi-attach', async () => {
    const on = storage();
    const { instanceId: InstanceId } = on;
    await on.refuse(operation, { ...free, InstanceId }, [400, 'InvalidParameter.Conflict', 'ZoneId']);
    const shared = { ...free, ZoneId: '', InstanceId, MultiAttach: 'Enabled' };
    await on.refuse(operation, shared, [403, 'InvalidParameter.MultiAttachAndInstanceIdConflict']);
  });

  test('a snapshot of a system disk', async () => {
    const on = storage();
    const { snapshotId = '' } = on.test.state('a snapshot exists', { diskId: on.systemDiskId });
    await on.refuse(operation, { ...free, SnapshotId: snapshotId }, [403, 'InvalidSnapshotId.NotDataDiskSnapshot']);
  });

  test('with an instance, key, resource group and tags are ignored', async () => {
    const on = storage();
    const ignored = { KMSKeyId: 'key', ResourceGroupId: 'rg-1', 'Tag.1.Key': 'acs:mine' };
    const parameters = { RegionId, InstanceId: on.instanceId, Size: '40', ...ignored };
    expect((await on.ask(operation, parameters)).status).toBe(200);
  });
});
