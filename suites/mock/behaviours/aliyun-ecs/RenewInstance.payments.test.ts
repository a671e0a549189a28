/** RenewInstance: who pays (003_6b6c67dc52957b35 lines 6 and 7), the unified day, tokens (page RenewInstance, lines 13, 35, 36). */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';

const operation = 'RenewInstance';
const monthsOf = (instanceId: string, Period = '1') => ({ InstanceId: instanceId, Period });
const untilDay = (instanceId: string, ExpectedRenewDay: string) => ({ InstanceId: instanceId, ExpectedRenewDay });

function prepare(params = {}) {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists', params);
  const succeed = async (parameters: Readonly<Record<string, string>>) => {
    const reply = await test.ask(operation, parameters);
    expect([reply.status, reply.code]).toEqual([200, '']);
    return reply;
  };
  return { test, instanceId, succeed };
}

describe('who pays', () => {
  test('the voucher first, then the balance', async () => {
    const { test, instanceId, succeed } = prepare();
    test.state('the account has a voucher', { instanceId, coversMonths: 1 });
    const before = test.see();
    await succeed(monthsOf(instanceId, '3'));
    const after = test.see();
    expect(after.vouchers).toMatchObject([{ balance: 0 }]);
    expect(before.balance - after.balance).toBe(200);
  });

  test('a discount account pays from its balance and keeps its voucher', async () => {
    const { test, instanceId, succeed } = prepare();
    test.state('the account has a voucher', { instanceId, discount: true });
    const before = test.see();
    await succeed(monthsOf(instanceId));
    const after = test.see();
    expect(after.vouchers).toEqual(before.vouchers);
    expect(before.balance - after.balance).toBe(100);
  });

  test('a voucher does not stand in for a way to pay', async () => {
    const { test, instanceId } = prepare();
    test.state('the account has a voucher', { instanceId });
    test.state('the account has no payment method');
    const request = { operation, parameters: monthsOf(instanceId) };
    await expectRefusal(test, request, [400, 'OperationDenied', 'current user']);
  });
});

describe('the unified expiry day', () => {
  test('the day chosen and no other', async () => {
    const { test, instanceId, succeed } = prepare({ expiresInDays: 30 });
    test.state('the account has a unified expiry day', { day: 5 });
    await expectRefusal(test, { operation, parameters: untilDay(instanceId, '6') }, [400, 'InvalidPeriod']);
    await succeed(untilDay(instanceId, '5'));
    expect(test.see().instances[0]?.expiredTime).toBe('2026-05-05T08:00:00.000Z');
  });

  test('a day of UTC+8', async () => {
    const { test, instanceId, succeed } = prepare({ expiresInDays: 1 });
    // 20:00 in UTC is the next day in UTC+8: the new expiry is the 4th in the one and the 5th in the other.
    test.state('time has passed', { seconds: 43_200 });
    const late = test.state('an instance exists', { expiresInDays: 1 });
    await succeed(untilDay(late.instanceId ?? '', '5'));
    expect(test.see().instances[1]?.expiredTime).toBe('2026-04-04T20:00:00.000Z');
    await succeed(untilDay(instanceId, '5'));
    expect(test.see().instances[0]?.expiredTime).toBe('2026-04-05T08:00:00.000Z');
  });

  test('an expired instance is renewed to a day that lies ahead, and unlocked', async () => {
    const { test, instanceId, succeed } = prepare();
    test.state('the instance expired', { instanceId });
    await succeed(untilDay(instanceId, '10'));
    expect(test.see().instances).toMatchObject([
      { expiredTime: '2026-04-10T08:00:00.000Z', status: 'Stopped', locks: [] },
    ]);
  });
});

test('an instance in arrears that runs is unlocked too', async () => {
  const { test, instanceId, succeed } = prepare();
  test.state('the instance is in arrears', { instanceId });
  await succeed(monthsOf(instanceId));
  expect(test.see().instances).toMatchObject([{ status: 'Running', locks: [] }]);
});

test('two tokens are two renewals, and a replay is one whatever has happened since', async () => {
  const { test, instanceId, succeed } = prepare();
  const ask = (ClientToken: string) => succeed({ ...monthsOf(instanceId), ClientToken });
  const first = await ask('one');
  const second = await ask('two');
  expect(second.at('/OrderId')).not.toBe(first.at('/OrderId'));
  test.state('the instance has an unpaid order', { instanceId });
  const again = await ask('one');
  expect(again.at('/OrderId')).toBe(first.at('/OrderId'));
  expect(test.see().orders).toHaveLength(3);
});
