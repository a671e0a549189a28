/** Properties of the machine under random commands: what must hold after any history, and that a refusal changes nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyWorld, type World } from '../world.ts';
import { addDisk, addInstance } from './add-resources.ts';
import { attachDisk } from './attach-disk.ts';
import { advanceClock, billingNow, settle } from './billing-clock.ts';
import { addMonths, dayMs, nextDayOfMonth } from './calendar.ts';
import { changePower, type PowerCommand } from './change-power.ts';
import { availableFunds, chargeAccount, refundAccount } from './charge-account.ts';
import { fingerprint, judgeToken, rememberToken } from './client-tokens.ts';
import { convertDisks } from './convert-disks.ts';
import { lockDisk, lockInstance } from './locks.ts';
import { changeOrder, placePaidOrder, recordOrder } from './orders.ts';
import { renewInstance } from './renew-instance.ts';
import type { Step } from './step.ts';

const realNow = Date.UTC(2026, 0, 31, 12);

type Command = (world: World) => Step<unknown>;

const small = fc.nat({ max: 3 });
const idOf = (ids: readonly string[], at: number): string => ids[at % Math.max(1, ids.length)] ?? 'nothing';
const instanceAt = (world: World, at: number) =>
  idOf(
    world.instances.map(({ id }) => id),
    at,
  );
const diskAt = (world: World, at: number) =>
  idOf(
    world.disks.map(({ id }) => id),
    at,
  );

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(small, fc.integer({ min: -5, max: 800 }), fc.nat({ max: 90_000 })).map(
    ([at, days, price]): Command =>
      (world) => {
        const nowMs = billingNow(world, realNow);
        const instanceId = instanceAt(world, at);
        return renewInstance(world, { instanceId, expiryMs: nowMs + days * dayMs, price, nowMs });
      },
  ),
  fc.tuple(small, fc.array(small, { maxLength: 3 }), fc.constantFrom('PrePaid', 'PostPaid'), fc.boolean()).map(
    ([at, disks, chargeType, autoPay]): Command =>
      (world) =>
        convertDisks(world, {
          instanceId: instanceAt(world, at),
          diskIds: [...new Set(disks.map((disk) => diskAt(world, disk)))],
          chargeType,
          autoPay,
          nowMs: billingNow(world, realNow),
        }),
  ),
  fc.tuple(small, fc.constantFrom<PowerCommand>('start', 'stop', 'reboot')).map(
    ([at, command]): Command =>
      (world) =>
        changePower(world, command, { instanceId: instanceAt(world, at), nowMs: billingNow(world, realNow) }),
  ),
  fc.tuple(small, small).map(
    ([instance, disk]): Command =>
      (world) =>
        attachDisk(world, {
          instanceId: instanceAt(world, instance),
          diskId: diskAt(world, disk),
          device: '/dev/xvdz',
          deleteWithInstance: false,
        }),
  ),
  fc.tuple(small, fc.constantFrom<'pay' | 'void'>('pay', 'void')).map(
    ([at, event]): Command =>
      (world) =>
        changeOrder(
          world,
          idOf(
            world.orders.map(({ id }) => id),
            at,
          ),
          event,
        ),
  ),
  small.map(
    (at): Command =>
      (world) =>
        lockInstance(world, instanceAt(world, at), 'financial'),
  ),
  small.map(
    (at): Command =>
      (world) =>
        lockDisk(world, diskAt(world, at), 'financial'),
  ),
  fc.integer({ min: -10, max: 100 }).map(
    (days): Command =>
      (world) =>
        advanceClock(world, days * dayMs),
  ),
);

function begin(balance: number, credit: number, vouchers: readonly number[], discount: boolean): World {
  const empty = emptyWorld({ number: 1, regionId: 'r', zoneId: 'r-a', orderPrefix: '' });
  const account = {
    ...empty.account,
    balance,
    credit,
    discount,
    vouchers: vouchers.map((amount, at) => ({ id: `v-${at}`, balance: amount })),
  };
  const draft = { chargeType: 'PrePaid', status: 'Running', expiryMs: realNow + 30 * dayMs, nowMs: realNow } as const;
  const { world, instance } = addInstance({ ...empty, account }, draft);
  const { world: two } = addInstance(world, { ...draft, chargeType: 'PostPaid', status: 'Stopped' });
  const free = { type: 'data', instance, portable: true, multiAttach: false, nowMs: realNow } as const;
  const disk = { ...free, attached: true, chargeType: 'PostPaid', dedicatedBlockStorageCluster: false } as const;
  return addDisk(addDisk(two, disk).world, { ...disk, attached: false }).world;
}

const worlds = fc
  .tuple(
    fc.nat({ max: 50_000 }),
    fc.nat({ max: 20_000 }),
    fc.array(fc.nat({ max: 900 }), { maxLength: 3 }),
    fc.boolean(),
  )
  .map((funds) => begin(...funds));

const money = ({ account }: World): number =>
  account.balance + account.credit + account.vouchers.reduce((sum, { balance }) => sum + balance, 0);

const paidAmount = ({ orders }: World): number =>
  orders.reduce((sum, { status, amount }) => (status === 'paid' ? sum + amount : sum), 0);

describe('after any history', () => {
  test('money, orders, expiries and time are sound at every step', () => {
    fc.assert(
      fc.property(worlds, fc.array(commands, { maxLength: 25 }), (start, history) => {
        let world = start;
        for (const command of history) {
          const frozen = JSON.stringify(world);
          const step = command(world);
          expect(JSON.stringify(world)).toBe(frozen);
          if (!step.done) continue;
          const next = settle(step.world, billingNow(step.world, realNow));
          expect(Math.min(next.account.balance, next.account.credit)).toBeGreaterThanOrEqual(0);
          expect(next.account.vouchers.every(({ balance }) => balance >= 0)).toBe(true);
          expect(next.clockOffsetMs).toBeGreaterThanOrEqual(world.clockOffsetMs);
          for (const before of world.instances) {
            const after = next.instances.find(({ id }) => id === before.id);
            expect(after?.expiryMs ?? 0).toBeGreaterThanOrEqual(before.expiryMs ?? 0);
          }
          world = next;
        }
        // Every paid order is in the money, and nothing else is.
        expect(money(start) - money(world)).toBe(paidAmount(world));
      }),
      { numRuns: 300 },
    );
  });

  test('a discount account keeps its vouchers', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.nat({ max: 5_000 }), (balance, amount) => {
        const step = chargeAccount(begin(balance, 0, [300], true), amount);
        expect(step.done).toBe(amount <= balance);
        if (step.done) expect(step.world.account.vouchers).toEqual([{ id: 'v-0', balance: 300 }]);
      }),
    );
  });

  test('a token never gives a second order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')), { maxLength: 12 }),
        (requests) => {
          let world = begin(1_000_000, 0, [], false);
          for (const [token, Period] of requests) {
            const request = {
              operation: 'RenewInstance',
              token,
              parameters: fingerprint(new Map([['Period', Period]])),
            };
            const judged = judgeToken(world, request);
            if (judged.token !== 'new') continue;
            const placed = placePaidOrder(world, {
              operation: 'RenewInstance',
              instanceId: 'i',
              diskIds: [],
              amount: 100,
            });
            expect(placed.done).toBe(true);
            if (placed.done) world = rememberToken(placed.world, { ...request, orderId: placed.value.order.id });
          }
          expect(world.orders).toHaveLength(new Set(requests.map(([token]) => token)).size);
        },
      ),
    );
  });
});

describe('money', () => {
  test('vouchers first, then balance, then credit', () => {
    const step = chargeAccount(begin(100, 50, [30, 20], false), 170);
    expect(step.done && step.value).toEqual({ byVouchers: 50, byMoney: 120 });
    expect(step.done && step.world.account).toMatchObject({
      balance: 0,
      credit: 30,
      vouchers: [{ balance: 0 }, { balance: 0 }],
    });
  });

  test('a refund of a disk gives back money and not what vouchers paid', () => {
    const world = begin(100_000, 0, [700], false);
    const conversion = {
      instanceId: world.instances[0]?.id ?? '',
      diskIds: [world.disks[2]?.id ?? ''],
      nowMs: realNow,
    };
    const there = convertDisks(world, { ...conversion, chargeType: 'PrePaid', autoPay: true });
    if (!there.done) throw new Error(there.reason);
    expect(there.world.account).toMatchObject({ balance: 100_000 - 1_400, vouchers: [{ balance: 0 }] });
    const back = convertDisks(there.world, { ...conversion, chargeType: 'PostPaid', autoPay: true });
    expect(back.done && back.world.account).toMatchObject({ balance: 100_000, vouchers: [{ balance: 0 }] });
    const half = convertDisks(there.world, {
      ...conversion,
      nowMs: realNow + 15 * dayMs,
      chargeType: 'PostPaid',
      autoPay: true,
    });
    expect(half.done && half.world.account.balance).toBe(100_000 - 700);
  });

  test('an account that owes cannot pay, and a refund never takes', () => {
    const world = begin(100, 0, [], false);
    expect(availableFunds({ ...world.account, owed: 1 })).toBe(0);
    expect(refundAccount(world, -5).account.balance).toBe(100);
  });
});

describe('orders', () => {
  const draft = { operation: 'RenewInstance', instanceId: 'i', diskIds: [], amount: 80 };
  const orderWith = (status: 'unpaid' | 'abnormal' | 'processing') => {
    const step = recordOrder(begin(100, 0, [], false), draft, status);
    if (!step.done) throw new Error(step.reason);
    return { world: step.world, id: step.value.order.id };
  };

  test('an unpaid one can be paid once', () => {
    const { world, id } = orderWith('unpaid');
    const paid = changeOrder(world, id, 'pay');
    if (!paid.done) throw new Error(paid.reason);
    expect(paid.world.account.balance).toBe(20);
    expect(changeOrder(paid.world, id, 'pay')).toEqual({ done: false, reason: 'order-not-open' });
  });

  test('an abnormal one can only be voided, one in process neither', () => {
    const abnormal = orderWith('abnormal');
    expect(changeOrder(abnormal.world, abnormal.id, 'pay').done).toBe(false);
    const voided = changeOrder(abnormal.world, abnormal.id, 'void');
    expect(voided.done && voided.world.account.balance).toBe(100);
    const processing = orderWith('processing');
    expect(changeOrder(processing.world, processing.id, 'void').done).toBe(false);
  });
});

describe('time', () => {
  test('a month later is the same day or the last of a shorter month', () => {
    const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
    expect(iso(addMonths(Date.UTC(2026, 0, 31), 1))).toBe('2026-02-28');
    expect(iso(addMonths(Date.UTC(2027, 0, 31), 13))).toBe('2028-02-29');
    expect(iso(addMonths(Date.UTC(2026, 11, 15), 1))).toBe('2027-01-15');
    expect(iso(nextDayOfMonth(Date.UTC(2026, 0, 31), 31 - 3))).toBe('2026-02-28');
    expect(iso(nextDayOfMonth(Date.UTC(2026, 0, 5), 5))).toBe('2026-02-05');
  });

  test('a subscription that runs out stops the instance and locks it', () => {
    const world = begin(0, 0, [], false);
    const late = settle(world, realNow + 31 * dayMs);
    expect(late.instances.map(({ status, locks }) => [status, locks])).toEqual([
      ['Stopped', ['financial']],
      ['Stopped', []],
    ]);
    expect(settle(world, realNow)).toBe(world);
  });
});
