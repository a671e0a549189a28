/** RenewInstance of the second product against its page (edition 2024-05-21). */
import { describe, expect, test } from 'vitest';
import { type Bench, bench, expectRefusal } from '../../mock-client.test-data.ts';

const pack = 'volcengine-ecs';
type Parameters = Readonly<Record<string, string | undefined>>;

function valid(instanceId: string | undefined, change: Parameters = {}): Readonly<Record<string, string>> {
  const all = { InstanceId: instanceId, Period: '1', PeriodUnit: 'Month', ...change };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function renewed({ ask }: Bench, parameters: Readonly<Record<string, string>>) {
  const reply = await ask('RenewInstance', parameters);
  expect([reply.status, reply.code]).toEqual([200, '']);
  return reply;
}

test.each<[string, Parameters, number, string]>([
  ['no instance', { InstanceId: undefined }, 400, 'MissingParameter.InstanceId'],
  ['empty instance', { InstanceId: '' }, 400, 'MissingParameter.InstanceId'],
  ['unknown instance', { InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstance.NotFound'],
  ['malformed instance', { InstanceId: '!' }, 400, 'InvalidArgument'],
  ['no period', { Period: undefined }, 400, 'InvalidPeriod'],
  ['period 0', { Period: '0' }, 400, 'InvalidPeriod'],
  ['period 10', { Period: '10' }, 400, 'InvalidPeriod'],
  ['period 48', { Period: '48' }, 400, 'InvalidPeriod'],
  ['period no number', { Period: 'abc' }, 400, 'InvalidArgument'],
  ['weeks', { PeriodUnit: 'Week' }, 400, 'InvalidPeriodUnit'],
  ['unit Year', { PeriodUnit: 'Year' }, 400, 'InvalidPeriodUnit'],
  ['token of 65', { ClientToken: 'a'.repeat(65) }, 400, 'InvalidClientToken.Malformed'],
  ['token not ASCII', { ClientToken: 'é' }, 400, 'InvalidClientToken.Malformed'],
])('request: %s', async (_name, change, status, code) => {
  const test = bench(pack);
  const { instanceId } = test.state('an instance exists');
  await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId, change) }, [status, code]);
  await renewed(test, valid(instanceId));
});

test.each<[string, number, string]>([
  ['the instance is barred by the vendor', 403, 'InvalidInstance.RequestForbidden'],
  ['the instance was released', 404, 'InvalidInstance.NotFound'],
  ['the instance is locked by another operation', 412, 'OperationDenied.ResourceLocked'],
  ['the instance is being upgraded', 412, 'OperationDenied.ResourceLocked'],
  ['the instance has a specification change booked', 412, 'OperationDenied.ResourceLocked'],
  ['the instance is in a temporary upgrade', 412, 'OperationDenied.ResourceLocked'],
  ['the zone is out of stock', 500, 'InternalError'],
  ['the operation is not offered to the account', 403, 'AccessDenied'],
  ['the account balance is insufficient', 400, 'Insufficient.Balance'],
  ['the instance is locked for security', 403, 'InvalidInstance.RequestForbidden'],
  ['the instance has an unpaid order', 412, 'OperationDenied.ResourceLocked'],
  ['the previous order is still processing', 412, 'OperationDenied.ResourceLocked'],
  ['the account has no payment method', 400, 'Insufficient.Balance'],
  ['the account is in arrears', 400, 'Insufficient.Balance'],
  ['the service has an internal fault', 500, 'InternalError'],
  ['the order service fails', 500, 'InternalError'],
  ['requests are throttled', 429, 'FlowLimitExceeded'],
])('state: %s', async (state, status, code) => {
  const test = bench(pack);
  const { instanceId = '' } = test.state('an instance exists');
  test.state(state, { instanceId });
  await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, [status, code]);
});

test('pay-as-you-go instance', async () => {
  const test = bench(pack);
  const { instanceId } = test.state('an instance exists', { chargeType: 'PostPaid' });
  await expectRefusal(test, { operation: 'RenewInstance', parameters: valid(instanceId) }, [400, 'InvalidChargeType']);
});

test('a renewal beyond the maximum expiration date', async () => {
  const test = bench(pack);
  const { instanceId } = test.state('an instance exists');
  test.state('the instance is at the maximum expiration date');
  const late = { operation: 'RenewInstance', parameters: valid(instanceId, { Period: '2' }) };
  await expectRefusal(test, late, [400, 'InvalidPeriod']);
  await renewed(test, valid(instanceId));
});

describe('success', () => {
  test('renews from the old expiry, in the platform\u2019s envelope', async () => {
    const test = bench(pack);
    const { instanceId } = test.state('an instance exists', { expiresInDays: 10 });
    const before = test.see().balance;
    const reply = await renewed(test, valid(instanceId, { Period: '36', PeriodUnit: undefined }));
    expect(reply.body).toMatchObject({
      ResponseMetadata: { Action: 'RenewInstance', Version: '2020-04-01', Service: 'ecs', Region: 'cn-beijing' },
    });
    expect(reply.at('/ResponseMetadata/RequestId')).toMatch(/^\d{14}[0-9A-F]{20}$/);
    const orderId = reply.at('/Result/OrderId');
    expect(orderId).toMatch(/^Order\d+$/);
    const { instances, orders, balance } = test.see();
    expect(instances[0]?.expiredTime).toBe('2029-03-20T08:00:00.000Z');
    expect(orders).toEqual([{ orderId, status: 'paid', operation: 'RenewInstance' }]);
    expect(balance).toBeLessThan(before);
  });

  test('by vouchers first, and a financial lock is lifted', async () => {
    const test = bench(pack);
    const { instanceId = '' } = test.state('an instance exists');
    test.state('the instance expired', { instanceId });
    test.state('the account has a voucher', { instanceId });
    const before = test.see();
    await renewed(test, valid(instanceId, { Period: '2' }));
    const after = test.see();
    expect(after.vouchers).toMatchObject([{ balance: 0 }]);
    expect(before.balance - after.balance).toBe(100);
    expect(after.instances).toMatchObject([{ status: 'Stopped', locks: [] }]);
  });

  test('a client token: one effect, a mismatch, a request in process', async () => {
    const test = bench(pack);
    const { instanceId = '' } = test.state('an instance exists');
    const first = await renewed(test, valid(instanceId, { ClientToken: 'one' }));
    const again = await renewed(test, valid(instanceId, { ClientToken: 'one' }));
    expect(again.at('/Result/OrderId')).toBe(first.at('/Result/OrderId'));
    expect(test.see().orders).toHaveLength(1);
    const other = { operation: 'RenewInstance', parameters: valid(instanceId, { ClientToken: 'one', Period: '2' }) };
    await expectRefusal(test, other, [400, 'IdempotentParameterMismatch']);
    const pending = { instanceId, operation: 'RenewInstance', clientToken: 'two' };
    test.state('a request with the client token is still processing', pending);
    const waiting = { operation: 'RenewInstance', parameters: valid(instanceId, { ClientToken: 'two' }) };
    await expectRefusal(test, waiting, [412, 'IdempotentProcessing']);
  });
});
