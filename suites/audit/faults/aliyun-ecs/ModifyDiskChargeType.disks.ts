/** Mistakes about which disks are changed, how, and under which client token. */
import type { Disk } from '../../../mock/world.ts';
import { type FaultRow, mistakes, unnoticed } from '../../fault-row.ts';
import type { FaultPart } from '../../plant-fault.ts';
import { calls } from '../calls.ts';
import { disksBecome, isList, lastOrder, paysLater, toPayAsYouGo, toSubscription } from '../disks.ts';
import {
  all,
  asks,
  at,
  changeDisk,
  changeInstance,
  diskIds,
  doneOtherwise,
  given,
  type Question,
  takenFor,
  withParameter,
} from '../parts.ts';
import { answerAgain, chargesReplays, mismatchIf, saidTheSame } from '../tokens.ts';

const page = '001_f9ac4e22c254f398';
const allDisks = 'behaviour/one-to-sixteen-disks';
const jsonArray = 'behaviour/disk-ids-as-json-array';

const firstAlone = (when: Question): FaultPart =>
  disksBecome(({ id }, call) => call.world.disks.find((disk) => disk.id === id) ?? {}, when, 1);
const withList = (change: (list: string) => string): FaultPart =>
  takenFor((call) => withParameter(call, 'DiskIds', change(given(call, 'DiskIds'))));
const cutToSixteen = (isMeant: (length: number) => boolean): FaultPart =>
  takenFor((call) =>
    isMeant(diskIds(call).length) ? withParameter(call, 'DiskIds', JSON.stringify(diskIds(call).slice(0, 16))) : call,
  );
const allOfTheInstance = doneOtherwise((world, call) => {
  if (lastOrder(world)?.status !== 'paid') return world;
  const chargeType = toPayAsYouGo(call) ? 'PostPaid' : 'PrePaid';
  const isMeant = ({ type, instanceIds }: Disk): boolean =>
    type === 'data' && instanceIds.includes(given(call, 'InstanceId'));
  return { ...world, disks: world.disks.map((disk) => (isMeant(disk) ? { ...disk, chargeType } : disk)) };
});
const emptySuccess = at(/^/, asks('DiskIds', '[]'), ({ call: { world } }) => ({
  outcome: 'success',
  world,
  result: { OrderId: '1' },
  orderId: '1',
  site: 'fault',
}));

const lists: readonly FaultRow[] = [
  ...mistakes(allDisks, {
    'changes only the first disk': firstAlone(isList),
    'changes only the first disk, unless there are sixteen': firstAlone(
      all(isList, (call) => diskIds(call).length < 16),
    ),
    'changes only the first disk to pay-as-you-go': firstAlone(all(isList, toPayAsYouGo)),
  }),
  ...mistakes('behaviour/pause-per-disk', { 'changes all disks of the instance': allOfTheInstance }),
  ...mistakes(jsonArray, {
    'accepts typographic quotes': withList((list) => list.replace(/[“”]/g, '"')),
    'accepts a list with commas': withList((list) =>
      list === '' || list.startsWith('[') ? list : JSON.stringify(list.split(',')),
    ),
  }),
  ...mistakes('behaviour/at-least-one-disk', { 'succeeds for an empty list without doing anything': emptySuccess }),
  ...mistakes('behaviour/no-more-than-sixteen-disks', {
    'seventeen disks cut to sixteen': cutToSixteen((length) => length === 17),
  }),
  ...unnoticed(`${page}:32 sixteen disks at most`, 'seventeen disks stand for all longer lists', {
    'eighteen disks and more cut to sixteen': cutToSixteen((length) => length > 17),
  }),
];

const effects: readonly FaultRow[] = [
  ...mistakes('effect/success', {
    'an instance that expires an hour later': doneOtherwise((world, call) =>
      changeInstance(world, given(call, 'InstanceId'), ({ expiryMs }) => ({ expiryMs: (expiryMs ?? 0) + 3_600_000 })),
    ),
    'a changed disk detached': doneOtherwise((world, call) =>
      lastOrder(world)?.status === 'paid'
        ? changeDisk(world, diskIds(call)[0], () => ({ instanceIds: [], status: 'Available' }))
        : world,
    ),
  }),
  ...unnoticed(`${page}:1 disks are changed, nothing else`, 'no case changes disks of a locked instance with success', {
    'unlocks an instance that is in arrears': doneOtherwise((world, call) =>
      changeInstance(world, given(call, 'InstanceId'), () => ({ locks: [] })),
    ),
  }),
  ...mistakes('behaviour/price-difference-refunded', {
    'a subscription that ends at once': disksBecome(
      ({ subscription: it }) => (it ? { subscription: { ...it, untilMs: it.fromMs } } : {}),
      toSubscription,
    ),
  }),
  ...mistakes('behaviour/unpaid-order-without-autopay', {
    'changes disks to pay-as-you-go although the order is unpaid': disksBecome(
      () => ({ chargeType: 'PostPaid', subscription: null }),
      all(toPayAsYouGo, paysLater),
    ),
  }),
];

/** The same change under another token counts as a replay. */
const replayUnderAnotherToken = at(/^/, calls.hasToken, ({ call, outcome }) => {
  const alike = call.world.tokens.find(
    (it) =>
      it.state === 'done' &&
      diskIds(call).length > 0 &&
      it.parameters.includes(JSON.stringify(given(call, 'DiskIds'))) &&
      it.parameters.includes(`"${given(call, 'DiskChargeType') || 'PrePaid'}"`),
  );
  return alike === undefined ? outcome : answerAgain({ call: withParameter(call, 'ClientToken', alike.token) });
});

const tokens: readonly FaultRow[] = [
  ...mistakes('behaviour/client-token-idempotent', { 'charges for replays': chargesReplays }),
  ...mistakes('error/400/Idempotence.SignatureMismatch', {
    'ignores the charge type when it compares tokens': mismatchIf(saidTheSame('DiskIds')),
  }),
  ...mistakes('behaviour/client-tokens-apart', {
    'treats the same change under another token as a replay': replayUnderAnotherToken,
  }),
];

export const faults: readonly FaultRow[] = [...lists, ...effects, ...tokens];
