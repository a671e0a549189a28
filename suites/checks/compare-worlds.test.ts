import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpectedChange, ExpectedEffect, FieldChange } from '#contracts';
import { loadPack } from '#specs';
import type { EcsWorld } from '../ecs-world.test-data.ts';
import { compareWorlds as compareByTable } from './compare-worlds.ts';

const { resources } = loadPack('aliyun-ecs');
const compareWorlds = (before: EcsWorld, after: EcsWorld, effect: ExpectedEffect) =>
  compareByTable(resources, { before, after }, effect);

const world: EcsWorld = {
  instances: [
    { instanceId: 'i-1', status: 'Running', chargeType: 'PrePaid', expiredTime: '2027-01-31T16:00:00Z', locks: [] },
  ],
  disks: [{ diskId: 'd-1', instanceId: 'i-1', status: 'In_use', chargeType: 'PostPaid', expiredTime: null, locks: [] }],
  orders: [],
  balance: 100,
  vouchers: [{ voucherId: 'v-1', balance: 5 }],
};
const nothing: ExpectedEffect = { changes: [], allowed: [] };
const withExpiry = (expiredTime: string): EcsWorld => ({
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
  test.each<[string, Partial<EcsWorld>, string]>([
    ['an order came', { orders: [{ orderId: 'o-1', status: 'unpaid', operation: 'RenewInstance' }] }, 'orders/o-1'],
    ['the balance fell', { balance: 99 }, 'balance'],
    ['a voucher was used', { vouchers: [{ voucherId: 'v-1', balance: 4 }] }, 'vouchers/v-1/balance'],
    ['a disk is gone', { disks: [] }, 'disks/d-1'],
    [
      'a lock came',
      { disks: [{ ...world.disks[0], locks: ['financial'] } as EcsWorld['disks'][number]] },
      'disks/d-1/locks',
    ],
    [
      'an instance named like a prototype came',
      {
        instances: [
          ...world.instances,
          { ...world.instances[0], instanceId: '__proto__' } as EcsWorld['instances'][number],
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
    const moved = { ...world, disks: [{ ...world.disks[0], expiredTime: 'x' } as EcsWorld['disks'][number]] };
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

describe('a removed resource', () => {
  const snapshots = [{ snapshotId: 's-1', diskId: 'd-1' }];
  const gone: ExpectedEffect = { changes: [{ change: 'removed', resource: 'snapshots', id: 's-1' }], allowed: [] };
  test('was there and is there no more', () => {
    expect(compareWorlds({ ...world, snapshots }, { ...world, snapshots: [] }, gone)).toEqual([]);
  });
  test('is a difference where it stays, or never was', () => {
    expect(compareWorlds({ ...world, snapshots }, { ...world, snapshots }, gone)).toEqual([
      { path: 'snapshots/s-1', expected: 'removed', actual: 'still there' },
    ]);
    expect(compareWorlds({ ...world, snapshots: [] }, { ...world, snapshots: [] }, gone)).toEqual([
      { path: 'snapshots/s-1', expected: 'removed', actual: 'never there' },
    ]);
  });
  test('takes no other with it', () => {
    const two = [...snapshots, { snapshotId: 's-2', diskId: 'd-1' }];
    expect(compareWorlds({ ...world, snapshots: two }, { ...world, snapshots: [] }, gone)).toMatchObject([
      { path: 'snapshots/s-2', expected: 'unchanged' },
    ]);
  });
});

describe('a list that gains or loses an entry', () => {
  const inGroups = (...securityGroupIds: readonly string[]): EcsWorld => ({
    ...world,
    instances: world.instances.map((instance) => ({ ...instance, securityGroupIds })),
  });
  const becoming = (to: 'gains' | 'loses'): ExpectedEffect => ({
    changes: [
      { change: 'field', resource: 'instances', id: 'i-1', field: 'securityGroupIds', becomes: { to, entry: 'sg-b' } },
    ],
    allowed: [],
  });
  test.each<['gains' | 'loses', string[], string[], number]>([
    ['gains', ['sg-a'], ['sg-b', 'sg-a'], 0],
    ['gains', [], ['sg-b'], 0],
    ['gains', ['sg-a'], ['sg-a'], 1],
    ['gains', ['sg-a'], ['sg-b'], 1],
    ['gains', ['sg-a'], ['sg-a', 'sg-b', 'sg-c'], 1],
    ['loses', ['sg-a', 'sg-b'], ['sg-a'], 0],
    ['loses', ['sg-a', 'sg-b'], [], 1],
    ['loses', ['sg-a', 'sg-b'], ['sg-b'], 1],
  ])('%s: %j → %j has %i differences', (to, before, after, count) => {
    expect(compareWorlds(inGroups(...before), inGroups(...after), becoming(to))).toHaveLength(count);
  });
});

describe('a voucher that is used up', () => {
  const used: ExpectedEffect = {
    changes: [{ change: 'field', resource: 'vouchers', id: 'v-1', field: 'balance', becomes: { to: 'less' } }],
    allowed: [],
  };
  test('may be shown with nothing on it or no more, before as after', () => {
    expect(compareWorlds(world, { ...world, vouchers: [] }, used)).toEqual([]);
    expect(compareWorlds(world, { ...world, vouchers: [{ voucherId: 'v-1', balance: 0 }] }, used)).toEqual([]);
    const empty = { ...world, vouchers: [{ voucherId: 'v-1', balance: 0 }] };
    const gone = { ...world, vouchers: [] };
    expect(compareWorlds(empty, gone, nothing)).toEqual([]);
    expect(compareWorlds(gone, empty, nothing)).toEqual([]);
  });
  test('is a change where none was expected, and so is one that appears with a balance', () => {
    expect(compareWorlds(world, { ...world, vouchers: [] }, nothing)).toEqual([
      { path: 'vouchers/v-1/balance', expected: 'unchanged', actual: '5 → 0' },
    ]);
    const another = [...world.vouchers, { voucherId: 'v-2', balance: 3 }];
    expect(compareWorlds(world, { ...world, vouchers: another }, nothing)).toMatchObject([
      { path: 'vouchers/v-2/balance', actual: '0 → 3' },
    ]);
  });
  test('that was never there is not used', () => {
    const none = { ...world, vouchers: [] };
    expect(compareWorlds(none, none, used)).toMatchObject([{ expected: 'less than 0', actual: 'unchanged' }]);
  });
});

describe('a difference is said', () => {
  const one = (field: string, becomes: FieldChange, id = 'i-1'): ExpectedEffect => ({
    changes: [{ change: 'field', resource: 'instances', id, field, becomes }],
    allowed: [],
  });
  const locked = (locks: readonly string[]): EcsWorld => ({
    ...world,
    instances: world.instances.map((instance) => ({ ...instance, locks })),
  });
  test('with the old value where nothing changed', () => {
    expect(compareWorlds(world, world, later('1', 'Month'))).toMatchObject([
      { expected: '1 Month later than 2027-01-31T16:00:00Z (2027-02-28T16:00:00.000Z)', actual: 'unchanged' },
    ]);
    const paid: ExpectedEffect = { changes: [{ change: 'balance', becomes: { to: 'less' } }], allowed: [] };
    expect(compareWorlds(world, world, paid)).toEqual([
      { path: 'balance', expected: 'less than 100', actual: 'unchanged' },
    ]);
  });
  test('in words where there is nothing to print', () => {
    const unlocked = one('locks', { to: 'value', oneOf: [''] });
    expect(compareWorlds(locked(['financial']), locked(['financial']), unlocked)).toEqual([
      { path: 'instances/i-1/locks', expected: 'changed from financial to no locks', actual: 'unchanged' },
    ]);
    expect(compareWorlds(world, locked(['security']), nothing)).toEqual([
      { path: 'instances/i-1/locks', expected: 'unchanged', actual: 'no locks → security' },
    ]);
  });
  test('of a resource that is not there, or no more, as absent', () => {
    expect(compareWorlds(world, world, one('status', { to: 'value', oneOf: ['Stopped'] }, 'i-9'))).toEqual([
      { path: 'instances/i-9/status', expected: 'changed from absent to Stopped', actual: 'absent' },
    ]);
    const gone = { ...world, instances: [] };
    expect(compareWorlds(world, gone, one('status', { to: 'value', oneOf: ['Stopped'] }))).toEqual([
      { path: 'instances/i-1/status', expected: 'Stopped', actual: 'absent' },
      { path: 'instances/i-1', expected: 'unchanged', actual: 'there → absent' },
    ]);
  });
});

describe('a day of the month', () => {
  const onDay = (day: string, toleranceHours = 24): ExpectedEffect => ({
    changes: [
      {
        change: 'field',
        resource: 'instances',
        id: 'i-1',
        field: 'expiredTime',
        becomes: { to: 'day-of-month', day, toleranceHours },
      },
    ],
    allowed: [],
  });
  test.each([
    ['5', '2027-02-05T16:00:00Z'],
    ['5', '2027-02-04T16:00:00Z'],
    ['28', '2027-02-28T16:00:00Z'],
    // The 31st in UTC is the first of February in the vendor's calendar, and the other way round.
    ['31', '2027-03-31T16:00:00Z'],
    ['1', '2027-02-28T16:00:00Z'],
    ['1', '2027-02-01T16:00:00Z'],
  ])('%s after the end of January is %s', (day, after) => {
    expect(compareWorlds(world, withExpiry(after), onDay(day, day === '5' ? 24 : 1))).toEqual([]);
  });
  test.each([
    ['a month too late', '5', '2027-03-05T16:00:00Z'],
    ['another day', '5', '2027-02-07T16:00:00Z'],
    ['earlier than before', '1', '2027-01-31T15:00:00Z'],
    ['no time', '5', 'soon'],
    ['no day', '32', '2027-02-01T16:00:00Z'],
  ])('%s is a difference', (_name, day, after) => {
    expect(compareWorlds(world, withExpiry(after), onDay(day, 30))).toHaveLength(1);
  });
  test('not moved at all is a difference', () => {
    expect(compareWorlds(world, world, onDay('1'))).toMatchObject([{ actual: 'unchanged' }]);
  });
});

describe('added orders without an id', () => {
  const order = { orderId: 'o-1', status: 'paid', operation: 'RenewInstance' };
  const added = (change: Partial<Extract<ExpectedChange, { change: 'added' }>> = {}): ExpectedEffect => ({
    changes: [{ change: 'added', resource: 'orders', fields: { status: 'paid' }, ...change }],
    allowed: [],
  });
  const withOrders = (...orders: EcsWorld['orders']): EcsWorld => ({ ...world, orders });
  test('are matched by their fields', () => {
    expect(compareWorlds(world, withOrders(order), added())).toEqual([]);
    expect(compareWorlds(world, withOrders({ ...order, status: 'unpaid' }), added())).toMatchObject([
      { path: 'orders/o-1/status', expected: 'paid', actual: 'unpaid' },
    ]);
    expect(compareWorlds(world, world, added())).toMatchObject([{ path: 'orders/*', actual: 'not there' }]);
  });
  test('two where one is expected are a difference, with an id and without', () => {
    const two = withOrders({ ...order, orderId: 'o-2' }, order);
    expect(compareWorlds(world, two, added())).toMatchObject([{ path: 'orders/o-1', expected: 'unchanged' }]);
    expect(compareWorlds(world, two, added({ id: 'o-1' }))).toMatchObject([{ path: 'orders/o-2' }]);
    expect(compareWorlds(world, withOrders(order, order), added({ id: 'o-1' }))).toMatchObject([
      { path: 'orders/o-1~2' },
    ]);
  });
  test('an optional one may be absent, but is as documented where it is there', () => {
    const optional = added({ optional: true });
    expect(compareWorlds(world, world, optional)).toEqual([]);
    expect(compareWorlds(world, withOrders(order), optional)).toEqual([]);
    expect(compareWorlds(world, withOrders({ ...order, status: 'unpaid' }), optional)).toHaveLength(1);
    expect(compareWorlds(world, withOrders(order), added({ optional: true, id: 'o-9' }))).toMatchObject([
      { path: 'orders/o-1' },
    ]);
  });
  test('one order stands for one expectation; what says more chooses first', () => {
    const unpaid = { ...order, orderId: 'o-2', status: 'unpaid' };
    const both: ExpectedEffect = {
      changes: [
        { change: 'added', resource: 'orders', fields: {} },
        { change: 'added', resource: 'orders', fields: { status: 'paid' } },
      ],
      allowed: [],
    };
    expect(compareWorlds(world, withOrders(order, unpaid), both)).toEqual([]);
    expect(compareWorlds(world, withOrders(order), both)).toMatchObject([{ path: 'orders/*', actual: 'not there' }]);
  });
});

test('an effect that expects nothing never fits a world that changed anywhere', () => {
  const ids = fc.constantFrom('1', '2', '__proto__', '*');
  const state = fc.record({
    status: fc.constantFrom('Running', 'Stopped'),
    chargeType: fc.constantFrom('PrePaid', 'PostPaid'),
    expiredTime: fc.constantFrom(null, '2027-01-31T16:00:00Z'),
    locks: fc.subarray(['financial', 'security']),
  });
  const list = <T>(entry: fc.Arbitrary<T>, id: (one: T) => string) =>
    fc.uniqueArray(entry, { selector: id, maxLength: 3 });
  const identified = <T>(name: string, rest: fc.Arbitrary<T>) =>
    fc.tuple(ids, rest).map(([id, other]) => ({ [name]: id, ...other }));
  const worlds = fc.record({
    instances: list(identified('instanceId', state), (one) => String(one.instanceId)),
    disks: list(identified('diskId', state), (one) => String(one.diskId)).map((disks) =>
      disks.map((disk) => ({ ...disk, instanceId: null })),
    ),
    orders: list(
      identified('orderId', fc.record({ status: fc.constantFrom('paid', 'unpaid'), operation: fc.constant('X') })),
      (one) => String(one.orderId),
    ),
    balance: fc.integer({ min: 0, max: 2 }),
    vouchers: list(identified('voucherId', fc.record({ balance: fc.integer({ min: 0, max: 2 }) })), (one) =>
      String(one.voucherId),
    ),
  }) as unknown as fc.Arbitrary<EcsWorld>;
  const sorted = (world: EcsWorld) => {
    const value = { ...world, vouchers: world.vouchers.filter(({ balance }) => balance !== 0) };
    return JSON.stringify({
      ...value,
      ...Object.fromEntries(
        (['instances', 'disks', 'orders', 'vouchers'] as const).map((kind) => [
          kind,
          value[kind].map((one) => JSON.stringify(one, Object.keys(one).sort())).sort(),
        ]),
      ),
    });
  };
  fc.assert(
    fc.property(worlds, worlds, (before, after) => {
      expect(compareWorlds(before, after, nothing).length === 0).toBe(sorted(before) === sorted(after));
    }),
  );
});
