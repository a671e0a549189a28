/** That a state does what the vocabulary says it means, and leaves alone what it says stays. */
import { describe, expect, test } from 'vitest';
import { bench, credentialsFrom } from '../mock-client.test-data.ts';

const renew = (InstanceId: string | undefined, more: Readonly<Record<string, string>> = {}) => ({
  InstanceId: InstanceId ?? '',
  Period: '1',
  ...more,
});

function prepare(status = 'Running') {
  const test = bench();
  const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', { status });
  return { test, instanceId, systemDiskId };
}

describe('resources', () => {
  test('an instance exists: in the status, not locked, with a system disk, its account with money and no vouchers', () => {
    const { test, instanceId, systemDiskId } = prepare('Stopping');
    const { instances, disks, orders, balance, vouchers } = test.see();
    expect(instances).toMatchObject([{ instanceId, status: 'Stopping', locks: [] }]);
    expect(disks).toMatchObject([{ diskId: systemDiskId, instanceId, status: 'In_use', locks: [] }]);
    expect([orders, vouchers, balance > 0]).toEqual([[], [], true]);
  });

  test('no instance without a day left that is said not to be locked', () => {
    const params = { pack: 'aliyun-ecs', scope: 'test', expiresInDays: 0 };
    const { status, body } = bench().mock.states({ state: 'an instance exists', params });
    expect([status, body.error]).toEqual([400, expect.stringContaining('"expiresInDays"')]);
  });

  test.each(['Running', 'Stopped', 'Starting'])('arrears and security lock alone, status %s', (status) => {
    const { test, instanceId } = prepare(status);
    test.state('the instance is in arrears', { instanceId });
    expect(test.see().instances).toMatchObject([{ status, locks: ['financial'] }]);
    test.state('the instance is locked for security', { instanceId });
    expect(test.see().instances).toMatchObject([{ status, locks: ['financial', 'security'] }]);
    expect(test.see().disks).toMatchObject([{ status: 'In_use', locks: [] }]);
  });

  test('a disk in arrears leaves its instance and other disks alone', () => {
    const { test, instanceId } = prepare();
    const { diskId } = test.state('a disk exists', { instanceId });
    test.state('the disk is in arrears', { diskId: diskId ?? '' });
    expect(test.see().disks).toMatchObject([{ locks: [] }, { diskId, status: 'In_use', locks: ['financial'] }]);
    expect(test.see().instances).toMatchObject([{ status: 'Running', locks: [] }]);
  });

  test('an instance no longer in arrears keeps its other lock, its status and the lock of its disk', () => {
    const { test, instanceId, systemDiskId } = prepare('Stopped');
    test.state('the instance is in arrears', { instanceId });
    test.state('the instance is locked for security', { instanceId });
    test.state('the disk is in arrears', { diskId: systemDiskId });
    test.state('the instance is no longer in arrears', { instanceId });
    expect(test.see().instances).toMatchObject([{ status: 'Stopped', locks: ['security'] }]);
    expect(test.see().disks).toMatchObject([{ locks: ['financial'] }]);
  });

  test('a disk no longer in arrears leaves its instance in them', () => {
    const { test, instanceId, systemDiskId } = prepare();
    test.state('the instance is in arrears', { instanceId });
    test.state('the disk is in arrears', { diskId: systemDiskId });
    test.state('the disk is no longer in arrears', { diskId: systemDiskId });
    expect(test.see().disks).toMatchObject([{ locks: [] }]);
    expect(test.see().instances).toMatchObject([{ locks: ['financial'] }]);
  });

  test('the instance expired: also one that was starting stays Stopped when time passes', async () => {
    const { test, instanceId } = prepare('Stopped');
    expect((await test.ask('StartInstance', { InstanceId: instanceId })).status).toBe(200);
    test.state('the instance expired', { instanceId });
    test.state('time has passed', { seconds: 60 });
    expect(test.see().instances).toMatchObject([{ status: 'Stopped', locks: ['financial'] }]);
  });

  test('an instance in arrears expires like any other', () => {
    const { test, instanceId } = prepare();
    test.state('the instance is in arrears', { instanceId });
    test.state('time has passed', { seconds: 31 * 86_400 });
    expect(test.see().instances).toMatchObject([{ status: 'Stopped', locks: ['financial'] }]);
  });
});

describe('orders', () => {
  test('an unpaid order is paid once; nothing else can be paid', async () => {
    const { test, instanceId } = prepare();
    const { orderId = '' } = test.state('the instance has an unpaid order', { instanceId });
    expect(test.see().orders).toMatchObject([{ orderId, status: 'unpaid' }]);
    const before = test.see().balance;
    test.state('the order was paid', { orderId });
    expect(test.see().orders).toMatchObject([{ orderId, status: 'paid' }]);
    expect(test.see().balance).toBeLessThan(before);
    expect((await test.ask('RenewInstance', renew(instanceId))).status).toBe(200);
    const pay = (params: Readonly<Record<string, string>>) => () => test.state('the order was paid', params);
    expect(pay({ orderId })).toThrow('is paid and cannot be paid');
    expect(pay({ orderId: 'none' })).toThrow('no order none');
    expect(pay({})).toThrow('no unpaid order');
    const processing = test.state('the previous order is still processing', { instanceId });
    expect(pay({ orderId: processing.orderId ?? '' })).toThrow('is processing and cannot be paid');
  });

  test('without an id the latest unpaid order is paid', () => {
    const { test } = prepare();
    const first = test.state('the instance has an unpaid order');
    const second = test.state('the instance has an unpaid order');
    test.state('the order was paid');
    expect(test.see().orders).toMatchObject([
      { orderId: first.orderId, status: 'unpaid' },
      { orderId: second.orderId, status: 'paid' },
    ]);
  });

  test('the owner can pay what the account could not, but not while the account owes', () => {
    const { test, instanceId } = prepare();
    const { orderId = '' } = test.state('the instance has an unpaid order', { instanceId });
    test.state('the account is in arrears');
    expect(() => test.state('the order was paid', { orderId })).toThrow('insufficient-funds');
    test.state('the account has a voucher', { instanceId });
    test.state('the account balance is insufficient', { instanceId });
    test.state('the order was paid', { orderId });
    expect(test.see()).toMatchObject({ balance: 0, orders: [{ orderId, status: 'paid' }] });
  });
});

describe('the account', () => {
  test('its voucher pays for the renewal asked for and nothing beyond; the balance alone could pay too', async () => {
    const { test, instanceId } = prepare();
    test.state('the account balance is insufficient', { instanceId });
    const values = test.state('the account has a voucher', { instanceId, coversMonths: 2 });
    const before = test.see();
    expect(before.vouchers).toMatchObject([{ voucherId: values.voucherId }]);
    const ask = () => test.ask('RenewInstance', renew(instanceId), { credentials: credentialsFrom(values) });
    for (let month = 0; month < 2; month += 1) expect((await ask()).status).toBe(200);
    expect(test.see()).toMatchObject({ balance: before.balance, vouchers: [{ balance: 0 }] });
    expect((await ask()).status).toBe(200);
    expect(test.see().balance).toBeLessThan(before.balance);
  });

  test('one voucher, however often it is given', () => {
    const { test, instanceId } = prepare();
    test.state('the account has a voucher', { instanceId });
    test.state('the account has a voucher', { instanceId });
    expect(test.see().vouchers).toHaveLength(1);
  });

  test('by credit: no balance, no voucher, and yet it pays; observe shows nothing below zero', async () => {
    const { test, instanceId } = prepare();
    test.state('the account has a voucher', { instanceId });
    test.state('the account pays by credit');
    expect((await test.ask('RenewInstance', renew(instanceId))).status).toBe(200);
    expect(test.see()).toMatchObject({ balance: 0, vouchers: [], orders: [{ status: 'paid' }] });
  });

  test('an operation not offered: refused whoever calls, everything else is done', async () => {
    const { test, instanceId } = prepare('Stopped');
    const state = 'the operation is not offered to the account';
    const credentials = credentialsFrom(test.state(state, { operation: 'RenewInstance' }));
    for (const options of [{}, { credentials }]) {
      expect((await test.ask('RenewInstance', renew(instanceId), options)).status).toBe(400);
    }
    expect((await test.ask('StartInstance', { InstanceId: instanceId }, { credentials })).status).toBe(200);
  });

  test.each(['StartInstance', 'StopInstance', 'RebootInstance', 'AttachDisk', 'DescribeInstances', 'DescribeDisks'])(
    '%s not offered',
    async (operation) => {
      const { test, instanceId, systemDiskId } = prepare();
      test.state('the operation is not offered to the account', { operation });
      const names = operation.startsWith('Describe')
        ? {
            RegionId: 'cn-hangzhou',
            DiskIds: JSON.stringify([systemDiskId]),
            InstanceIds: JSON.stringify([instanceId]),
          }
        : { InstanceId: instanceId, DiskId: systemDiskId };
      const reply = await test.ask(operation, names);
      expect([reply.status, reply.code]).toEqual([403, 'Forbidden.RAM']);
    },
  );

  test.each([0, 29, 'x'])('no unified expiry day %j', (day) => {
    expect(() => prepare().test.state('the account has a unified expiry day', { day })).toThrow(
      'must be an integer of at least 1 and at most 28',
    );
  });
});
