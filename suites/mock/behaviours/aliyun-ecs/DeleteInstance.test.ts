/** DeleteInstance against its page and the arrears page. */
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../json.ts';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess } from './expect-success.test-data.ts';

const operation = 'DeleteInstance';

function prepare(instance: Readonly<Record<string, JsonValue>> = {}) {
  const test = bench();
  const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', {
    chargeType: 'PostPaid',
    status: 'Stopped',
    ...instance,
  });
  const valid = (change: Readonly<Record<string, string>> = {}) => ({ InstanceId: instanceId, ...change });
  return { test, instanceId, systemDiskId, valid };
}

test('releases the instance with its system disk and what goes with it; other disks become free', async () => {
  const { test, instanceId, valid } = prepare();
  const { diskId: leaving = '' } = test.state('a disk exists', { instanceId, attached: false });
  await test.ask('AttachDisk', valid({ DiskId: leaving, DeleteWithInstance: 'true' }));
  const { diskId: staying = '' } = test.state('a disk exists', { instanceId });
  const { diskId: elsewhere = '' } = test.state('a disk exists', { instanceId, attached: false });
  await expectSuccess(test, operation, valid());
  const after = test.see();
  expect(after.instances).toEqual([]);
  expect(after.disks).toMatchObject([
    { diskId: staying, instanceId: null, status: 'Available' },
    { diskId: elsewhere, instanceId: null, status: 'Available' },
  ]);
  await expectRefusal(test, { operation, parameters: valid() }, [404, 'InvalidInstanceId.NotFound']);
});

test('a multi-attach disk stays with its other instance', async () => {
  const { test, instanceId, valid } = prepare();
  const { diskId = '' } = test.state('a disk exists', { instanceId, multiAttach: true });
  const { instanceId: other = '' } = test.state('an instance exists');
  await test.ask('AttachDisk', { InstanceId: other, DiskId: diskId });
  await expectSuccess(test, operation, valid());
  expect(test.see().disks.find((disk) => disk.diskId === diskId)).toMatchObject({
    instanceId: other,
    status: 'In_use',
  });
});

describe('status and force', () => {
  test.each<[string, string, number, string]>([
    ['Running', '', 403, 'IncorrectInstanceStatus'],
    ['Running', 'false', 403, 'IncorrectInstanceStatus'],
    ['Starting', 'true', 403, 'IncorrectInstanceStatus'],
    ['Stopping', 'true', 403, 'IncorrectInstanceStatus'],
    ['Pending', 'true', 403, 'IncorrectInstanceStatus.Initializing'],
  ])('not from %s with Force %j', async (status, Force, httpStatus, code) => {
    const { test, valid } = prepare({ status });
    await expectRefusal(test, { operation, parameters: valid({ Force }) }, [httpStatus, code]);
  });

  test('running, with force', async () => {
    const { test, valid } = prepare({ status: 'Running' });
    await expectSuccess(test, operation, valid({ Force: 'true' }));
    expect(test.see().instances).toEqual([]);
  });
});

describe('subscriptions', () => {
  test('not before they expired, whatever is asked for', async () => {
    const { test, valid } = prepare({ chargeType: 'PrePaid' });
    for (const change of [{}, { TerminateSubscription: 'true' }]) {
      await expectRefusal(test, { operation, parameters: valid(change) }, [403, 'ChargeTypeViolation']);
    }
  });

  test('expired ones where they are meant', async () => {
    const { test, instanceId, valid } = prepare({ chargeType: 'PrePaid' });
    test.state('the instance expired', { instanceId });
    await expectRefusal(test, { operation, parameters: valid() }, [403, 'ChargeTypeViolation']);
    await expectSuccess(test, operation, valid({ TerminateSubscription: 'true' }));
    expect(test.see()).toMatchObject({ instances: [], disks: [] });
  });
});

describe('other refusals', () => {
  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ InstanceId: '' }, 400, 'MissingParameter'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ Force: 'maybe' }, 400, 'InvalidParameter.Format'],
  ])('%j', async (change, status, code) => {
    const { test, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
  });

  test.each<[string, number, string]>([
    ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
    ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
    ['the instance is being upgraded', 403, 'IncorrectInstanceStatus'],
    ['the instance is locked by another operation', 403, 'IncorrectInstanceStatus'],
    ['the status of the instance does not support the operation', 403, 'IncorrectInstanceStatus'],
    ['requests are throttled', 400, 'Throttling.User'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, valid } = prepare();
    test.state(state, { instanceId, operation });
    await expectRefusal(test, { operation, parameters: valid({ Force: 'true' }) }, [status, code]);
  });

  test('a protected instance, until it is protected no more; a subscription cannot be', async () => {
    const { test, valid } = prepare();
    await expectSuccess(test, 'ModifyInstanceAttribute', valid({ DeletionProtection: 'true' }));
    const refused = [403, 'InvalidOperation.DeletionProtection', 'protected'] as const;
    await expectRefusal(test, { operation, parameters: valid() }, refused);
    await expectSuccess(test, 'ModifyInstanceAttribute', valid({ DeletionProtection: 'false' }));
    await expectSuccess(test, operation, valid());
    const { instanceId = '' } = test.state('an instance exists');
    await expectSuccess(test, 'ModifyInstanceAttribute', { InstanceId: instanceId, DeletionProtection: 'true' });
    test.state('the instance expired', { instanceId });
    await expectSuccess(test, operation, { InstanceId: instanceId, TerminateSubscription: 'true' });
  });
});
