/** What CreateInstance does: the instance, its disks, its order and its money. */
import { describe, expect, test } from 'vitest';
import { instancePrice } from '../../machine/prices.ts';
import { bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

const operation = 'CreateInstance';

type Parameters = Readonly<Record<string, string>>;

function prepare() {
  const test = bench();
  const credentials = credentialsFrom(test.state('an account exists'));
  const { securityGroupId = '', vSwitchId = '' } = test.state('a security group exists');
  const create = async (change: Parameters = {}) => {
    const basic = { RegionId, InstanceType: 'ecs.g6.large', ImageId: 'ubuntu_18_04_64_20G_alibase_20190624.vhd' };
    const asked = { ...basic, SecurityGroupId: securityGroupId, VSwitchId: vSwitchId, ...change };
    return expectSuccess(test, operation, asked, { credentials });
  };
  const shown = async (instanceId: unknown) => {
    const InstanceIds = JSON.stringify([instanceId]);
    return (await test.ask('DescribeInstances', { RegionId, InstanceIds })).at('/Instances/Instance/0');
  };
  return { test, credentials, securityGroupId, create, shown };
}

test('pay-as-you-go: a stopped instance with its system disk in the group given, without an address and an order', async () => {
  const { test, securityGroupId, create } = prepare();
  const before = test.see();
  const { at } = await create();
  const instanceId = at('/InstanceId');
  expect([at('/OrderId'), at('/TradePrice')]).toEqual(['', '0.17']);
  const after = test.see();
  expect(after.instances).toEqual([
    {
      instanceId,
      status: 'Stopped',
      chargeType: 'PostPaid',
      expiredTime: null,
      locks: [],
      name: `name-${instanceId}`,
      instanceType: 'ecs.g6.large',
      publicIpAddresses: [],
      securityGroupIds: [securityGroupId],
    },
  ]);
  expect(after.disks).toMatchObject([{ instanceId, status: 'In_use', chargeType: 'PostPaid', locks: [] }]);
  expect({ ...after, instances: [], disks: [] }).toEqual(before);
});

test('what the request chose', async () => {
  const { test, create, shown } = prepare();
  const { at } = await create({
    InstanceName: 'mine',
    Description: 'a description',
    HostName: 'host-1',
    InternetMaxBandwidthOut: '20',
    DeletionProtection: 'true',
    'SystemDisk.Size': '60',
    'SystemDisk.Category': 'cloud_essd',
    'SystemDisk.DiskName': 'system',
    'DataDisk.1.Size': '100',
    'DataDisk.1.DiskName': 'first',
    'DataDisk.1.Description': 'its description',
    'DataDisk.2.Category': 'cloud_ssd',
    'DataDisk.2.DeleteWithInstance': 'false',
  });
  expect(await shown(at('/InstanceId'))).toMatchObject({
    InstanceName: 'mine',
    Description: 'a description',
    HostName: 'host-1',
    InternetMaxBandwidthOut: 20,
    InternetMaxBandwidthIn: 20,
    DeletionProtection: true,
    Cpu: 2,
    Memory: 8_192,
  });
  const listed = await test.ask('DescribeDisks', { RegionId, InstanceId: `${at('/InstanceId')}` });
  expect(listed.at('/Disks/Disk')).toMatchObject([
    { Type: 'system', Size: 60, Category: 'cloud_essd', DiskName: 'system', Device: '/dev/xvda' },
    {
      Type: 'data',
      Size: 100,
      Category: 'cloud_efficiency',
      DiskName: 'first',
      Description: 'its description',
      Device: '/dev/xvdb',
      DeleteWithInstance: true,
    },
    { Type: 'data', Size: 20, Category: 'cloud_ssd', Device: '/dev/xvdc', DeleteWithInstance: false },
  ]);
});

test('without a group it is in the usual one, without a switch in the usual zone', async () => {
  const { test, create } = prepare();
  const before = test.see().securityGroups?.length ?? 0;
  const { at } = await create({ SecurityGroupId: '', VSwitchId: '' });
  const { instances, securityGroups } = test.see();
  expect(securityGroups).toHaveLength(before + 1);
  expect(instances.find(({ instanceId }) => instanceId === at('/InstanceId'))?.securityGroupIds).toHaveLength(1);
});

test('it can be started, given an address only with bandwidth, and released', async () => {
  const { test, create } = prepare();
  const { at } = await create();
  const InstanceId = `${at('/InstanceId')}`;
  const allocate = { operation: 'AllocatePublicIpAddress', parameters: { InstanceId } };
  await expectRefusal(test, allocate, [400, 'AllocateIpInvalidInstanceBandwidth']);
  await expectSuccess(test, 'ModifyInstanceSpec', { InstanceId, InternetMaxBandwidthOut: '1' });
  await expectSuccess(test, 'AllocatePublicIpAddress', { InstanceId });
  await expectSuccess(test, 'StartInstance', { InstanceId });
  test.state('time has passed', { seconds: 60 });
  await expectSuccess(test, 'DeleteInstance', { InstanceId, Force: 'true' });
  expect(test.see()).toMatchObject({ instances: [], disks: [] });
});

describe('subscription', () => {
  test.each<[string, string, string, number]>([
    ['1', '', '2026-04-10T08:00:00.000Z', instancePrice(1, 'Month')],
    ['3', 'Month', '2026-06-10T08:00:00.000Z', instancePrice(3, 'Month')],
    ['2', 'Week', '2026-03-24T08:00:00.000Z', instancePrice(2, 'Week')],
  ])('%s %s: one paid order for its price, up to its expiry', async (Period, PeriodUnit, expiredTime, price) => {
    const { test, create } = prepare();
    const before = test.see();
    const { at } = await create({ InstanceChargeType: 'PrePaid', Period, PeriodUnit });
    const after = test.see();
    expect(after.orders).toEqual([{ orderId: at('/OrderId'), status: 'paid', operation }]);
    expect(after.instances).toMatchObject([{ chargeType: 'PrePaid', expiredTime, status: 'Stopped' }]);
    expect(after.disks).toMatchObject([{ chargeType: 'PrePaid', expiredTime }]);
    expect(before.balance - after.balance).toBe(price / 100);
    expect(Number(at('/TradePrice'))).toBe(price / 100);
  });

  test('vouchers pay first; what they paid for a disk never comes back', async () => {
    const { test, create } = prepare();
    test.state('the account has a voucher', { coversMonths: 2 });
    const before = test.see();
    const { at } = await create({ InstanceChargeType: 'PrePaid', Period: '1', 'DataDisk.1.Size': '20' });
    expect(test.see().balance).toBe(before.balance);
    const InstanceId = `${at('/InstanceId')}`;
    await test.ask('StartInstance', { InstanceId });
    test.state('time has passed', { seconds: 60 });
    const dataDisk = test.see().disks[1]?.diskId ?? '';
    const back = { InstanceId, RegionId, DiskIds: JSON.stringify([dataDisk]), DiskChargeType: 'PostPaid' };
    await expectSuccess(test, 'ModifyDiskChargeType', back);
    expect(test.see().balance).toBe(before.balance);
  });

  test('what the balance paid for a disk comes back for the time that is left', async () => {
    const { test, create } = prepare();
    const { at } = await create({ InstanceChargeType: 'PrePaid', Period: '1', 'DataDisk.1.Size': '20' });
    const paid = test.see();
    const InstanceId = `${at('/InstanceId')}`;
    await test.ask('StartInstance', { InstanceId });
    test.state('time has passed', { seconds: 60 });
    const back = { InstanceId, RegionId, DiskIds: JSON.stringify([paid.disks[1]?.diskId]), DiskChargeType: 'PostPaid' };
    await expectSuccess(test, 'ModifyDiskChargeType', back);
    expect(test.see().balance).toBeGreaterThan(paid.balance);
  });
});
