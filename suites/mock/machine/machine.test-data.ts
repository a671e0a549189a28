/** Random worlds and random commands for them: every transition of the machine, also with targets that do not exist. */
import fc from 'fast-check';
import { emptyWorld, type World } from '../world.ts';
import { addDisk, addInstance } from './add-resources.ts';
import { attachDisk } from './attach-disk.ts';
import { advanceClock, billingNow } from './billing-clock.ts';
import { dayMs } from './calendar.ts';
import { changePower, type PowerCommand } from './change-power.ts';
import { convertDisks } from './convert-disks.ts';
import { lockDisk, lockInstance } from './locks.ts';
import { changeOrder, recordOrder } from './orders.ts';
import { payOrder } from './pay-order.ts';
import { renewInstance } from './renew-instance.ts';
import { done, type Transition } from './transition.ts';

export const realNow = Date.UTC(2026, 0, 31, 12);

export type Command = (world: World) => Transition<unknown>;

/** What the account of a world begins with. */
export interface Funds {
  readonly balance: number;
  readonly credit: number;
  readonly vouchers: readonly number[];
  readonly discount: boolean;
}

/** A subscription and a pay-as-you-go instance with their system disks, an attached data disk and a free one. */
export function begin(funds: Partial<Funds> = {}): World {
  const { balance = 0, credit = 0, vouchers = [], discount = false } = funds;
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

export const worlds: fc.Arbitrary<World> = fc
  .record({
    balance: fc.oneof(fc.nat({ max: 900 }), fc.nat({ max: 50_000 })),
    credit: fc.oneof(fc.constant(0), fc.nat({ max: 20_000 })),
    vouchers: fc.array(fc.nat({ max: 900 }), { maxLength: 3 }),
    discount: fc.boolean(),
  })
  .map(begin);

const small = fc.nat({ max: 3 });
const idAt = (resources: readonly { readonly id: string }[], at: number): string =>
  resources[at % Math.max(1, resources.length)]?.id ?? 'nothing';

const renewals = fc.tuple(small, fc.integer({ min: -5, max: 800 }), fc.nat({ max: 90_000 })).map(
  ([at, days, price]): Command =>
    (world) => {
      const nowMs = billingNow(world, realNow);
      const instanceId = idAt(world.instances, at);
      return renewInstance(world, {
        operation: 'RenewInstance',
        instanceId,
        expiryMs: nowMs + days * dayMs,
        price,
        nowMs,
      });
    },
);

/** Mostly what can be done: the disks of the subscription instance that have the other charge type. */
const conversions = fc
  .record({
    at: fc.constantFrom(0, 0, 0, 1, 2),
    disks: fc.array(small, { minLength: 1, maxLength: 3 }),
    onlyFitting: fc.boolean(),
    chargeType: fc.constantFrom('PrePaid', 'PostPaid'),
    autoPay: fc.boolean(),
  })
  .map(
    ({ at, disks, onlyFitting, chargeType, autoPay }): Command =>
      (world) => {
        const chosen = disks.map((disk) => world.disks[disk]).filter((disk) => disk !== undefined);
        const fitting = chosen.filter((disk) => !onlyFitting || disk.chargeType !== chargeType);
        const diskIds = [...new Set(fitting.map(({ id }) => id))];
        const nowMs = billingNow(world, realNow);
        const instanceId = idAt(world.instances, at);
        const operation = 'ModifyDiskChargeType';
        return convertDisks(world, { operation, instanceId, diskIds, chargeType, autoPay, nowMs });
      },
  );

const foreignOrders = fc.tuple(small, fc.constantFrom<'unpaid' | 'processing'>('unpaid', 'processing')).map(
  ([at, status]): Command =>
    (world) => {
      const instanceId = idAt(world.instances, at);
      const draft = { operation: 'ModifyInstanceSpec', instanceId, diskIds: [], amount: 1_000, backToCredit: 0 };
      return done(recordOrder(world, draft, status).world, undefined);
    },
);

const openOrderAt = (world: World, at: number): string =>
  idAt(
    world.orders.filter(({ status }) => status === 'unpaid' || status === 'abnormal'),
    at,
  );

const changesOfOrders = fc.oneof(
  small.map(
    (at): Command =>
      (world) =>
        payOrder(world, openOrderAt(world, at), billingNow(world, realNow)),
  ),
  small.map(
    (at): Command =>
      (world) =>
        payOrder(world, idAt(world.orders, at), billingNow(world, realNow)),
  ),
  small.map(
    (at): Command =>
      (world) =>
        changeOrder(world, openOrderAt(world, at), 'void'),
  ),
);

const power = fc.tuple(small, fc.constantFrom<PowerCommand>('start', 'stop', 'reboot')).map(
  ([at, command]): Command =>
    (world) =>
      changePower(world, command, { instanceId: idAt(world.instances, at), nowMs: billingNow(world, realNow) }),
);

const attachments = fc.tuple(small, small).map(
  ([instance, disk]): Command =>
    (world) =>
      attachDisk(world, {
        instanceId: idAt(world.instances, instance),
        diskId: idAt(world.disks, disk),
        device: '/dev/xvdz',
        deleteWithInstance: false,
      }),
);

const locksAndTime = fc.oneof(
  small.map(
    (at): Command =>
      (world) =>
        lockInstance(world, idAt(world.instances, at), 'financial'),
  ),
  small.map(
    (at): Command =>
      (world) =>
        lockDisk(world, idAt(world.disks, at), 'financial'),
  ),
  fc.integer({ min: -10, max: 100 }).map(
    (days): Command =>
      (world) =>
        advanceClock(world, days * dayMs),
  ),
);

const commands: fc.Arbitrary<Command> = fc.oneof(
  renewals,
  conversions,
  foreignOrders,
  changesOfOrders,
  power,
  attachments,
  locksAndTime,
);

/** Up to 25 commands, as many as that often enough to lead somewhere. */
export const histories = fc.array(commands, { maxLength: 25, size: 'max' });
