/** What `observe` may answer. For an invalid answer the reason names the first invalid place. */
import { describe, expect, test } from 'vitest';
import { readObservation } from './protocol.ts';

const call = { params: { pack: 'aliyun-ecs' }, action: 'observe' } as const;
const withOrder = (status: string) => ({
  status: 200,
  body: {
    instances: [],
    disks: [],
    orders: [{ orderId: 'o-1', status, operation: 'RenewInstance' }],
    balance: 1,
    vouchers: [],
  },
});

describe('the status of an order', () => {
  test.each(['paid', 'unpaid', 'abnormal', 'processing', 'voided'])('may be %s', (status) => {
    expect(readObservation(call, withOrder(status))).toMatchObject({ outcome: 'done' });
  });
  test('with another value is invalid, and the reason names the place', () => {
    expect(readObservation(call, withOrder('PAID'))).toEqual({
      outcome: 'failed',
      reason:
        'the observe hook answered an invalid world: /orders/0/status must be equal to one of the allowed values (paid, unpaid, abnormal, processing, voided)',
    });
  });
});
