/** StartInstance, StopInstance and RebootInstance against their pages and the arrears page. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';

const operations = [
  { operation: 'StartInstance', from: 'Stopped', via: 'Starting', to: 'Running' },
  { operation: 'StopInstance', from: 'Running', via: 'Stopping', to: 'Stopped' },
  { operation: 'RebootInstance', from: 'Running', via: 'Starting', to: 'Running' },
] as const;
const everyStatus = ['Pending', 'Starting', 'Running', 'Stopping', 'Stopped'] as const;

describe.each(operations)('$operation', ({ operation, from, via, to }) => {
  const instance = (chargeType: 'PrePaid' | 'PostPaid' = 'PrePaid') => {
    const test = bench();
    const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', { status: from, chargeType });
    return { test, instanceId, systemDiskId, request: { operation, parameters: { InstanceId: instanceId } } };
  };

  test('goes from the status it demands through the passing one', async () => {
    const { test, instanceId } = instance();
    const before = test.see();
    const reply = await test.ask(operation, { InstanceId: instanceId });
    expect(reply.body).toEqual({ RequestId: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/) });
    const [old] = before.instances;
    expect(test.see()).toEqual({ ...before, instances: [{ ...old, status: via }] });
    test.state('time has passed', { seconds: 60 });
    expect(test.see().instances[0]?.status).toBe(to);
  });

  test.each(everyStatus.filter((status) => status !== from))('not from %s', async (status) => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists', { status });
    const request = { operation, parameters: { InstanceId: instanceId } };
    await expectRefusal(test, request, [403, 'IncorrectInstanceStatus', 'current status']);
  });

  test('no instance, an unknown one, a released one', async () => {
    const { test, instanceId, request } = instance();
    await expectRefusal(test, { operation, parameters: {} }, [400, 'MissingParameter']);
    const unknown = { operation, parameters: { InstanceId: 'i-ecsconformance000001' } };
    await expectRefusal(test, unknown, [404, 'InvalidInstanceId.NotFound']);
    test.state('the instance was released', { instanceId });
    await expectRefusal(test, request, [404, 'InvalidInstanceId.NotFound']);
  });

  test('not while locked for security', async () => {
    const { test, instanceId, request } = instance();
    test.state('the instance is locked for security', { instanceId });
    await expectRefusal(test, request, [403, 'InstanceLockedForSecurity']);
  });

  test.each(['the instance is being upgraded', 'the instance is locked by another operation'])(
    'not while %s',
    async (state) => {
      const { test, instanceId, request } = instance();
      test.state(state, { instanceId });
      const code = operation === 'StartInstance' ? 'InstanceNotReady' : 'IncorrectInstanceStatus';
      await expectRefusal(test, request, [403, code]);
    },
  );

  test.each(['PrePaid', 'PostPaid'] as const)('not with the %s instance in arrears', async (chargeType) => {
    const { test, instanceId, request } = instance(chargeType);
    test.state('the instance is in arrears', { instanceId });
    const started =
      chargeType === 'PrePaid'
        ? ([403, 'InstanceExpired', 'The prePaid instance'] as const)
        : ([403, 'InstanceExpired', 'The postPaid instance'] as const);
    await expectRefusal(test, request, operation === 'StartInstance' ? started : [403, 'InstanceExpiredOrInArrears']);
  });

  test('not with a disk of it in arrears', async () => {
    const { test, systemDiskId, request } = instance();
    test.state('the disk is in arrears', { diskId: systemDiskId });
    const code = operation === 'StartInstance' ? 'DiskInArrears' : 'InstanceExpiredOrInArrears';
    await expectRefusal(test, request, [403, code]);
  });

  test('a free disk in arrears does not count', async () => {
    const { test, instanceId } = instance();
    const { diskId = '' } = test.state('a disk exists', { instanceId, attached: false });
    test.state('the disk is in arrears', { diskId });
    expect((await test.ask(operation, { InstanceId: instanceId })).status).toBe(200);
  });

  test('a dry run that passes changes nothing', async () => {
    const { test, instanceId } = instance();
    const dry = { operation, parameters: { InstanceId: instanceId, DryRun: 'true' } };
    await expectRefusal(test, dry, [400, 'DryRunOperation']);
  });
});

test('StartInstance: sold out, or an empty account', async () => {
  for (const [state, code] of [
    ['the zone is out of stock', 'OperationDenied.NoStock'],
    ['the account balance is insufficient', 'InsufficientBalance'],
  ] as const) {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists', { status: 'Stopped' });
    test.state(state, { instanceId });
    await expectRefusal(test, { operation: 'StartInstance', parameters: { InstanceId: instanceId } }, [403, code]);
  }
});

test('StopInstance: StopCharging is for pay-as-you-go', async () => {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists');
  const request = { operation: 'StopInstance', parameters: { InstanceId: instanceId, StoppedMode: 'StopCharging' } };
  await expectRefusal(test, request, [403, 'InvalidInstanceId.NotSupport', 'Pre pay instance']);
  const { instanceId: other = '' } = test.state('an instance exists', { chargeType: 'PostPaid' });
  expect((await test.ask('StopInstance', { InstanceId: other, StoppedMode: 'StopCharging' })).status).toBe(200);
});
