/** ModifyDiskChargeType: orders that are paid later, who pays, what is given back (001_f9ac4e22c254f398, lines 4, 8, 9, 64). */
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../../mock-client.test-data.ts';
import {
  changed,
  chargeTypes,
  operation,
  type Parameters,
  type Params,
  prepare as prepareDisks,
} from './ModifyDiskChargeType.test-data.ts';

function prepare(disk: Params = {}) {
  const bench = prepareDisks(disk);
  const { test, diskIds, valid } = bench;
  const succeed = async (change: Parameters = {}) => `${(await changed(test, valid(change))).at('/OrderId')}`;
  return { ...bench, succeed, chargeType: () => chargeTypes(test, diskIds)[0] };
}

describe('an order with AutoPay false', () => {
  test.each(['with enough', 'with too little'])('%s in the account, converts when it is paid', async (funds) => {
    const { test, instanceId, valid, succeed, chargeType } = prepare();
    if (funds === 'with too little') test.state('the account balance is insufficient', { instanceId });
    const orderId = await succeed({ AutoPay: 'false' });
    await expectRefusal(test, { operation, parameters: valid() }, [400, 'InvalidInstance.UnPaidOrder']);
    expect(chargeType()).toBe('PostPaid');
    test.state('the order was paid', { orderId });
    expect(chargeType()).toBe('PrePaid');
    expect(test.see().orders).toEqual([{ orderId, status: 'paid', operation }]);
  });

  test('the pause begins with the change, not with the order', async () => {
    const { test, valid, succeed } = prepare();
    const orderId = await succeed({ AutoPay: 'false' });
    test.state('time has passed', { seconds: 400 });
    test.state('the order was paid', { orderId });
    const back = valid({ DiskChargeType: 'PostPaid' });
    await expectRefusal(test, { operation, parameters: back }, [400, 'Throttling', 'after 5 minutes']);
    test.state('time has passed', { seconds: 300 });
    await succeed({ DiskChargeType: 'PostPaid' });
  });

  test('back to pay-as-you-go: nothing is given back before it is settled', async () => {
    const { test, succeed, chargeType } = prepare({ chargeType: 'PrePaid' });
    const before = test.see().balance;
    const orderId = await succeed({ DiskChargeType: 'PostPaid', AutoPay: 'false' });
    expect([test.see().balance, chargeType()]).toEqual([before, 'PrePaid']);
    test.state('the order was paid', { orderId });
    expect(test.see().balance).toBeGreaterThan(before);
    expect(chargeType()).toBe('PostPaid');
  });

  test('its token gives the same order again, also once it is paid', async () => {
    const { test, succeed } = prepare();
    const later = { AutoPay: 'false', ClientToken: 'one' };
    const orderId = await succeed(later);
    expect(await succeed(later)).toBe(orderId);
    test.state('the order was paid', { orderId });
    expect(await succeed(later)).toBe(orderId);
    expect(test.see().orders).toHaveLength(1);
  });
});

test('an abnormal order cannot be paid and does not block', async () => {
  const { test, instanceId, succeed, chargeType } = prepare();
  test.state('the account has a voucher', { instanceId });
  test.state('the account balance is insufficient', { instanceId, coversMonths: 1 });
  const { diskIds } = test.state('a disk exists', { instanceId, count: 16 });
  const orderId = await succeed({ DiskIds: JSON.stringify(diskIds), ClientToken: 'one' });
  expect(test.see().orders).toMatchObject([{ orderId, status: 'abnormal' }]);
  expect(() => test.state('the order was paid', { orderId })).toThrow('is abnormal and cannot be paid');
  expect(await succeed({ DiskIds: JSON.stringify(diskIds), ClientToken: 'one' })).toBe(orderId);
  await succeed();
  expect(chargeType()).toBe('PrePaid');
});

describe('who pays and who gets back', () => {
  test('a voucher pays and is not given back', async () => {
    const { test, instanceId, succeed } = prepare();
    test.state('the account has a voucher', { instanceId });
    const before = test.see();
    await succeed();
    const paid = test.see();
    expect(paid.balance).toBe(before.balance);
    expect(paid.vouchers[0]?.balance).toBeLessThan(before.vouchers[0]?.balance ?? 0);
    test.state('time has passed', { seconds: 300 });
    await succeed({ DiskChargeType: 'PostPaid' });
    expect([test.see().balance, test.see().vouchers]).toEqual([paid.balance, paid.vouchers]);
  });

  test('what the credit paid goes back to the credit', async () => {
    const { test, succeed, chargeType } = prepare();
    test.state('the account pays by credit');
    await succeed();
    expect(chargeType()).toBe('PrePaid');
    test.state('time has passed', { seconds: 300 });
    await succeed({ DiskChargeType: 'PostPaid' });
    expect([chargeType(), test.see().balance]).toEqual(['PostPaid', 0]);
  });
});

describe('refused', () => {
  test('back to pay-as-you-go with the downgrade quota used up; there it still goes', async () => {
    const { test, instanceId, valid, succeed } = prepare({ chargeType: 'PrePaid' });
    test.state('the downgrade quota of the instance is used up', { instanceId });
    const back = valid({ DiskChargeType: 'PostPaid' });
    await expectRefusal(test, { operation, parameters: back }, [400, 'InstanceDowngrade.QuotaExceed']);
    const { diskId } = test.state('a disk exists', { instanceId });
    await succeed({ DiskIds: JSON.stringify([diskId]) });
  });

  test('17 entries, though two name one disk', async () => {
    const { test, instanceId, valid } = prepare();
    const { diskIds = [] } = test.state('a disk exists', { instanceId, count: 16 }) as { diskIds?: readonly string[] };
    const parameters = valid({ DiskIds: JSON.stringify([...diskIds, ...diskIds.slice(0, 1)]) });
    await expectRefusal(test, { operation, parameters }, [404, 'InvalidDiskIds.NotFound']);
  });
});
