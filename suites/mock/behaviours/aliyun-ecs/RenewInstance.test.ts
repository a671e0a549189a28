/** RenewInstance against its page (edition 2021-07-19): effects, client tokens, and refusals that no case provokes. */
import { describe, expect, test } from 'vitest';
import { type Bench, bench, expectRefusal } from '../../mock-client.test-data.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

function valid(instanceId: string | undefined, change: Parameters = {}): Readonly<Record<string, string>> {
  const all = { InstanceId: instanceId, Period: '1', PeriodUnit: 'Month', ...change };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function renewed(test: Bench, parameters: Readonly<Record<string, string>>) {
  const reply = await test.ask('RenewInstance', parameters);
  expect([reply.status, reply.code]).toEqual([200, '']);
  return reply;
}

/** What no case provokes. The cases show all other refusals, and the planted faults of the audit show that they do. */
describe('refusals by the state of the instance', () => {
  test.each<[string, number, string]>([
    ['the instance is locked by another operation', 403, 'IncorrectInstanceStatus'],
    ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
    ['the order service fails', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state(state, { instanceId });
    await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, [status, code]);
  });
});

describe('effects', () => {
  test.each<[string, Parameters, string]>([
    ['one month', {}, '2026-05-09T08:00:00.000Z'],
    ['a month where no unit is given', { PeriodUnit: undefined }, '2026-05-09T08:00:00.000Z'],
    ['eleven months', { Period: '11' }, '2027-03-09T08:00:00.000Z'],
    ['60 months', { Period: '60' }, '2031-04-09T08:00:00.000Z'],
    ['four weeks', { Period: '4', PeriodUnit: 'Week' }, '2026-05-07T08:00:00.000Z'],
    [
      'up to the 28th',
      { Period: undefined, PeriodUnit: undefined, ExpectedRenewDay: '28' },
      '2026-04-28T08:00:00.000Z',
    ],
    ['up to the 5th', { Period: undefined, PeriodUnit: undefined, ExpectedRenewDay: '5' }, '2026-05-05T08:00:00.000Z'],
  ])('%s from the old expiry', async (_name, change, expiry) => {
    const test = bench();
    const { instanceId } = test.state('an instance exists', { expiresInDays: 30 });
    const before = test.see();
    const reply = await renewed(test, valid(instanceId, change));
    const after = test.see();
    expect(after.instances[0]?.expiredTime).toBe(expiry);
    expect(after.orders).toEqual([{ orderId: reply.at('/OrderId'), status: 'paid', operation: 'RenewInstance' }]);
    expect(after.balance).toBeLessThan(before.balance);
    expect(after.disks).toEqual(before.disks);
  });

  test('lifts the financial lock of an expired instance, which stays Stopped', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the instance expired', { instanceId });
    const old = Date.parse(test.see().instances[0]?.expiredTime ?? '');
    await renewed(test, valid(instanceId, { Period: '1', PeriodUnit: 'Week' }));
    const [instance] = test.see().instances;
    expect(instance).toMatchObject({ status: 'Stopped', locks: [] });
    expect(Date.parse(instance?.expiredTime ?? '') - old).toBe(7 * 86_400_000);
  });

  test('the balance pays for so many months and for none beyond', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the account balance is insufficient', { instanceId, coversMonths: 2 });
    const three = { operation: 'RenewInstance', parameters: valid(instanceId, { Period: '3' }) };
    await expectRefusal(test, three, [400, 'OperationDenied']);
    await renewed(test, valid(instanceId, { Period: '2' }));
    expect(test.see().balance).toBe(0);
  });
});

describe('client token', () => {
  const token = { ClientToken: 'token-1' };

  test('the same request gets the same order and has one effect', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const first = await renewed(test, valid(instanceId, token));
    const after = test.see();
    const second = await renewed(test, valid(instanceId, token));
    expect(second.at('/OrderId')).toBe(first.at('/OrderId'));
    expect(second.at('/RequestId')).not.toBe(first.at('/RequestId'));
    expect(test.see()).toEqual(after);
  });

  test('two at once have one effect', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const replies = await Promise.all([1, 2, 3, 4].map(() => renewed(test, valid(instanceId, token))));
    expect(new Set(replies.map((reply) => reply.at('/OrderId'))).size).toBe(1);
    expect(test.see().orders).toHaveLength(1);
  });

  test('a refused request leaves its token free', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const wrong = { operation: 'RenewInstance', parameters: valid(instanceId, { ...token, Period: '13' }) };
    await expectRefusal(test, wrong, [400, 'InvalidPeriod']);
    await renewed(test, valid(instanceId, token));
  });
});
