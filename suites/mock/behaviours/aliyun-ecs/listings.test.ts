/** DescribeInstances and DescribeDisks against their pages and the arrears page. */
import { describe, expect, test } from 'vitest';
import { bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';

const RegionId = 'cn-hangzhou';

describe('DescribeInstances', () => {
  const operation = 'DescribeInstances';

  test('works with an instance or a disk in arrears, and shows the lock', async () => {
    const test = bench();
    const { instanceId = '', systemDiskId = '' } = test.state('an instance exists');
    test.state('the instance is in arrears', { instanceId });
    test.state('the disk is in arrears', { diskId: systemDiskId });
    const { status, at } = await test.ask(operation, { RegionId, InstanceIds: JSON.stringify([instanceId]) });
    expect([status, at('/TotalCount'), at('/Instances/Instance/0/InstanceId')]).toEqual([200, 1, instanceId]);
    expect(at('/Instances/Instance/0/OperationLocks/LockReason')).toMatchObject([{ LockReason: 'financial' }]);
    expect(at('/Instances/Instance/0')).toMatchObject({
      Status: 'Running',
      InstanceChargeType: 'PrePaid',
      ExpiredTime: '2026-04-09T08:00Z',
    });
  });

  test('an instance without locks shows an empty list', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const { at } = await test.ask(operation, { RegionId, InstanceIds: JSON.stringify([instanceId]) });
    expect(at('/Instances/Instance/0/OperationLocks/LockReason')).toEqual([]);
  });

  test('filters hold together; an empty array finds nothing, an empty text does not filter', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    const { instanceId: other = '' } = test.state('an instance exists', { chargeType: 'PostPaid', status: 'Stopped' });
    const InstanceIds = JSON.stringify([instanceId, other]);
    const found = async (filter: Readonly<Record<string, string>>) =>
      (await test.ask(operation, { RegionId, InstanceIds, ...filter })).at('/TotalCount');
    expect(await found({})).toBe(2);
    expect(await found({ Status: '' })).toBe(2);
    expect(await found({ Status: 'Stopped' })).toBe(1);
    expect(await found({ Status: 'Stopped', InstanceChargeType: 'PrePaid' })).toBe(0);
    expect(await found({ InstanceName: `name-${other.slice(0, 8)}*` })).toBe(2);
    expect(await found({ InstanceIds: '[]' })).toBe(0);
    expect(await found({ RegionId: 'cn-shanghai' })).toBe(0);
    expect(await found({ 'Tag.1.Key': 'k' })).toBe(0);
    const expired = { 'Filter.3.Key': 'ExpiredStartTime', 'Filter.3.Value': '2027-01-01T00:00Z' };
    expect(await found(expired)).toBe(1);
  });

  test('pages by number and by token', async () => {
    const test = bench();
    const values = [1, 2, 3].map(() => test.state('an instance exists').instanceId);
    const InstanceIds = JSON.stringify(values);
    const second = await test.ask(operation, { RegionId, InstanceIds, PageNumber: '2', PageSize: '2' });
    expect([second.at('/TotalCount'), second.at('/Instances/Instance/0/InstanceId')]).toEqual([3, values[2]]);
    const first = await test.ask(operation, { RegionId, InstanceIds, MaxResults: '2' });
    const NextToken = `${first.at('/NextToken')}`;
    const rest = await test.ask(operation, { RegionId, InstanceIds, MaxResults: '2', NextToken });
    expect(rest.at('/Instances/Instance')).toMatchObject([{ InstanceId: values[2] }]);
    expect(rest.at('/NextToken')).toBe('');
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ InstanceChargeType: 'Free' }, 404, 'InvalidInstanceChargeType.NotFound'],
    [{ InternetChargeType: 'Free' }, 404, 'InvalidInternetChargeType.ValueNotSupported'],
    [{ LockReason: 'whim' }, 404, 'InvalidLockReason.NotFound'],
    [{ 'Filter.1.Key': 'Wrong', 'Filter.1.Value': '2017-12-05T22:40Z' }, 404, 'InvalidFilterKey.NotFound'],
    [{ 'Filter.1.Key': 'CreationStartTime' }, 404, 'InvalidFilterKey.NotFound'],
    [{ NextToken: 'nonsense' }, 400, 'InvalidParameter.Format'],
    [{ InstanceNetworkType: 'fibre' }, 404, 'InvalidNetworkType.NotFound'],
    [{ Status: 'Dreaming' }, 404, 'InvalidStatus.NotFound'],
    [{ 'Tag.1.Value': 'v' }, 400, 'InvalidTag.Mismatch'],
    [{ 'Tag.21.Key': 'k', 'Tag.21.Value': 'v' }, 400, 'InvalidTagCount'],
    [{ HpcClusterId: 'hpc-1' }, 400, 'InvalidHpcClusterId.NotFound'],
    [{ PageSize: '101' }, 400, 'InvalidParameter.Format'],
    [{ InstanceIds: 'i-1' }, 400, 'InvalidParameter.Format'],
    [{ DryRun: 'true' }, 400, 'DryRunOperation'],
  ])('%j', async (change, status, code) => {
    await expectRefusal(bench(), { operation, parameters: { RegionId, ...change } }, [status, code]);
  });

  test('a sub-user without the permission gets an empty list, and a dry run says why', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const credentials = credentialsFrom(test.state('the caller lacks a permission', { operation }));
    const parameters = { RegionId, InstanceIds: JSON.stringify([instanceId]) };
    const { status, at } = await test.ask(operation, parameters, { credentials });
    expect([status, at('/TotalCount')]).toEqual([200, 0]);
    const dry = { operation, parameters: { ...parameters, DryRun: 'true' }, credentials };
    await expectRefusal(test, dry, [403, 'Forbidden.RAM']);
  });
});

describe('DescribeDisks', () => {
  const operation = 'DescribeDisks';

  test('works with an instance or a disk in arrears, and shows the lock', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    const { diskId = '' } = test.state('a disk exists', { instanceId, chargeType: 'PrePaid' });
    test.state('the instance is in arrears', { instanceId });
    test.state('the disk is in arrears', { diskId });
    const { status, at } = await test.ask(operation, { RegionId, DiskIds: JSON.stringify([diskId]) });
    expect([status, at('/TotalCount')]).toEqual([200, 1]);
    expect(at('/Disks/Disk/0')).toMatchObject({
      DiskId: diskId,
      InstanceId: instanceId,
      Status: 'In_use',
      Type: 'data',
      DiskChargeType: 'PrePaid',
      ExpiredTime: '2026-04-09T08:00Z',
      MultiAttach: 'Disabled',
      OperationLocks: { OperationLock: [{ LockReason: 'financial' }] },
    });
  });

  test('filters hold together', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('a disk exists', { instanceId, portable: false });
    const found = async (filter: Readonly<Record<string, string>>) =>
      (await test.ask(operation, { RegionId, InstanceId: instanceId, ...filter })).at('/TotalCount');
    expect(await found({})).toBe(2);
    expect(await found({ DiskType: 'all', Category: 'all', Status: 'All' })).toBe(2);
    expect(await found({ DiskType: 'system' })).toBe(1);
    expect(await found({ DiskType: 'data', Portable: 'true' })).toBe(0);
    expect(await found({ DiskIds: '[]' })).toBe(0);
    expect(await found({ MultiAttach: 'Enabled' })).toBe(0);
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParamter.RegionId'],
    [{ RegionId: 'no-such-region-1' }, 400, 'InvalidRegion.NotFound'],
    [{ ZoneId: 'no-such-zone' }, 400, 'InvalidZoneId.NotFound'],
    [{ DiskIds: 'd-1' }, 400, 'InvalidParameter.DiskIds'],
    [{ DiskIds: JSON.stringify(Array.from({ length: 101 }, (_, n) => `d-${n}`)) }, 403, 'InvalidDiskIds.Malformed'],
    [{ DiskType: 'boot' }, 400, 'InvalidDiskType.ValueNotSupported'],
    [{ Category: 'tape' }, 400, 'InvalidCategory.ValueNotSupported'],
    [{ Status: 'Dreaming' }, 400, 'InvalidStatus.ValueNotSupported'],
    [{ DiskChargeType: 'Free' }, 404, 'InvalidDiskChargeType.NotFound'],
    [{ LockReason: 'whim' }, 404, 'InvalidLockReason.NotFound'],
    [{ MultiAttach: 'Maybe' }, 403, 'InvalidParameter.MultiAttach'],
    [{ MultiAttach: 'Enabled', EnableShared: 'true' }, 403, 'InvalidParameter.MultiAttachAndEnableSharedNotMatch'],
    [{ SnapshotId: 's-1' }, 400, 'InvalidSnapshot.NotFound'],
    [{ DiskIds: '[1]' }, 400, 'InvalidParameter.DiskIds'],
    [{ 'Filter.1.Key': 'CreationStartTime' }, 400, 'IncompleteParamter'],
    [{ 'Filter.1.Key': 'Wrong', 'Filter.1.Value': '2017-12-05T22:40Z' }, 400, 'InvalidParamter'],
    [{ NextToken: 'nonsense' }, 400, 'InvalidParamter'],
    [{ 'Tag.1.Value': 'v' }, 400, 'InvalidTag.Mismatch'],
    [{ 'Tag.21.Key': 'k' }, 400, 'InvalidTagCount'],
    [{ MaxResults: '501' }, 400, 'InvalidParamter'],
    [{ DryRun: 'true' }, 400, 'DryRunOperation'],
  ])('%j', async (change, status, code) => {
    await expectRefusal(bench(), { operation, parameters: { RegionId, ...change } }, [status, code]);
  });
});
