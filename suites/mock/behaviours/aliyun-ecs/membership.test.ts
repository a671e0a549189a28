/** JoinSecurityGroup and LeaveSecurityGroup against their pages. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

const joining = (operation: string): boolean => operation === 'JoinSecurityGroup';

function prepare(operation: string, status = 'Running') {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists', { status });
  const { securityGroupId = '' } = test.state('a security group exists', { instanceId, joined: !joining(operation) });
  const parameters = { InstanceId: instanceId, SecurityGroupId: securityGroupId };
  const groups = () => test.see().instances[0]?.securityGroupIds ?? [];
  return { test, instanceId, securityGroupId, parameters, groups };
}

describe.each(['JoinSecurityGroup', 'LeaveSecurityGroup'])('%s', (operation) => {
  test.each(['Running', 'Stopped'])('changes the groups of an instance that is %s and nothing else', async (status) => {
    const { test, securityGroupId, parameters, groups } = prepare(operation, status);
    const before = test.see();
    const others = groups().filter((id) => id !== securityGroupId);
    await expectSuccess(test, operation, parameters);
    expect(groups()).toEqual(joining(operation) ? [...others, securityGroupId] : others);
    expect({ ...test.see(), instances: [] }).toEqual({ ...before, instances: [] });
  });

  test.each<[string, number, string]>([
    ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
    ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
    ['the instance is being upgraded', 403, 'IncorrectInstanceStatus'],
    ['the instance is locked by another operation', 403, 'IncorrectInstanceStatus'],
    ['the status of the instance does not support the operation', 403, 'IncorrectInstanceStatus'],
    ['the instance was released', 404, 'InvalidInstanceId.NotFound'],
    ['requests are throttled', 400, 'Throttling.User'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, parameters } = prepare(operation);
    test.state(state, { instanceId });
    await expectRefusal(test, { operation, parameters }, [status, code]);
  });

  test.each(['Pending', 'Starting', 'Stopping'])('not while %s', async (status) => {
    const { test, parameters } = prepare(operation, status);
    await expectRefusal(test, { operation, parameters }, [403, 'IncorrectInstanceStatus']);
  });

  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ SecurityGroupId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ SecurityGroupId: 'sg-ecsconformance000001' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ RegionId: 'cn-shanghai' }, 404, 'InvalidSecurityGroupId.NotFound'],
    [{ InstanceId: '', NetworkInterfaceId: 'eni-1' }, 400, 'MissingParameter.RegionId'],
    [{ InstanceId: '', NetworkInterfaceId: 'eni-1', RegionId }, 404, 'InvalidEniId.NotFound'],
  ])('%j', async (change, status, code) => {
    const { test, parameters } = prepare(operation);
    await expectRefusal(test, { operation, parameters: { ...parameters, ...change } }, [status, code]);
  });

  test('instance and interface at once', async () => {
    const { test, parameters } = prepare(operation);
    const expected = joining(operation)
      ? ([403, 'InvalidParam.EniIdAndInstanceId.Conflict', 'cannot be set'] as const)
      : ([400, 'InvalidParameter.Format'] as const);
    await expectRefusal(test, { operation, parameters: { ...parameters, NetworkInterfaceId: 'eni-1' } }, expected);
  });
});

test('nobody joins twice, nor a sixth group', async () => {
  const operation = 'JoinSecurityGroup';
  const { test, instanceId, parameters, groups } = prepare(operation);
  await expectSuccess(test, operation, parameters);
  await expectRefusal(test, { operation, parameters }, [403, 'InvalidInstanceId.AlreadyExists']);
  for (let joined = 0; joined < 3; joined += 1) test.state('a security group exists', { instanceId, joined: true });
  expect(groups()).toHaveLength(5);
  const { securityGroupId = '' } = test.state('a security group exists', { instanceId });
  const sixth = { operation, parameters: { InstanceId: instanceId, SecurityGroupId: securityGroupId } };
  await expectRefusal(test, sixth, [400, 'InstanceSecurityGroupLimitExceeded']);
});

test('nobody leaves a group that they are not in, nor the last one', async () => {
  const operation = 'LeaveSecurityGroup';
  const { test, instanceId, parameters, groups } = prepare(operation);
  await expectSuccess(test, operation, parameters);
  await expectRefusal(test, { operation, parameters }, [403, 'InstanceNotInSecurityGroup']);
  const last = { operation, parameters: { InstanceId: instanceId, SecurityGroupId: groups()[0] ?? '' } };
  await expectRefusal(test, last, [403, 'InstanceLastSecurityGroup']);
});
