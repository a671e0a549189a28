/** ModifyDiskChargeType against its page (English edition; edition of 2021 where that does not contradict). */
import { describe, expect, test } from 'vitest';
import { credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import {
  type Change,
  changed,
  chargeTypes,
  operation,
  type Params,
  prepare,
} from './ModifyDiskChargeType.test-data.ts';

describe('refusals by the request', () => {
  test.each<[string, Change, number, string]>([
    ['no region', { RegionId: undefined }, 400, 'MissingParameter.RegionId'],
    ['no instance', { InstanceId: undefined }, 400, 'MissingParameter.InstanceIdNotSupported'],
    ['no disks', { DiskIds: undefined }, 400, 'MissingParameter'],
    ['unknown region', { RegionId: 'no-such-region-1' }, 404, 'InvalidRegionId.NotFound'],
    ['another region', { RegionId: 'cn-shanghai' }, 404, 'InvalidInstanceId.NOT_FOUND'],
    ['unknown instance', { InstanceId: 'i-ecsconformance000001' }, 400, 'InvalidInstanceId.NotFound'],
    ['unknown disk', { DiskIds: '["d-ecsconformance000001"]' }, 404, 'InvalidDiskIds.NotFound'],
    ['zero disks', { DiskIds: '[]' }, 404, 'InvalidDiskIds.NotFound'],
    ['no JSON', { DiskIds: 'd-1,d-2' }, 404, 'InvalidDiskIds.NotFound'],
    ['typographic quotes', { DiskIds: '[\u201cd-1\u201d]' }, 404, 'InvalidDiskIds.NotFound'],
    ['numbers', { DiskIds: '[1]' }, 404, 'InvalidDiskIds.NotFound'],
    ['wrong charge type', { DiskChargeType: 'Free' }, 400, 'ChargeTypeViolation'],
    ['AutoPay no boolean', { AutoPay: 'maybe' }, 400, 'InvalidParameter.Format'],
    ['token of 65', { ClientToken: 'a'.repeat(65) }, 400, 'InvalidClientToken.ValueNotSupported'],
    ['token not ASCII', { ClientToken: 'ß' }, 400, 'InvalidClientToken.ValueNotSupported'],
  ])('%s', async (_name, change, status, code) => {
    const { test, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
    await changed(test, valid());
  });

  test('16 disks change, 17 do not', async () => {
    const many = prepare({ count: 17 });
    await expectRefusal(many.test, { operation, parameters: many.valid() }, [404, 'InvalidDiskIds.NotFound']);
    const some = many.diskIds.slice(0, 16);
    await changed(many.test, many.valid({ DiskIds: JSON.stringify(some) }));
    expect(chargeTypes(many.test, some)).toEqual(some.map(() => 'PrePaid'));
  });
});

describe('refusals by the state of the instance', () => {
  test.each<[string, number, string]>([
    ['the instance was released', 400, 'InvalidInstanceId.Released'],
    ['the instance expired', 404, 'InvalidInstanceStatus.NotSupported'],
    ['the instance is being upgraded', 404, 'InvalidInstanceStatus.NotSupported'],
    ['the instance is in a temporary upgrade', 400, 'InvalidAction.WithActiveElasticUpgrade'],
    ['the instance has no purchase record', 400, 'InvalidInstance.PurchaseNotFound'],
    ['the instance has an unpaid order', 400, 'InvalidInstance.UnPaidOrder'],
    ['the previous order is still processing', 400, 'LastOrderProcessing'],
    ['the instance is locked for security', 403, 'Forbidden'],
    ['the account is in arrears', 400, 'Account.Arrearage'],
    ['the account has no payment method', 404, 'PaymentMethodNotFound'],
    ['the account balance is insufficient', 403, 'InvalidAccountStatus.NotEnoughBalance'],
    ['the order service fails', 400, 'OrderCreationFailed'],
    ['requests are throttled', 400, 'Throttling'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, valid } = prepare();
    test.state(state, { instanceId });
    await expectRefusal(test, { operation, parameters: valid() }, [status, code]);
  });

  test('pay-as-you-go instance', async () => {
    const { test, valid } = prepare({}, { chargeType: 'PostPaid' });
    await expectRefusal(test, { operation, parameters: valid() }, [400, 'ChargeTypeViolation', 'of the instance']);
  });

  test.each(['Pending', 'Starting', 'Stopping'])('status %s', async (status) => {
    const { test, valid } = prepare({}, { status });
    await expectRefusal(test, { operation, parameters: valid() }, [404, 'InvalidInstanceStatus.NotSupported']);
  });

  test('stopped for arrears: refused; stopped by its owner: not', async () => {
    const { test, instanceId, valid } = prepare({}, { status: 'Stopped' });
    await changed(test, valid());
    test.state('time has passed', { seconds: 301 });
    test.state('the instance is in arrears', { instanceId });
    const back = valid({ DiskChargeType: 'PostPaid' });
    await expectRefusal(test, { operation, parameters: back }, [404, 'InvalidInstanceStatus.NotSupported']);
  });
});

describe('refusals by the disk', () => {
  test.each<[string, Params, Change, number, string]>([
    ['multi-attach', { multiAttach: true }, {}, 403, 'InvalidOperation.MultiAttachDisk'],
    ['not portable', { portable: false }, {}, 404, 'InvalidDiskIds.NotPortable'],
    ['in a cluster', { dedicatedBlockStorageCluster: true }, {}, 400, 'DISK_IN_DEDICATED_BLOCK_STORAGE_CLUSTER'],
    ['detached system disk', { type: 'system', attached: false }, {}, 400, 'InvalidDisk.DetachedSystemDisk'],
    ['attached system disk', { type: 'system' }, {}, 400, 'ChargeTypeViolation'],
    ['free data disk', { attached: false }, {}, 404, 'InvalidDiskIds.NotFound'],
    ['subscription already', { chargeType: 'PrePaid' }, {}, 400, 'ChargeTypeViolation'],
    ['pay-as-you-go already', {}, { DiskChargeType: 'PostPaid' }, 400, 'ChargeTypeViolation'],
  ])('%s', async (_name, disk, change, status, code) => {
    const { test, valid } = prepare(disk);
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
  });

  test('one wrong disk of two: none changes', async () => {
    const { test, instanceId, diskIds, valid } = prepare();
    const { diskId = '' } = test.state('a disk exists', { instanceId, multiAttach: true });
    const both = valid({ DiskIds: JSON.stringify([...diskIds, diskId]) });
    await expectRefusal(test, { operation, parameters: both }, [403, 'InvalidOperation.MultiAttachDisk']);
  });

  test('not again within five minutes, per disk', async () => {
    const { test, instanceId, valid } = prepare();
    await changed(test, valid());
    const back = valid({ DiskChargeType: 'PostPaid' });
    test.state('time has passed', { seconds: 299 });
    await expectRefusal(test, { operation, parameters: back }, [400, 'Throttling', 'after 5 minutes']);
    const { diskId } = test.state('a disk exists', { instanceId });
    await changed(test, valid({ DiskIds: JSON.stringify([diskId]) }));
    test.state('time has passed', { seconds: 1 });
    await changed(test, back);
  });

  test('three changes and no fourth', async () => {
    const { test, valid } = prepare();
    for (const DiskChargeType of ['PrePaid', 'PostPaid', 'PrePaid']) {
      await changed(test, valid({ DiskChargeType }));
      test.state('time has passed', { seconds: 300 });
    }
    const fourth = valid({ DiskChargeType: 'PostPaid' });
    await expectRefusal(test, { operation, parameters: fourth }, [400, 'InstanceDowngrade.QuotaExceed']);
  });
});

describe('permissions', () => {
  test('price: refused with AutoPay false, bypassed by AutoPay true', async () => {
    const { test, valid } = prepare();
    const credentials = credentialsFrom(test.state('the caller lacks a permission', { permission: 'price' }));
    const later = { operation, parameters: valid({ AutoPay: 'false' }), credentials };
    await expectRefusal(test, later, [400, 'NoPermission.Price']);
    expect((await test.ask(operation, valid({ AutoPay: 'true' }), { credentials })).status).toBe(200);
  });

  test('refund: refused towards pay-as-you-go alone', async () => {
    const { test, instanceId, valid } = prepare({ chargeType: 'PrePaid' });
    const credentials = credentialsFrom(test.state('the caller lacks a permission', { permission: 'refund' }));
    const back = { operation, parameters: valid({ DiskChargeType: 'PostPaid' }), credentials };
    await expectRefusal(test, back, [400, 'NoPermission.Refund']);
    const { diskId } = test.state('a disk exists', { instanceId });
    const there = valid({ DiskIds: JSON.stringify([diskId]) });
    expect((await test.ask(operation, there, { credentials })).status).toBe(200);
  });

  test('operation', async () => {
    const { test, valid } = prepare();
    const credentials = credentialsFrom(test.state('the caller lacks a permission', { operation }));
    await expectRefusal(test, { operation, parameters: valid(), credentials }, [403, 'Forbidden']);
  });
});
