/** DescribeRegions, DescribeZones, DescribeInstanceTypes and DescribeInstanceStatus against their pages. */
import { describe, expect, test } from 'vitest';
import { bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

describe.each(['DescribeRegions', 'DescribeZones', 'DescribeInstanceTypes', 'DescribeInstanceStatus'])(
  '%s',
  (operation) => {
    test('throttled and faulty, where the credentials say whose request it is', async () => {
      const test = bench();
      const credentials = credentialsFrom(test.state('an account exists'));
      await expectSuccess(test, operation, operation === 'DescribeRegions' ? {} : { RegionId }, { credentials });
      test.state('requests are throttled');
      await expectRefusal(test, { operation, parameters: { RegionId }, credentials }, [400, 'Throttling.User']);
    });
  },
);

describe('DescribeRegions', () => {
  const operation = 'DescribeRegions';

  test.each([
    ['', '华东 1'],
    ['zh-CN', '华东 1'],
    ['en-US', 'China (Hangzhou)'],
    ['ja', '中国 (杭州)'],
  ])('in language %j', async (AcceptLanguage, name) => {
    const { at } = await expectSuccess(bench(), operation, { AcceptLanguage });
    expect(at('/Regions/Region/0')).toEqual({
      RegionId,
      RegionEndpoint: 'ecs.aliyuncs.com',
      LocalName: name,
      Status: 'available',
    });
  });

  test('an unknown language, an unknown charge type', async () => {
    await expectRefusal(bench(), { operation, parameters: { AcceptLanguage: 'fr' } }, [
      404,
      'InvalidAcceptLanguage.NotFound',
    ]);
    const parameters = { InstanceChargeType: 'Free' };
    await expectRefusal(bench(), { operation, parameters }, [400, 'InvalidParameter.Format']);
  });
});

describe('DescribeZones', () => {
  const operation = 'DescribeZones';

  test('shows what can be had in each zone, nothing in one that is sold out', async () => {
    const test = bench();
    const credentials = credentialsFrom(test.state('an account exists'));
    const { zoneId } = test.state('an instance exists');
    test.state('the zone is out of stock');
    const { at } = await expectSuccess(test, operation, { RegionId, AcceptLanguage: 'en-US' }, { credentials });
    const zones = at('/Zones/Zone') as readonly { readonly ZoneId: string }[];
    expect(zones.map(({ ZoneId }) => ZoneId)).toContain(zoneId);
    expect(zones[0]).toMatchObject({
      LocalName: 'China (Hangzhou) Zone A',
      AvailableResourceCreation: { ResourceTypes: ['Instance', 'Disk', 'VSwitch'] },
    });
    expect(zones.find(({ ZoneId }) => ZoneId === zoneId)).toMatchObject({
      AvailableResourceCreation: { ResourceTypes: [] },
      AvailableDiskCategories: { DiskCategories: [] },
    });
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ RegionId: 'no-such-region-1' }, 404, 'InvalidRegionId.NotFound'],
    [{ InstanceChargeType: 'Free' }, 404, 'InvalidInstanceChargeType.NotFound'],
    [{ SpotStrategy: 'Luck' }, 400, 'InvalidSpotStrategy'],
    [{ AcceptLanguage: 'fr' }, 404, 'InvalidAcceptLanguage.NotFound'],
  ])('%j', async (change, status, code) => {
    await expectRefusal(bench(), { operation, parameters: { RegionId, ...change } }, [status, code]);
  });
});

describe('DescribeInstanceTypes', () => {
  const operation = 'DescribeInstanceTypes';
  const found = async (parameters: Readonly<Record<string, string>>) => {
    const { at } = await expectSuccess(bench(), operation, parameters);
    return (at('/InstanceTypes/InstanceType') as readonly { readonly InstanceTypeId: string }[]).map(
      ({ InstanceTypeId }) => InstanceTypeId,
    );
  };

  test('all, a family, single ones, none', async () => {
    expect(await found({})).toEqual(expect.arrayContaining(['ecs.g7se.large', 'ecs.g7se.xlarge', 'ecs.g6.large']));
    expect(await found({ InstanceTypeFamily: 'ecs.c6' })).toEqual(['ecs.c6.large', 'ecs.c6.xlarge']);
    const two = { 'InstanceTypes.1': 'ecs.g6.large', 'InstanceTypes.2': 'ecs.c6.large' };
    expect(await found(two)).toEqual(['ecs.c6.large', 'ecs.g6.large']);
    expect(await found({ ...two, InstanceTypeFamily: 'ecs.g6' })).toEqual(['ecs.g6.large']);
    expect(await found({ 'InstanceTypes.1': 'ecs.none' })).toEqual([]);
  });

  test('its sizes are those that an instance of the type shows', async () => {
    const test = bench();
    const { instanceId, instanceType = '' } = test.state('an instance exists');
    const types = await expectSuccess(test, operation, { 'InstanceTypes.1': instanceType });
    expect(types.at('/InstanceTypes/InstanceType/0')).toMatchObject({ CpuCoreCount: 2, MemorySize: 8 });
    const { at } = await test.ask('DescribeInstances', { RegionId, InstanceIds: JSON.stringify([instanceId]) });
    expect(at('/Instances/Instance/0')).toMatchObject({ Cpu: 2, Memory: 8_192, InstanceType: instanceType });
  });

  test('an eleventh id', async () => {
    const parameters = { 'InstanceTypes.11': 'ecs.g6.large' };
    await expectRefusal(bench(), { operation, parameters }, [400, 'InvalidParameter.Format']);
  });
});

describe('DescribeInstanceStatus', () => {
  const operation = 'DescribeInstanceStatus';

  test('lists by region and zone, page by page', async () => {
    const test = bench();
    const credentials = credentialsFrom(test.state('an account exists'));
    const { instanceId, zoneId = '' } = test.state('an instance exists');
    const other = test.state('an instance exists', { status: 'Stopped', zone: 'another' });
    const found = async (change: Readonly<Record<string, string>>) =>
      (await expectSuccess(test, operation, { RegionId, ...change }, { credentials })).at('');
    expect(await found({})).toMatchObject({
      TotalCount: 2,
      PageNumber: 1,
      PageSize: 10,
      InstanceStatuses: {
        InstanceStatus: [
          { InstanceId: instanceId, Status: 'Running' },
          { InstanceId: other.instanceId, Status: 'Stopped' },
        ],
      },
    });
    expect(await found({ ZoneId: zoneId })).toMatchObject({ TotalCount: 1 });
    expect(await found({ ClusterId: 'cls-1' })).toMatchObject({ TotalCount: 0 });
    expect(await found({ RegionId: 'cn-shanghai' })).toMatchObject({ TotalCount: 0 });
    expect(await found({ PageNumber: '2', PageSize: '1' })).toMatchObject({
      TotalCount: 2,
      PageNumber: 2,
      InstanceStatuses: { InstanceStatus: [{ InstanceId: other.instanceId }] },
    });
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ RegionId: '' }, 400, 'MissingParameter'],
    [{ PageSize: '51' }, 400, 'InvalidParameter.Format'],
    [{ PageNumber: '0' }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code) => {
    await expectRefusal(bench(), { operation, parameters: { RegionId, ...change } }, [status, code]);
  });
});
