/** ModifyInstanceSpec against its page and the arrears page. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess, RegionId } from './expect-success.test-data.ts';

const operation = 'ModifyInstanceSpec';

function prepare(status = 'Stopped', chargeType = 'PostPaid') {
  const test = bench();
  const values = test.state('an instance exists', { status, chargeType });
  const { instanceId = '', systemDiskId = '', instanceType = '', otherInstanceType = '' } = values;
  const valid = (change: Readonly<Record<string, string>> = { InstanceType: otherInstanceType }) => ({
    InstanceId: instanceId,
    ...change,
  });
  const shown = async () => {
    const InstanceIds = JSON.stringify([instanceId]);
    return (await test.ask('DescribeInstances', { RegionId, InstanceIds })).at('/Instances/Instance/0');
  };
  return { test, instanceId, systemDiskId, instanceType, otherInstanceType, valid, shown };
}

describe('effects', () => {
  test('another type, with its sizes, and nothing else', async () => {
    const { test, valid, otherInstanceType, shown } = prepare();
    const before = test.see();
    await expectSuccess(test, operation, valid());
    const changed = { ...before.instances[0], instanceType: otherInstanceType };
    expect(test.see()).toEqual({ ...before, instances: [changed] });
    expect(await shown()).toMatchObject({ Cpu: 4, Memory: 16_384 });
  });

  test.each(['Running', 'Stopped'])('another bandwidth while %s', async (status) => {
    const { test, valid, shown } = prepare(status);
    await expectSuccess(test, operation, valid({ InternetMaxBandwidthOut: '20' }));
    expect(await shown()).toMatchObject({ InternetMaxBandwidthOut: 20, InternetMaxBandwidthIn: 20 });
    await expectSuccess(test, operation, valid({ InternetMaxBandwidthIn: '15' }));
    expect(await shown()).toMatchObject({ InternetMaxBandwidthOut: 20, InternetMaxBandwidthIn: 15 });
    await expectSuccess(test, operation, valid({ InternetMaxBandwidthOut: '0' }));
    expect(await shown()).toMatchObject({ InternetMaxBandwidthOut: 0, InternetMaxBandwidthIn: 10 });
  });
});

describe('arrears', () => {
  test.each(['the disk is in arrears', 'the instance is in arrears', 'the account is in arrears'])(
    '%s',
    async (state) => {
      const { test, instanceId, systemDiskId, valid } = prepare();
      test.state(state, { instanceId, diskId: systemDiskId });
      await expectRefusal(test, { operation, parameters: valid() }, [400, 'Account.Arrearage']);
    },
  );

  test('no more once the disk was paid', async () => {
    const { test, systemDiskId, valid } = prepare();
    test.state('the disk is in arrears', { diskId: systemDiskId });
    test.state('the disk is no longer in arrears', { diskId: systemDiskId });
    await expectSuccess(test, operation, valid());
  });
});

describe('refusals', () => {
  test.each<[Readonly<Record<string, string>>, number, string, string?]>([
    [{ InstanceId: '', InstanceType: 'ecs.g6.large' }, 400, 'MissingParameter', 'InstanceId'],
    [{}, 400, 'MissingParameter', 'InstanceType'],
    [{ InstanceId: 'i-ecsconformance000001', InstanceType: 'ecs.g6.large' }, 404, 'InvalidInstanceId.NotFound'],
    [{ InstanceType: 'ecs.g6.large', InternetMaxBandwidthOut: '10' }, 400, 'InvalidParameter.Mismatch'],
    [{ InstanceType: 'ecs.none' }, 400, 'InvalidInstanceType.ValueNotSupported'],
    [{ InternetMaxBandwidthOut: '101' }, 400, 'InvalidParameter', 'InternetMaxBandwidthOut'],
    [{ InternetMaxBandwidthOut: 'x' }, 400, 'InvalidParameter', 'InternetMaxBandwidthOut'],
    [{ InternetMaxBandwidthIn: 'x' }, 400, 'InvalidParameter.Bandwidth'],
    [{ InternetMaxBandwidthIn: '0' }, 400, 'InvalidParameter.Bandwidth'],
    [{ InternetMaxBandwidthIn: '11' }, 400, 'InvalidParameter.Bandwidth'],
    [{ InstanceType: 'ecs.g6.large', AllowMigrateAcrossZone: 'x' }, 400, 'InvalidParameter.AllowMigrateAcrossZone'],
    [{ InstanceType: 'ecs.g6.large', 'SystemDisk.Category': 'tape' }, 400, 'InvalidParam.SystemDiskCategory'],
    [{ InstanceType: 'ecs.g6.large', ClientToken: 't'.repeat(65) }, 400, 'InvalidClientToken.ValueNotSupported'],
    [{ InstanceType: 'ecs.g6.large', Async: 'x' }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code, message) => {
    const { test, valid } = prepare();
    const expected = message === undefined ? ([status, code] as const) : ([status, code, message] as const);
    await expectRefusal(test, { operation, parameters: valid(change) }, expected);
  });

  test('the type that it has', async () => {
    const { test, valid, instanceType } = prepare();
    const request = { operation, parameters: valid({ InstanceType: instanceType }) };
    await expectRefusal(test, request, [400, 'DependencyViolation.InstanceType']);
  });

  test('a subscription', async () => {
    const { test, valid } = prepare('Stopped', 'PrePaid');
    await expectRefusal(test, { operation, parameters: valid() }, [403, 'ChargeTypeViolation']);
  });

  test.each<[string, number, string]>([
    ['Running', 400, 'InvalidInstanceStatus.NotStopped'],
    ['Pending', 403, 'InvalidStatus.ValueNotSupported'],
    ['Starting', 403, 'InvalidStatus.ValueNotSupported'],
    ['Stopping', 403, 'InvalidStatus.ValueNotSupported'],
  ])('another type while %s', async (status, httpStatus, code) => {
    const { test, valid } = prepare(status);
    await expectRefusal(test, { operation, parameters: valid() }, [httpStatus, code]);
  });

  test.each<[string, number, string]>([
    ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
    ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
    ['the instance has a specification change booked', 403, 'InstanceSpecModification.NotEffective'],
    ['the instance is being upgraded', 403, 'InvalidStatus.ValueNotSupported'],
    ['the instance is locked by another operation', 403, 'InvalidStatus.ValueNotSupported'],
    ['the instance is placed on a dedicated host', 400, 'InvalidAction.NotSupport'],
    ['the zone is out of stock', 403, 'OperationDenied.NoStock'],
    ['the account balance is insufficient', 403, 'InvalidAccountStatus.NotEnoughBalance'],
    ['the instance was released', 404, 'InvalidInstanceId.NotFound'],
    ['requests are throttled', 400, 'Throttling'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, valid } = prepare();
    test.state(state, { instanceId });
    await expectRefusal(test, { operation, parameters: valid() }, [status, code]);
  });

  test('a token in process', async () => {
    const { test, instanceId, valid } = prepare();
    const pending = { instanceId, operation, clientToken: 'one', parameters: {} };
    test.state('a request with the client token is still processing', pending);
    const withToken = { operation, parameters: { ...valid(), ClientToken: 'one' } };
    await expectRefusal(test, withToken, [403, 'LastTokenProcessing']);
  });
});
