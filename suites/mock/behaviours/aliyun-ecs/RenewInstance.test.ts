/** RenewInstance against its page (edition 2021-07-19): each row that can be brought about, each stated rule. */
import { describe, expect, test } from 'vitest';
import { type Bench, bench, credentialsFrom, expectRefusal } from '../../mock-client.test-data.ts';

type Change = Readonly<Record<string, string | undefined>>;

function valid(instanceId: string | undefined, change: Change = {}): Readonly<Record<string, string>> {
  const all = { InstanceId: instanceId, Period: '1', PeriodUnit: 'Month', ...change };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function renewed(test: Bench, parameters: Readonly<Record<string, string>>) {
  const reply = await test.ask('RenewInstance', parameters);
  expect([reply.status, reply.code]).toEqual([200, '']);
  return reply;
}

describe('refusals by the request', () => {
  test.each<[string, Change, number, string]>([
    ['no instance', { InstanceId: undefined }, 400, 'MissingParameter'],
    ['unknown instance', { InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    ['neither period nor day', { Period: undefined, PeriodUnit: undefined }, 400, 'MissingParamter'],
    ['both period and day', { ExpectedRenewDay: '5' }, 400, 'InvalidPeriod'],
    ['unit and day', { Period: undefined, ExpectedRenewDay: '5' }, 400, 'InvalidPeriod'],
    ['period 0', { Period: '0' }, 400, 'InvalidPeriod'],
    ['period 13', { Period: '13' }, 400, 'InvalidPeriod'],
    ['period 61', { Period: '61' }, 400, 'InvalidPeriod'],
    ['period no number', { Period: 'abc' }, 400, 'InvalidPeriod'],
    ['five weeks', { Period: '5', PeriodUnit: 'Week' }, 400, 'InvalidPeriod'],
    ['unit Year', { PeriodUnit: 'Year' }, 400, 'InvalidPeriodUnit.ValueNotSupported'],
    ['day 29', { Period: undefined, PeriodUnit: undefined, ExpectedRenewDay: '29' }, 400, 'InvalidPeriod'],
    ['token of 65', { ClientToken: 'a'.repeat(65) }, 400, 'InvalidClientToken.ValueNotSupported'],
    ['token not ASCII', { ClientToken: 'clé' }, 400, 'InvalidClientToken.ValueNotSupported'],
  ])('%s', async (_name, change, status, code) => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId, change) }, [status, code]);
    await renewed(test, valid(instanceId));
  });
});

describe('refusals by the state of the instance', () => {
  test.each<[string, number, string, string?]>([
    ['the instance is locked for security', 403, 'InstanceLockedForSecurity'],
    ['the instance was released', 404, 'InvalidInstanceId.NotFound'],
    ['the instance has an unpaid order', 403, 'Instance.UnPaidOrder'],
    ['the previous order is still processing', 400, 'LastOrderProcessing'],
    ['the instance is being upgraded', 400, 'InvalidStatus.Upgrading'],
    ['the instance has a specification change booked', 403, 'InstanceSpecModification.NotEffective'],
    ['the instance is locked by another operation', 403, 'IncorrectInstanceStatus'],
    ['the zone is out of stock', 403, 'OperationDenied.NoStock', 'sold out'],
    ['the instance is barred by the vendor', 403, 'InstanceLockedForSecurity'],
    ['the order service fails', 500, 'InternalError'],
    ['the service has an internal fault', 500, 'InternalError'],
    ['requests are throttled', 400, 'Throttling.User'],
    ['the account balance is insufficient', 400, 'OperationDenied', 'current user'],
    ['the account has no payment method', 400, 'OperationDenied', 'current user'],
    ['the account is in arrears', 400, 'OperationDenied', 'current user'],
  ])('%s', async (state, status, code, message) => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state(state, { instanceId });
    const answer = message === undefined ? ([status, code] as const) : ([status, code, message] as const);
    await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, answer);
  });

  test('pay-as-you-go instance', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists', { chargeType: 'PostPaid' });
    await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, [
      403,
      'ChargeTypeViolation',
    ]);
  });

  test.each(['Pending', 'Starting', 'Stopping'])('status %s', async (status) => {
    const test = bench();
    const { instanceId } = test.state('an instance exists', { status });
    await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, [
      403,
      'IncorrectInstanceStatus',
    ]);
  });

  test('starter package: months, not years', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the instance was bought in a starter package', { instanceId });
    const yearly = { operation: 'RenewInstance', parameters: valid(instanceId, { Period: '12' }) };
    await expectRefusal(test, yearly, [403, 'InvalidPeriod.StarterPackage']);
    await renewed(test, valid(instanceId));
  });

  test('maximum expiration date: one month fits, two do not', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the instance is at the maximum expiration date', { instanceId });
    const late = { operation: 'RenewInstance', parameters: valid(instanceId, { Period: '2' }) };
    await expectRefusal(test, late, [400, 'InvalidPeriod.ExceededMaximumExpirationDate']);
    await renewed(test, valid(instanceId));
  });

  test.each([
    ['PermanentFailure', 'InvalidDedicatedHostStatus.NotSupport'],
    ['TempUnavailable', 'IncorrectDedicatedHostStatus'],
    ['UnderAssessment', 'IncorrectDedicatedHostStatus'],
  ])('dedicated host %s', async (hostStatus, code) => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the instance is placed on a dedicated host', { instanceId, hostStatus });
    await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, [400, code]);
  });

  test('dedicated host that expires first', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists', { expiresInDays: 30 });
    test.state('the instance is placed on a dedicated host', { instanceId, hostExpiresInDays: 70 });
    const late = { operation: 'RenewInstance', parameters: valid(instanceId, { Period: '2' }) };
    await expectRefusal(test, late, [400, 'InvalidPeriod.ExceededDedicatedHost']);
    await renewed(test, valid(instanceId));
  });

  test('sub-user without the permission', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const values = test.state('the caller lacks a permission', { operation: 'RenewInstance' });
    const request = { operation: 'RenewInstance', parameters: valid(instanceId), credentials: credentialsFrom(values) };
    await expectRefusal(test, request, [403, 'Forbidden.RAM']);
    await renewed(test, valid(instanceId));
  });
});

describe('effects', () => {
  test.each<[string, Change, string]>([
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

  test('another request with the token is refused', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    await renewed(test, valid(instanceId, token));
    const other = { operation: 'RenewInstance', parameters: valid(instanceId, { ...token, Period: '2' }) };
    await expectRefusal(test, other, [400, 'IdempotenceParamNotMatch']);
  });

  test('a token still in process is refused, another one is not', async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    const parameters = valid(instanceId, token);
    const pending = { instanceId, operation: 'RenewInstance', clientToken: 'token-1', parameters };
    test.state('a request with the client token is still processing', pending);
    await expectRefusal(test, { operation: 'RenewInstance', parameters }, [403, 'LastTokenProcessing']);
    await renewed(test, valid(instanceId, { ClientToken: 'token-2' }));
  });

  test('a refused request leaves its token free', async () => {
    const test = bench();
    const { instanceId } = test.state('an instance exists');
    const wrong = { operation: 'RenewInstance', parameters: valid(instanceId, { ...token, Period: '13' }) };
    await expectRefusal(test, wrong, [400, 'InvalidPeriod']);
    await renewed(test, valid(instanceId, token));
  });
});
