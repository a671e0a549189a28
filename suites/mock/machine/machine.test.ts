/** Properties of the machine under random commands: what must hold after any history, and that a refusal changes nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack } from '#specs';
import type { EcsWorld } from '../../ecs-world.test-data.ts';
import { observeWorld } from '../provider-states/observe-world.ts';
import type { World } from '../world.ts';
import { billingNow, settle } from './billing-clock.ts';
import { begin, type Command, histories, realNow, worlds } from './machine.test-data.ts';

const { resources } = loadPack('aliyun-ecs');

/** Runs a history and looks at every step that took place. */
function afterAnyHistory(
  look: (before: World, after: World) => void,
  atEnd = (_start: World, _end: World) => {},
): void {
  fc.assert(
    fc.property(worlds, histories, (start, history) => {
      atEnd(start, run(start, history, look));
    }),
    { numRuns: 200 },
  );
}

function run(start: World, history: readonly Command[], look: (before: World, after: World) => void): World {
  let world = start;
  for (const command of history) {
    const frozen = JSON.stringify(world);
    const step = command(world);
    expect(JSON.stringify(world)).toBe(frozen);
    if (!step.done) continue;
    const next = settle(step.world, billingNow(step.world, realNow));
    look(world, next);
    world = next;
  }
  return world;
}

const money = ({ account }: World): number =>
  account.balance + account.credit + account.vouchers.reduce((sum, { balance }) => sum + balance, 0);

const paidAmount = ({ orders }: World): number =>
  orders.reduce((sum, { status, amount }) => (status === 'paid' ? sum + amount : sum), 0);

describe('after any history', () => {
  test('no paid order is without its charge and no charge without a paid order, at every step', () => {
    afterAnyHistory(
      (before, after) => expect(money(before) - money(after)).toBe(paidAmount(after) - paidAmount(before)),
      (start, end) => expect(money(start) - money(end)).toBe(paidAmount(end)),
    );
  });

  test('balance, credit and vouchers are never below zero, and observe shows none that is', () => {
    afterAnyHistory((_before, { account, ...rest }) => {
      const funds = [account.balance, account.credit, ...account.vouchers.map(({ balance }) => balance)];
      expect(Math.min(...funds)).toBeGreaterThanOrEqual(0);
      const seen = observeWorld(resources, { account, ...rest }) as EcsWorld;
      expect(Math.min(seen.balance, ...seen.vouchers.map(({ balance }) => balance))).toBeGreaterThanOrEqual(0);
    });
  });

  test('vouchers never grow, and those of a discount account never shrink', () => {
    afterAnyHistory((before, after) => {
      for (const [at, voucher] of after.account.vouchers.entries()) {
        const earlier = before.account.vouchers[at]?.balance ?? -1;
        expect(voucher.balance).toBeLessThanOrEqual(earlier);
        if (before.account.discount) expect(voucher.balance).toBe(earlier);
      }
    });
  });

  test('the billing clock and expiries never go back', () => {
    afterAnyHistory((before, after) => {
      expect(after.clockOffsetMs).toBeGreaterThanOrEqual(before.clockOffsetMs);
      for (const earlier of before.instances) {
        const later = after.instances.find(({ id }) => id === earlier.id);
        expect(later?.expiryMs ?? 0).toBeGreaterThanOrEqual(earlier.expiryMs ?? 0);
      }
    });
  });

  test('a disk changes with a paid order for it and never with an unpaid, abnormal or voided one', () => {
    afterAnyHistory((_before, { disks, orders }) => {
      for (const disk of disks) {
        const paid = orders.filter(({ status, diskIds }) => status === 'paid' && diskIds.includes(disk.id));
        expect(disk.chargeTypeChanges).toBe(paid.length);
      }
    });
  });

  test('an abnormal order stays so until it is voided; a voided or paid one stays so', () => {
    afterAnyHistory((before, after) => {
      for (const order of before.orders) {
        const { status } = after.orders.find(({ id }) => id === order.id) ?? { status: 'lost' };
        if (order.status === 'abnormal') expect(['abnormal', 'voided']).toContain(status);
        if (order.status === 'voided' || order.status === 'paid') expect(status).toBe(order.status);
      }
    });
  });

  test('what has run out is Stopped and locked', () => {
    afterAnyHistory((_before, after) => {
      const nowMs = billingNow(after, realNow);
      for (const { expiryMs, status, locks } of after.instances) {
        if (expiryMs === null || expiryMs > nowMs) continue;
        expect([status, locks.includes('financial')]).toEqual(['Stopped', true]);
      }
    });
  });

  test('settling twice is settling once', () => {
    afterAnyHistory((_before, after) => expect(settle(after, billingNow(after, realNow))).toBe(after));
  });
});

test('the histories reach orders of every status and disks of either kind', () => {
  const seen = new Set<string>();
  for (const [start, history] of fc.sample(fc.tuple(worlds, histories), { numRuns: 300, seed: 7 })) {
    const end = run(start, history, () => {});
    for (const { status } of end.orders) seen.add(status);
    for (const { chargeTypeChanges } of end.disks) seen.add(`${Math.min(chargeTypeChanges, 2)} changes`);
  }
  const statuses = ['unpaid', 'paid', 'abnormal', 'processing', 'voided'];
  expect([...seen].sort()).toEqual([...statuses, '0 changes', '1 changes', '2 changes'].sort());
});

test('a world begins as it is set up', () => {
  expect(begin({ balance: 5, vouchers: [1] }).account).toMatchObject({
    balance: 5,
    credit: 0,
    vouchers: [{ balance: 1 }],
  });
});
