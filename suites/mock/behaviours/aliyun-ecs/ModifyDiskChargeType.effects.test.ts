/** Effects of ModifyDiskChargeType, and the meaning of its client token. */
import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../../mock-client.test-data.ts';
import { changed, chargeTypes, operation, prepare } from './ModifyDiskChargeType.test-data.ts';

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
