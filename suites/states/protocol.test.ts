/** What `observe` may answer: a world that does not fit is named by its first place that does not. */
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
  test('in another word is no valid world, and the place is told', () => {
    expect(readObservation(call, withOrder('PAID'))).toEqual({
      outcome: 'failed',
      reason:
        'the observe hook answered no valid world: /orders/0/status must be equal to one of the allowed values (paid, unpaid, abnormal, processing, voided)',
    });
  });
});
