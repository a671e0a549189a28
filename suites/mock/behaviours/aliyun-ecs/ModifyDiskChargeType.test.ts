/** ModifyDiskChargeType against its page (English edition; edition of 2021 where that does not contradict). */
import { describe, expect, test } from 'vitest';
import { credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';
import { changed, operation, prepare } from './ModifyDiskChargeType.test-data.ts';

/** What no case provokes. The cases show all other refusals, and the planted faults of the audit show that they do. */
describe('refusals by the state of the instance', () => {
  test.each<[string, number, string]>([
    ['the instance is being upgraded', 404, 'InvalidInstanceStatus.NotSupported'],
    ['the instance is locked for security', 403, 'Forbidden'],
    ['the instance is barred by the vendor', 403, 'Forbidden'],
  ])('%s', async (state, status, code) => {
    const { test, instanceId, valid } = prepare();
    test.state(state, { instanceId });
    await expectRefusal(test, { operation, parameters: valid() }, [status, code]);
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
});
