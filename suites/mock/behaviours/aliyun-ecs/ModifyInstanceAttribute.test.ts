/** ModifyInstanceAttribute against its page and the arrears page. */
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../json.ts';
import { bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

const operation = 'ModifyInstanceAttribute';

function prepare(instance: Readonly<Record<string, JsonValue>> = {}) {
  const test = bench();
  const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', instance);
  const valid = (change: Readonly<Record<string, string>> = { InstanceName: 'another' }) => ({
    InstanceId: instanceId,
    ...change,
  });
  const shown = async () => {
    const InstanceIds = JSON.stringify([instanceId]);
    return (await test.ask('DescribeInstances', { RegionId, InstanceIds })).at('/Instances/Instance/0');
  };
  return { test, instanceId, systemDiskId, valid, shown };
}

describe('effects', () => {
  test('the name, and nothing else', async () => {
    const { test, valid } = prepare();
    const before = test.see();
    await expectSuccess(test, operation, valid());
    expect(test.see()).toEqual({ ...before, instances: [{ ...before.instances[0], name: 'another' }] });
  });

  test('description, host name and protection', async () => {
    const { valid, shown, test } = prepare({ chargeType: 'PostPaid' });
    const change = { Description: 'testInstanceDescription', HostName: 'testHostName', DeletionProtection: 'true' };
    await expectSuccess(test, operation, valid(change));
    expect(await shown()).toMatchObject({ ...change, DeletionProtection: true });
    await expectSuccess(test, operation, valid({ DeletionProtection: 'false' }));
    expect(await shown()).toMatchObject({ HostName: 'testHostName', DeletionProtection: false });
  });

  test('security groups take the place of those before', async () => {
    const { test, instanceId, valid } = prepare();
    const { securityGroupId: first = '' } = test.state('a security group exists', { instanceId });
    const { securityGroupId: second = '' } = test.state('a security group exists', { instanceId });
    await expectSuccess(test, operation, valid({ 'SecurityGroupIds.2': second, 'SecurityGroupIds.1': first }));
    expect(test.see().instances[0]?.securityGroupIds).toEqual([first, second]);
  });

  test('nothing asked for, nothing done', async () => {
    const { test, valid } = prepare();
    const before = test.see();
    await expectSuccess(test, operation, valid({}));
    expect(test.see()).toEqual(before);
  });

  test('password, user data and queues of a stopped instance leave no trace', async () => {
    const { test, valid } = prepare({ status: 'Stopped' });
    const before = test.see();
    const change = { Password: 'Test123456', UserData: 'ZWNobyBoZWxsbyBlY3Mh', NetworkInterfaceQueueNumber: '1' };
    await expectSuccess(test, operation, valid(change));
    expect(test.see()).toEqual(before);
  });
});

describe('arrears', () => {
  test('of the instance: as ever', async () => {
    const { test, instanceId, valid } = prepare();
    test.state('the instance is in arrears', { instanceId });
    await expectSuccess(test, operation, valid());
  });

  test('of its disk: refused, until they are paid', async () => {
    const { test, systemDiskId, valid } = prepare();
    test.state('the disk is in arrears', { diskId: systemDiskId });
    const row = [403, 'OperationDenied', 'current status of the resource'] as const;
    await expectRefusal(test, { operation, parameters: valid() }, row);
    test.state('the disk is no longer in arrears', { diskId: systemDiskId });
    await expectSuccess(test, operation, valid());
  });
});

describe('refusals', () => {
  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ InstanceId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ InstanceName: 'x' }, 400, 'InvalidInstanceName.Malformed'],
    [{ InstanceName: 'n'.repeat(129) }, 400, 'InvalidInstanceName.Malformed'],
    [{ InstanceName: 'http://name' }, 400, 'InvalidInstanceName.Malformed'],
    [{ InstanceName: '7up' }, 400, 'InvalidInstanceName.Malformed'],
    [{ Description: 'd' }, 400, 'InvalidDescription.Malformed'],
    [{ Description: 'https://text' }, 400, 'InvalidDescription.Malformed'],
    [{ HostName: '-host' }, 400, 'InvalidHostName.Malformed'],
    [{ HostName: 'a..b' }, 400, 'InvalidHostName.Malformed'],
    [{ HostName: 'h' }, 400, 'InvalidHostName.Malformed'],
    [{ Password: 'short1A' }, 400, 'InvalidPassword.Malformed'],
    [{ Password: 'onlyletters' }, 400, 'InvalidPassword.Malformed'],
    [{ Password: 'Two classes only' }, 400, 'InvalidPassword.Malformed'],
    [{ UserData: '?' }, 400, 'InvalidParameter'],
    [{ UserData: 'QUJD'.repeat(5_500) }, 400, 'InvalidUserData.SizeExceeded'],
    [{ DeletionProtection: 'maybe' }, 400, 'InvalidParameter'],
    [{ CreditSpecification: 'Standard' }, 400, 'InvalidParameter.CreditSpecification'],
    [{ CreditSpecification: 'Some' }, 400, 'InvalidParameter'],
    [{ 'SecurityGroupIds.1': 'sg-ecsconformance000001' }, 404, 'InvalidSecurityGroupId.NotFound'],
  ])('%j', async (change, status, code) => {
    const { test, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
  });

  test('groups twice, too many, of two types', async () => {
    const { test, valid } = prepare();
    const group = () => test.state('a security group exists').securityGroupId ?? '';
    const groups = Array.from({ length: 6 }, group);
    const of = (ids: readonly string[]) => {
      const listed = ids.map((id, at) => [`SecurityGroupIds.${at + 1}`, id]);
      return { operation, parameters: valid(Object.fromEntries(listed)) };
    };
    const [first = ''] = groups;
    await expectRefusal(test, of([first, first]), [400, 'InvalidParameter']);
    await expectRefusal(test, of(groups), [400, 'InvalidParameter']);
    const credentials = credentialsFrom(test.state('an account exists'));
    const asked = { RegionId, SecurityGroupType: 'enterprise' };
    const enterprise = `${(await test.ask('CreateSecurityGroup', asked, { credentials })).at('/SecurityGroupId')}`;
    await expectRefusal(test, of([first, enterprise]), [400, 'InvalidParameter']);
    await expectSuccess(test, operation, of([enterprise]).parameters);
  });

  test.each<[string, string, string]>([
    ['Pending', 'InstanceName', 'another'],
    ['Starting', 'Password', 'Test123456'],
    ['Running', 'UserData', 'ZWNobyBoZWxsbyBlY3Mh'],
    ['Running', 'NetworkInterfaceQueueNumber', '2'],
  ])('while %s no %s', async (status, parameter, value) => {
    const { test, valid } = prepare({ status });
    const request = { operation, parameters: valid({ [parameter]: value }) };
    await expectRefusal(test, request, [403, 'IncorrectInstanceStatus']);
  });

  test('a password while running is fine', async () => {
    const { test, valid } = prepare();
    await expectSuccess(test, operation, valid({ Password: 'Test123456' }));
  });

  test.each<[string, number, string]>([
    ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
    ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
    ['the instance is locked by another operation', 403, 'IncorrectInstanceStatus'],
    ['the status of the instance does not support the operation', 403, 'IncorrectInstanceStatus'],
    ['the instance was released', 404, 'InvalidInstanceId.NotFound'],
    ['requests are throttled', 400, 'Throttling.User'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, valid } = prepare();
    test.state(state, { instanceId });
    await expectRefusal(test, { operation, parameters: valid() }, [status, code]);
  });
});
