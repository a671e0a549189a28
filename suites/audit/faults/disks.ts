/** Parts of faults about the charge type of disks. */
import type { Call } from '../../mock/behaviours/behaviour.ts';
import type { Disk, Order, World } from '../../mock/world.ts';
import type { FaultPart } from '../plant-fault.ts';
import { calls } from './calls.ts';
import { changeDisk, diskIds, doneOtherwise, not, type Question, takenFor } from './parts.ts';

export const { toPayAsYouGo, paysLater, isList, disksOf } = calls;
export const toSubscription = not(toPayAsYouGo);
export const paysNow = not(paysLater);

export const minute = 60_000;
export const lastOrder = (world: World): Order | undefined => world.orders.at(-1);
export const diskAt = (call: Call, index: number): Disk | undefined =>
  call.world.disks.find(({ id }) => id === diskIds(call)[index]);
export const namesDisks =
  (count: number): Question =>
  (call) =>
    diskIds(call).length === count;
export const changesSoFar =
  (number: number): Question =>
  (call) =>
    diskAt(call, 0)?.chargeTypeChanges === number;
export const sinceChange = (disk: Disk | undefined, nowMs: number): number =>
  disk === undefined || disk.changedAtMs === null ? Number.POSITIVE_INFINITY : nowMs - disk.changedAtMs;

/** Changes every disk of the list after a success. */
export const disksBecome = (change: (disk: Disk, call: Call) => Partial<Disk>, when?: Question, first = 0): FaultPart =>
  doneOtherwise(
    (world, call) =>
      diskIds(call)
        .slice(first)
        .reduce((sum, id) => changeDisk(sum, id, (disk) => change(disk, call)), world),
    when,
  );
/** Changes one disk of the list after a success. */
export const diskBecomes = (index: number, change: Partial<Disk>, when?: Question): FaultPart =>
  doneOtherwise((world, call) => changeDisk(world, diskIds(call)[index], () => change), when);

/** Takes the disks of the list from `first` on for disks with other properties. */
export const seenAs = (change: (disk: Disk, call: Call) => Partial<Disk>, first = 0): FaultPart =>
  takenFor((call) => ({
    ...call,
    world: diskIds(call)
      .slice(first)
      .reduce((world: World, id) => changeDisk(world, id, (disk) => change(disk, call)), call.world),
  }));
