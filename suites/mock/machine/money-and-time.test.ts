/** Examples of the machine: who pays what, what an order may become, where the calendar leads. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderStatus, World } from '../world.ts';
import { settle } from './billing-clock.ts';
import { addMonths, dayMs, nextDayOfMonth } from './calendar.ts';
import { availableFunds, chargeAccount, payInto } from './charge-account.ts';
import { convertDisks } from './convert-disks.ts';
import { lockInstance } from './locks.ts';
import { begin, realNow } from './machine.test-data.ts';
import { changeOrder, recordOrder } from './orders.ts';
import { payOrder } from './pay-order.ts';
import type { Transition } from './transition.ts';

function worldAfter(step: Transition<unknown>): World {
  if (!step.done) throw new Error(step.reason);
  return step.world;
}

function convert(world: World, chargeType: 'PrePaid' | 'PostPaid', change: { nowMs?: number; autoPay?: boolean } = {}) {
  const diskIds = [world.disks[2]?.id ?? ''];
  return convertDisks(world, {
    operation: 'ModifyDiskChargeType',
    instanceId: world.instances[0]?.id ?? '',
    diskIds,
    chargeType,
    nowMs: realNow,
    autoPay: true,
    ...change,
  });
}

describe('money', () => {
  test('vouchers first, then balance, then credit', () => {
    const step = chargeAccount(begin({ balance: 100, credit: 50, vouchers: [30, 20] }), 170);
    expect(step.done && step.value).toEqual({ byVouchers: 50, byBalance: 100, byCredit: 20 });
    expect(step.done && step.world.account).toMatchObject({
      balance: 0,
      credit: 30,
      vouchers: [{ balance: 0 }, { balance: 0 }],
    });
  });

  test('a discount account keeps its vouchers', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.nat({ max: 5_000 }), (balance, amount) => {
        const step = chargeAccount(begin({ balance, vouchers: [300], discount: true }), amount);
        expect(step.done).toBe(amount <= balance);
        if (step.done) expect(step.world.account.vouchers).toEqual([{ id: 'v-0', balance: 300 }]);
      }),
    );
  });

  test('a refund of a disk gives back money and not what vouchers paid', () => {
    const there = worldAfter(convert(begin({ balance: 100_000, vouchers: [700] }), 'PrePaid'));
    expect(there.account).toMatchObject({ balance: 100_000 - 1_400, vouchers: [{ balance: 0 }] });
    const back = worldAfter(convert(there, 'PostPaid'));
    expect(back.account).toMatchObject({ balance: 100_000, vouchers: [{ balance: 0 }] });
    const half = worldAfter(convert(there, 'PostPaid', { nowMs: realNow + 15 * dayMs }));
    expect(half.account.balance).toBe(100_000 - 700);
  });

  test('a refund goes back to what paid: the credit its part, the balance the rest', () => {
    const there = worldAfter(convert(begin({ balance: 500, credit: 2_000 }), 'PrePaid'));
    expect(there.account).toMatchObject({ balance: 0, credit: 400 });
    expect(worldAfter(convert(there, 'PostPaid')).account).toMatchObject({ balance: 500, credit: 2_000 });
  });

  test('an account that owes cannot pay, and paying in never takes', () => {
    const world = begin({ balance: 100 });
    expect(availableFunds({ ...world.account, owed: 1 })).toBe(0);
    expect(payInto(world, -5, -5).account).toMatchObject({ balance: 100, credit: 0 });
  });
});

describe('orders', () => {
  const draft = { operation: 'RenewInstance', instanceId: 'i', diskIds: [], amount: 80, backToCredit: 0 };
  const orderWith = (status: Exclude<OrderStatus, 'paid'>) => recordOrder(begin({ balance: 100 }), draft, status);

  test('an unpaid one can be paid once', () => {
    const { world, order } = orderWith('unpaid');
    const paid = worldAfter(payOrder(world, order.id, realNow));
    expect(paid.account.balance).toBe(20);
    expect(payOrder(paid, order.id, realNow)).toEqual({ done: false, reason: 'order-not-open' });
  });

  test('an abnormal one can only be voided, one in process neither', () => {
    const abnormal = orderWith('abnormal');
    expect(payOrder(abnormal.world, abnormal.order.id, realNow).done).toBe(false);
    expect(worldAfter(changeOrder(abnormal.world, abnormal.order.id, 'void')).account.balance).toBe(100);
    const processing = orderWith('processing');
    expect(changeOrder(processing.world, processing.order.id, 'void').done).toBe(false);
  });

  test('paying carries out what was ordered, and an order whose disks have changed since is not paid', () => {
    const step = convert(begin({ balance: 100_000 }), 'PrePaid', { autoPay: false });
    if (!step.done) throw new Error(step.reason);
    expect(step.world).toMatchObject({ account: { balance: 100_000 } });
    expect(step.world.disks[2]).toMatchObject({ chargeType: 'PostPaid', changedAtMs: null });
    const laterMs = realNow + dayMs;
    const paid = worldAfter(payOrder(step.world, step.value.id, laterMs));
    expect(paid.disks[2]).toMatchObject({ chargeType: 'PrePaid', changedAtMs: laterMs, chargeTypeChanges: 1 });
    expect(paid.account.balance).toBe(100_000 - 2_100);
    const overtaken = worldAfter(convert(step.world, 'PrePaid'));
    expect(payOrder(overtaken, step.value.id, laterMs)).toEqual({ done: false, reason: 'wrong-disk-charge-type' });
  });
});

describe('time', () => {
  const iso = (time: number) => new Date(time).toISOString().slice(0, 16);

  test('a month later is the same day or the last of a shorter month, in UTC+8', () => {
    expect(iso(addMonths(Date.UTC(2026, 0, 31), 1))).toBe('2026-02-28T00:00');
    expect(iso(addMonths(Date.UTC(2027, 0, 31), 13))).toBe('2028-02-29T00:00');
    expect(iso(addMonths(Date.UTC(2026, 11, 15), 1))).toBe('2027-01-15T00:00');
    // In UTC+8 the first is the 31st of January, the second the 1st of March.
    expect(iso(addMonths(Date.UTC(2026, 0, 30, 16), 1))).toBe('2026-02-27T16:00');
    expect(iso(addMonths(Date.UTC(2026, 1, 28, 16), 1))).toBe('2026-03-31T16:00');
  });

  test('the next day of a month is a day in UTC+8', () => {
    expect(iso(nextDayOfMonth(Date.UTC(2026, 0, 31), 28))).toBe('2026-02-28T00:00');
    expect(iso(nextDayOfMonth(Date.UTC(2026, 0, 5), 5))).toBe('2026-02-05T00:00');
    expect(iso(nextDayOfMonth(Date.UTC(2026, 0, 31, 20), 5))).toBe('2026-02-04T20:00');
    expect(iso(nextDayOfMonth(Date.UTC(2026, 1, 4, 20), 5))).toBe('2026-03-04T20:00');
  });

  test('a subscription that runs out stops the instance and locks it, also one that was locked before', () => {
    const world = begin();
    const lateMs = realNow + 31 * dayMs;
    const expected = [
      ['Stopped', ['financial']],
      ['Stopped', []],
    ];
    expect(settle(world, lateMs).instances.map(({ status, locks }) => [status, locks])).toEqual(expected);
    const locked = worldAfter(lockInstance(world, world.instances[0]?.id ?? '', 'financial'));
    expect(settle(locked, realNow).instances[0]?.status).toBe('Running');
    expect(settle(locked, lateMs).instances.map(({ status, locks }) => [status, locks])).toEqual(expected);
    expect(settle(world, realNow)).toBe(world);
  });
});
