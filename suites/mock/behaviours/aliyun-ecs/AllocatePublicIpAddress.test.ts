/** AllocatePublicIpAddress against its page and the arrears page. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

const operation = 'AllocatePublicIpAddress';

function prepare(status = 'Running', chargeType = 'PrePaid') {
  const test = bench();
  const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', { status, chargeType });
  const valid = (change: Readonly<Record<string, string>> = {}) => ({ InstanceId: instanceId, ...change });
  return { test, instanceId, systemDiskId, valid };
}

test.each(['Running', 'Stopped'])('gives an instance that is %s its one address', async (status) => {
  const { test, valid } = prepare(status);
  const before = test.see();
  const { at } = await expectSuccess(test, operation, valid());
  const address = at('/IpAddress');
  expect(address).toMatch(/^(\d{1,3}\.){3}\d{1,3}$/);
  expect(test.see()).toEqual({ ...before, instances: [{ ...before.instances[0], publicIpAddresses: [address] }] });
  await expectRefusal(test, { operation, parameters: valid() }, [403, 'AllocatedAlready']);
});

test('two instances have two addresses, and the one asked for where it is free', async () => {
  const { test, valid } = prepare();
  const first = (await expectSuccess(test, operation, valid())).at('/IpAddress');
  const { instanceId = '' } = test.state('an instance exists');
  const taken = { operation, parameters: { InstanceId: instanceId, IpAddress: `${first}` } };
  await expectRefusal(test, taken, [403, 'IpInUse']);
  const { at } = await expectSuccess(test, operation, { InstanceId: instanceId, IpAddress: '112.124.1.2' });
  expect(at('/IpAddress')).toBe('112.124.1.2');
  const third = test.state('an instance exists').instanceId ?? '';
  const other = await expectSuccess(test, operation, { InstanceId: third });
  expect([first, '112.124.1.2']).not.toContain(other.at('/IpAddress'));
});

test('the address is listed and found', async () => {
  const { test, instanceId, valid } = prepare();
  const address = (await expectSuccess(test, operation, valid())).at('/IpAddress');
  const parameters = {
    RegionId,
    PublicIpAddresses: JSON.stringify([address]),
    InstanceIds: JSON.stringify([instanceId]),
  };
  const { at } = await test.ask('DescribeInstances', parameters);
  expect(at('/Instances/Instance/0/PublicIpAddress/IpAddress')).toEqual([address]);
});

describe('refusals', () => {
  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ InstanceId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ IpAddress: '112.124' }, 400, 'InvalidIpAddress.Malformed'],
    [{ VlanId: '100' }, 404, 'InvalidVlanId.NotFound'],
  ])('%j', async (change, status, code) => {
    const { test, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
  });

  describe.each(['PrePaid', 'PostPaid'])('%s', (chargeType) => {
    test.each<[string, number, string]>([
      ['the instance is in arrears', 403, 'InstanceExpiredOrInArrears'],
      ['the disk is in arrears', 403, 'InstanceExpiredOrInArrears'],
      ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
      ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
      ['the instance is being upgraded', 403, 'IncorrectInstanceStatus'],
      ['the status of the instance does not support the operation', 403, 'IncorrectInstanceStatus'],
      ['the instance was released', 404, 'InvalidInstanceId.NotFound'],
      ['requests are throttled', 400, 'Throttling.User'],
      ['the service has an internal fault', 500, 'InternalError'],
    ])('%s', async (state, status, code) => {
      const { test, instanceId, systemDiskId, valid } = prepare('Running', chargeType);
      test.state(state, { instanceId, diskId: systemDiskId });
      await expectRefusal(test, { operation, parameters: valid() }, [status, code]);
    });
  });

  test('no more once what is owed was paid', async () => {
    const { test, instanceId, systemDiskId, valid } = prepare();
    test.state('the instance is in arrears', { instanceId });
    test.state('the disk is in arrears', { diskId: systemDiskId });
    test.state('the instance is no longer in arrears', { instanceId });
    await expectRefusal(test, { operation, parameters: valid() }, [403, 'InstanceExpiredOrInArrears']);
    test.state('the disk is no longer in arrears', { diskId: systemDiskId });
    await expectSuccess(test, operation, valid());
  });

  test('another disk of the scope in arrears does not count', async () => {
    const { test, instanceId, valid } = prepare();
    const { diskId } = test.state('a disk exists', { instanceId, attached: false });
    test.state('the disk is in arrears', { diskId: diskId ?? '' });
    await expectSuccess(test, operation, valid());
  });

  test('without outbound bandwidth', async () => {
    const { test, valid } = prepare('Stopped', 'PostPaid');
    await expectSuccess(test, 'ModifyInstanceSpec', valid({ InternetMaxBandwidthOut: '0' }));
    await expectRefusal(test, { operation, parameters: valid() }, [400, 'AllocateIpInvalidInstanceBandwidth']);
  });
});
