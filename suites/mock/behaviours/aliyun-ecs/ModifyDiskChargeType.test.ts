/** ModifyDiskChargeType against its page (English edition; edition of 2021 where that does not contradict). */
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../json.ts';
import { type Bench, bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';

const operation = 'ModifyDiskChargeType';
type Params = Readonly<Record<string, JsonValue>>;
type Change = Readonly<Record<string, string | undefined>>;

function prepare(disk: Params = {}, instance: Params = {}) {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists', instance);
  const values: Params = test.state('a disk exists', { instanceId, ...disk });
  const diskIds = values.diskIds as readonly string[];
  const valid = (change: Change = {}): Readonly<Record<string, string>> => {
    const all = { InstanceId: instanceId, RegionId: 'cn-hangzhou', DiskIds: JSON.stringify(diskIds), ...change };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  };
  return { test, instanceId, diskIds, valid };
}

async function changed({ ask }: Bench, parameters: Readonly<Record<string, string>>) {
  const reply = await ask(operation, parameters);
  expect([reply.status, reply.code]).toEqual([200, '']);
  expect(reply.at('/OrderId')).toMatch(/^\d+$/);
  return reply;
}

const chargeTypes = (test: Bench, diskIds: readonly string[]) =>
  test.see().disks.flatMap(({ diskId, chargeType }) => (diskIds.includes(diskId) ? [chargeType] : []));

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

describe('effects', () => {
  test('to subscription up to the expiry of the instance, by default and paid at once', async () => {
    const { test, diskIds, valid } = prepare({ count: 2 });
    const before = test.see();
    const reply = await changed(test, valid());
    const after = test.see();
    expect(chargeTypes(test, diskIds)).toEqual(['PrePaid', 'PrePaid']);
    expect(after.disks.at(-1)?.expiredTime).toBe(after.instances[0]?.expiredTime);
    expect(after.orders).toEqual([{ orderId: reply.at('/OrderId'), status: 'paid', operation }]);
    expect(after.balance).toBeLessThan(before.balance);
    expect(after.instances).toEqual(before.instances);
  });

  test('back to pay-as-you-go with the difference refunded', async () => {
    const { test, diskIds, valid } = prepare({ chargeType: 'PrePaid' });
    const before = test.see();
    await changed(test, valid({ DiskChargeType: 'PostPaid' }));
    expect(chargeTypes(test, diskIds)).toEqual(['PostPaid']);
    expect(test.see().balance).toBeGreaterThan(before.balance);
  });

  test('a disk named twice changes once', async () => {
    const { test, diskIds, valid } = prepare();
    const before = test.see().balance;
    await changed(test, valid({ DiskIds: JSON.stringify([...diskIds, ...diskIds]) }));
    expect(before - test.see().balance).toBe(21);
  });

  test('AutoPay false: an unpaid order, nothing charged or changed, and the order blocks', async () => {
    const { test, diskIds, valid } = prepare();
    const before = test.see();
    const reply = await changed(test, valid({ AutoPay: 'false' }));
    const after = test.see();
    expect(after).toEqual({ ...before, orders: [{ orderId: reply.at('/OrderId'), status: 'unpaid', operation }] });
    expect(chargeTypes(test, diskIds)).toEqual(['PostPaid']);
    await expectRefusal(test, { operation, parameters: valid() }, [400, 'InvalidInstance.UnPaidOrder']);
  });

  test('AutoPay false with an empty account: an unpaid order all the same', async () => {
    const { test, valid } = prepare();
    test.state('the account balance is insufficient');
    await changed(test, valid({ AutoPay: 'false' }));
    expect(test.see().orders).toMatchObject([{ status: 'unpaid' }]);
  });

  test('AutoPay with too little: an abnormal order, nothing charged or changed', async () => {
    const { test, diskIds, valid } = prepare({}, { expiresInDays: 1000 });
    test.state('the account balance is insufficient', { coversMonths: 1 });
    const before = test.see();
    const reply = await changed(test, valid());
    expect(test.see()).toEqual({
      ...before,
      orders: [{ orderId: reply.at('/OrderId'), status: 'abnormal', operation }],
    });
    expect(chargeTypes(test, diskIds)).toEqual(['PostPaid']);
  });
});

describe('client token', () => {
  const token = { ClientToken: 'token-1' };

  test('the same request within the pause gets the same order', async () => {
    const { test, valid } = prepare();
    const first = await changed(test, valid(token));
    const after = test.see();
    const second = await changed(test, valid(token));
    expect(second.at('/OrderId')).toBe(first.at('/OrderId'));
    expect(test.see()).toEqual(after);
  });

  test('another request with the token, and a token in process', async () => {
    const { test, instanceId, valid } = prepare();
    await changed(test, valid({ ...token, AutoPay: 'true' }));
    await expectRefusal(test, { operation, parameters: valid(token) }, [400, 'Idempotence.SignatureMismatch']);
    test.state('a request with the client token is still processing', {
      instanceId,
      operation,
      clientToken: 'token-2',
    });
    const waiting = { operation, parameters: valid({ ClientToken: 'token-2' }) };
    await expectRefusal(test, waiting, [400, 'LastOrderProcessing']);
  });
});
