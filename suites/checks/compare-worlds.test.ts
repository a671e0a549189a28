import { describe, expect, test } from 'vitest';
import type { ExpectedEffect } from '#contracts';
import type { Observation } from '../model.ts';
import { compareWorlds } from './compare-worlds.ts';

const world: Observation = {
  instances: [
    { instanceId: 'i-1', status: 'Running', chargeType: 'PrePaid', expiredTime: '2027-01-31T16:00:00Z', locks: [] },
  ],
  disks: [{ diskId: 'd-1', instanceId: 'i-1', status: 'In_use', chargeType: 'PostPaid', expiredTime: null, locks: [] }],
  orders: [],
  balance: 100,
  vouchers: [{ voucherId: 'v-1', balance: 5 }],
};
const nothing: ExpectedEffect = { changes: [], allowed: [] };
const withExpiry = (expiredTime: string): Observation => ({
  ...world,
  instances: world.instances.map((instance) => ({ ...instance, expiredTime })),
});
const later = (amount: string, unit: string, toleranceHours = 1): ExpectedEffect => ({
  changes: [
    {
      change: 'field',
      resource: 'instances',
      id: 'i-1',
      field: 'expiredTime',
      becomes: { to: 'later', amount, unit, toleranceHours },
    },
  ],
  allowed: [],
});

describe('nothing may have happened', () => {
  test('and did not, whatever the order of resources and locks', () => {
    expect(compareWorlds(world, structuredClone(world), nothing)).toEqual([]);
  });
  test.each<[string, Partial<Observation>, string]>([
    ['an order came', { orders: [{ orderId: 'o-1', status: 'unpaid', operation: 'RenewInstance' }] }, 'orders/o-1'],
    ['the balance fell', { balance: 99 }, 'balance'],
    ['a voucher was used', { vouchers: [{ voucherId: 'v-1', balance: 4 }] }, 'vouchers/v-1/balance'],
    ['a disk is gone', { disks: [] }, 'disks/d-1'],
    [
      'a lock came',
      { disks: [{ ...world.disks[0], locks: ['financial'] } as Observation['disks'][number]] },
      'disks/d-1/locks',
    ],
    [
      'an instance named like a prototype came',
      {
        instances: [
          ...world.instances,
          { ...world.instances[0], instanceId: '__proto__' } as Observation['instances'][number],
        ],
      },
      'instances/__proto__',
    ],
  ])('but %s', (_name, change, path) => {
    expect(compareWorlds(world, { ...world, ...change }, nothing)).toMatchObject([{ path, expected: 'unchanged' }]);
  });
  test('but where the case allows it', () => {
    const changed = { ...world, orders: [{ orderId: 'o-1', status: 'abnormal', operation: 'X' }] };
    expect(compareWorlds(world, changed, { changes: [], allowed: ['orders'] })).toEqual([]);
    const moved = { ...world, disks: [{ ...world.disks[0], expiredTime: 'x' } as Observation['disks'][number]] };
    expect(compareWorlds(world, moved, { changes: [], allowed: ['disks/*/expiredTime'] })).toEqual([]);
    expect(compareWorlds(world, moved, { changes: [], allowed: ['disks/*/status'] })).toHaveLength(1);
  });
});

describe('a later time', () => {
  test.each([
    ['1', 'Month', '2027-02-28T16:00:00Z'],
    ['12', 'Month', '2028-01-31T16:00:00Z'],
    ['2', 'Week', '2027-02-14T16:00:00Z'],
  ])('%s %s from the end of January is %s', (amount, unit, expected) => {
    expect(compareWorlds(world, withExpiry(expected), later(amount, unit))).toEqual([]);
  });
  test.each([
    ['a day off', '2027-03-01T18:00:00Z'],
    ['not moved', '2027-01-31T16:00:00Z'],
    ['no time', 'soon'],
  ])('%s is a difference', (_name, actual) => {
    expect(compareWorlds(world, withExpiry(actual), later('1', 'Month'))).toHaveLength(1);
  });
  test('an unknown unit is never met', () => {
    expect(compareWorlds(world, withExpiry('2027-02-28T16:00:00Z'), later('1', 'Fortnight'))).toHaveLength(1);
  });
});

describe('documented changes', () => {
  const paid: ExpectedEffect = {
    changes: [
      { change: 'added', resource: 'orders', id: 'o-1', fields: { status: 'paid' } },
      { change: 'balance', becomes: { to: 'less' } },
    ],
    allowed: [],
  };
  const order = { orderId: 'o-1', status: 'paid', operation: 'RenewInstance' };
  test('are all seen', () => {
    expect(compareWorlds(world, { ...world, orders: [order], balance: 1 }, paid)).toEqual([]);
  });
  test('one that is missing is told, and so is one that is other than documented', () => {
    expect(compareWorlds(world, { ...world, balance: 1 }, paid)).toMatchObject([
      { path: 'orders/o-1', actual: 'not there' },
    ]);
    expect(
      compareWorlds(world, { ...world, orders: [{ ...order, status: 'unpaid' }], balance: 1 }, paid),
    ).toMatchObject([{ path: 'orders/o-1/status', expected: 'paid', actual: 'unpaid' }]);
    expect(compareWorlds(world, { ...world, orders: [order], balance: 101 }, paid)).toMatchObject([
      { path: 'balance' },
    ]);
    expect(compareWorlds(world, { ...world, orders: [order] }, paid)).toMatchObject([
      { path: 'balance', actual: 'unchanged' },
    ]);
  });
});
