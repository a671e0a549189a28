/** Implementers who change what is charged for disks wrongly. */
import type { Call } from '../mock/behaviours/behaviour.ts';
import type { Disk, Order, World } from '../mock/world.ts';
import { calls } from './call-questions.test-data.ts';
import {
  changeDisk,
  changeInstance,
  diskIds,
  doneOtherwise,
  given,
  takenFor,
  withParameter,
} from './fault-parts.test-data.ts';
import type { LazyImplementer } from './implementers.test-data.ts';

type Row = Omit<LazyImplementer, 'pack' | 'operation'>;

const { toPayAsYouGo, paysLater, isList } = calls;
const page = '001_f9ac4e22c254f398';
const guide = '004_158e320035ecf921';
const lastOrder = (world: World): Order | undefined => world.orders.at(-1);
const before = (call: Call, id: string): Disk | undefined => call.world.disks.find((disk) => disk.id === id);
/** The listed disks, all but the first, as they were. */
const restAsBefore = (world: World, call: Call): World =>
  diskIds(call)
    .slice(1)
    .reduce((sum, id) => changeDisk(sum, id, () => before(call, id) ?? {}), world);
const lists: readonly Row[] = [
  {
    name: 'the first disk alone changed',
    breaks: `${page}:32 all disks of the list are changed`,
    fault: doneOtherwise(restAsBefore, isList),
    noticedBy: 'behaviour/one-to-sixteen-disks',
  },
  {
    name: 'the first disk alone changed, unless there are sixteen',
    breaks: `${page}:32 all disks of the list are changed`,
    fault: doneOtherwise(restAsBefore, (call) => isList(call) && diskIds(call).length < 16),
    noticedBy: 'behaviour/one-to-sixteen-disks',
  },
  {
    name: 'the first disk alone changed back',
    breaks: `${page}:36 PostPaid changes the disks to pay-as-you-go`,
    fault: doneOtherwise(restAsBefore, (call) => isList(call) && toPayAsYouGo(call)),
    noticedBy: 'behaviour/one-to-sixteen-disks',
  },
  {
    name: 'all disks of the instance changed',
    breaks: `${page}:32 the disks of the list are changed`,
    fault: doneOtherwise((world, call) => {
      if (lastOrder(world)?.status !== 'paid') return world;
      const chargeType = toPayAsYouGo(call) ? 'PostPaid' : 'PrePaid';
      const isMeant = ({ type, instanceIds }: Disk): boolean =>
        type === 'data' && instanceIds.includes(given(call, 'InstanceId'));
      return { ...world, disks: world.disks.map((disk) => (isMeant(disk) ? { ...disk, chargeType } : disk)) };
    }),
    noticedBy: 'behaviour/pause-per-disk',
  },
  {
    name: 'typographic quotes taken',
    breaks: `${page}:32 the list is a JSON array`,
    fault: takenFor((call) => withParameter(call, 'DiskIds', given(call, 'DiskIds').replace(/[“”]/g, '"'))),
    noticedBy: 'behaviour/disk-ids-as-json-array',
  },
  {
    name: 'a list with commas taken',
    breaks: `${page}:32 the list is a JSON array`,
    fault: takenFor((call) => {
      const list = given(call, 'DiskIds');
      return list === '' || list.startsWith('[')
        ? call
        : withParameter(call, 'DiskIds', JSON.stringify(list.split(',')));
    }),
    noticedBy: 'behaviour/disk-ids-as-json-array',
  },
  {
    name: 'nothing done for an empty list, with success',
    breaks: `${guide}:3 one disk at least`,
    fault: {
      site: /^/,
      when: ({ call }) => given(call, 'DiskIds') === '[]',
      instead: ({ call: { world } }) => ({
        outcome: 'success',
        world,
        result: { OrderId: '1' },
        orderId: '1',
        site: 'fault',
      }),
    },
    noticedBy: 'behaviour/at-least-one-disk',
  },
  ...[
    { name: 'seventeen disks cut to sixteen', isMeant: (length: number) => length === 17 },
    { name: 'eighteen disks and more cut to sixteen', isMeant: (length: number) => length > 17 },
  ].map(({ name, isMeant }) => ({
    name,
    breaks: `${page}:32 sixteen disks at most`,
    fault: takenFor((call) =>
      isMeant(diskIds(call).length) ? withParameter(call, 'DiskIds', JSON.stringify(diskIds(call).slice(0, 16))) : call,
    ),
    ...(isMeant(17)
      ? { noticedBy: 'behaviour/no-more-than-sixteen-disks' }
      : { unnoticed: 'seventeen disks stand for all longer lists' }),
  })),
];

const effects: readonly Row[] = [
  {
    name: 'an instance that expires an hour later',
    breaks: `${page}:1 disks are changed, nothing else`,
    fault: doneOtherwise((world, call) =>
      changeInstance(world, given(call, 'InstanceId'), ({ expiryMs }) => ({ expiryMs: (expiryMs ?? 0) + 3_600_000 })),
    ),
    noticedBy: 'effect/success',
  },
  {
    name: 'an instance unlocked that was locked for money',
    breaks: `${page}:1 disks are changed, nothing else`,
    fault: doneOtherwise((world, call) => changeInstance(world, given(call, 'InstanceId'), () => ({ locks: [] }))),
    unnoticed: 'no case changes disks of a locked instance with success',
  },
  {
    name: 'a changed disk detached',
    breaks: `${page}:1 the charge type is changed, nothing else`,
    fault: doneOtherwise((world, call) =>
      lastOrder(world)?.status === 'paid'
        ? changeDisk(world, diskIds(call)[0], () => ({ instanceIds: [], status: 'Available' }))
        : world,
    ),
    noticedBy: 'effect/success',
  },
  {
    name: 'a subscription that ends at once',
    breaks: `${page}:36 PrePaid changes the disks to subscription`,
    fault: doneOtherwise(
      (world, call) =>
        diskIds(call).reduce(
          (sum, id) =>
            changeDisk(sum, id, ({ subscription: it }) => (it ? { subscription: { ...it, untilMs: it.fromMs } } : {})),
          world,
        ),
      (call) => !toPayAsYouGo(call),
    ),
    noticedBy: 'behaviour/price-difference-refunded',
  },
  {
    name: 'disks changed back though their order is not paid',
    breaks: `${page}:4 without AutoPay nothing is changed`,
    fault: doneOtherwise(
      (world, call) =>
        diskIds(call).reduce(
          (sum, id) => changeDisk(sum, id, () => ({ chargeType: 'PostPaid', subscription: null })),
          world,
        ),
      (call) => toPayAsYouGo(call) && paysLater(call),
    ),
    noticedBy: 'behaviour/unpaid-order-without-autopay',
  },
];

export const lazyConversions: readonly LazyImplementer[] = [...lists, ...effects].map((row) => ({
  ...row,
  pack: 'aliyun-ecs',
  operation: 'ModifyDiskChargeType',
}));
