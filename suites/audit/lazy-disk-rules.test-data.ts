/** Implementers who refuse changes of disks that are allowed, or carry out those that are not. */
import type { Call } from '../mock/behaviours/behaviour.ts';
import type { Disk, World } from '../mock/world.ts';
import { calls } from './call-questions.test-data.ts';
import {
  changeDisk,
  diskIds,
  doneOtherwise,
  type FaultPart,
  given,
  refuse,
  refused,
  takenFor,
  withParameter,
} from './fault-parts.test-data.ts';
import type { LazyImplementer } from './implementers.test-data.ts';

type Row = Omit<LazyImplementer, 'pack' | 'operation'>;

const { toPayAsYouGo, paysLater, isList, disksOf } = calls;
const page = '001_f9ac4e22c254f398';
const guide = '004_158e320035ecf921';
const minute = 60_000;

/** Disks are taken for others: those that the call lists, or those after the first. */
const seenAs = (change: (disk: Disk, call: Call) => Partial<Disk>, first = 0): FaultPart =>
  takenFor((call) => ({
    ...call,
    world: diskIds(call)
      .slice(first)
      .reduce((world: World, id) => changeDisk(world, id, (disk) => change(disk, call)), call.world),
  }));
const keepOf = (isKept: (id: string, call: Call) => boolean): FaultPart =>
  takenFor((call) => {
    const kept = diskIds(call).filter((id) => isKept(id, call));
    return isList(call) && kept.length > 0 ? withParameter(call, 'DiskIds', JSON.stringify(kept)) : call;
  });
const sinceChange = ({ changedAtMs }: Disk, nowMs: number): number =>
  changedAtMs === null ? Number.POSITIVE_INFINITY : nowMs - changedAtMs;
const pauseOf = (ms: number): FaultPart =>
  seenAs((disk, { nowMs }) => (sinceChange(disk, nowMs) > ms ? { changedAtMs: null } : {}));
const permitted = (action: string, when: (call: Call) => boolean): FaultPart =>
  takenFor((call) => (when(call) ? { ...call, denied: call.denied.filter((it) => it !== action) } : call));

/** A disk rests after a change that was refused as well. */
function restsAfterRefusals(): FaultPart {
  const refusedAtMs = new Map<string, number>();
  return {
    site: /^(?!rule: region absent)/,
    instead: ({ call, outcome }) => {
      const names = diskIds(call).map((id) => `${call.world.number} ${id}`);
      if (outcome.outcome === 'error') for (const name of names) refusedAtMs.set(name, call.nowMs);
      const rests = names.some((name) => call.nowMs - (refusedAtMs.get(name) ?? Number.NaN) < 5 * minute);
      return outcome.outcome === 'success' && rests ? refuse(400, 'Throttling')() : outcome;
    },
  };
}

const pauses: readonly Row[] = [
  {
    name: 'a pause of four minutes',
    breaks: `${page}:9 no other change for five minutes`,
    fault: pauseOf(4 * minute),
    noticedBy: 'behaviour/not-again-within-five-minutes',
  },
  {
    name: 'a pause five seconds short',
    breaks: `${page}:9 no other change for five minutes`,
    fault: pauseOf(5 * minute - 5_000),
    unnoticed: 'the cases ask after 290 seconds, as requests take time as well',
  },
  ...[6, 10].map((minutes) => ({
    name: `a pause of ${minutes} minutes`,
    breaks: `${page}:9 another change after five minutes`,
    fault: refused(400, 'Throttling', (call) =>
      disksOf(call).some((disk) => sinceChange(disk, call.nowMs) < minutes * minute),
    ),
    noticedBy: 'behaviour/again-after-five-minutes',
  })),
  {
    name: 'a pause for all disks of the instance',
    breaks: `${guide}:16 the pause is the disk's`,
    fault: refused(400, 'Throttling', (call) =>
      call.world.disks.some(
        (disk) => disk.instanceIds.includes(given(call, 'InstanceId')) && sinceChange(disk, call.nowMs) < 5 * minute,
      ),
    ),
    noticedBy: 'behaviour/pause-per-disk',
  },
  {
    name: 'a pause for the first disk of a list',
    breaks: `${page}:9 no other change for five minutes`,
    fault: seenAs(() => ({ changedAtMs: null }), 1),
    noticedBy: 'behaviour/not-again-within-five-minutes',
  },
  {
    name: 'a pause after an order that is not paid',
    breaks: `${page}:9 the pause follows a change`,
    fault: doneOtherwise(
      (world, call) =>
        diskIds(call).reduce((sum, id) => changeDisk(sum, id, () => ({ changedAtMs: call.nowMs })), world),
      paysLater,
    ),
    unnoticed: 'the unpaid order itself holds up the next change',
  },
  {
    name: 'a pause after a refusal',
    breaks: `${page}:9 the pause follows a success`,
    fault: restsAfterRefusals,
    noticedBy: 'behaviour/pause-after-success-only',
  },
  {
    name: 'the pause answered as another refusal',
    breaks: `${page}:63 the refusal in the pause`,
    fault: {
      site: 'rule: changed within five minutes',
      instead: refuse(403, 'InvalidInstanceChargeType.NotFound'),
    },
    noticedBy: 'error/400/Throttling',
  },
];

const limits: readonly Row[] = [
  {
    name: 'a fourth change',
    breaks: `${guide}:14 three changes of a disk`,
    fault: seenAs(() => ({ chargeTypeChanges: 0 })),
    noticedBy: 'behaviour/no-fourth-change',
  },
  {
    name: 'a fourth change of the disks after the first',
    breaks: `${guide}:14 three changes of each disk`,
    fault: seenAs(() => ({ chargeTypeChanges: 0 }), 1),
    unnoticed: 'case in work: changes counted per disk',
  },
  {
    name: 'three changes of all disks of an instance',
    breaks: `${guide}:14 three changes of a disk`,
    fault: refused(400, 'InstanceDowngrade.QuotaExceed', (call) => calls.changesOfInstance(call) >= 3),
    noticedBy: 'behaviour/changes-counted-per-disk',
  },
  {
    name: 'absent disks passed over',
    breaks: `${page}:32 the disks of the list exist`,
    fault: keepOf((id, { world }) => world.disks.some((disk) => disk.id === id)),
    noticedBy: 'error/404/InvalidDiskIds.NotFound',
  },
  {
    name: 'disks passed over that are charged so already',
    breaks: `${page}:36 the disks of the list are charged otherwise`,
    fault: keepOf((id, call) => {
      const wanted = toPayAsYouGo(call) ? 'PostPaid' : 'PrePaid';
      return call.world.disks.find((disk) => disk.id === id)?.chargeType !== wanted;
    }),
    noticedBy: 'error/400/ChargeTypeViolation~2',
  },
  {
    name: 'the first disk alone asked whether it can be changed',
    breaks: `${page}:76 disks with multi-attach stay pay-as-you-go`,
    fault: seenAs(() => ({ multiAttach: false, portable: true, dedicatedBlockStorageCluster: false }), 1),
    noticedBy: 'error/404/InvalidDiskIds.NotPortable',
  },
  {
    name: 'system disks changed',
    breaks: `${page}:1 data disks are changed`,
    fault: seenAs(({ type, instanceIds }, call) => {
      const chargeType = toPayAsYouGo(call) ? 'PrePaid' : 'PostPaid';
      return type === 'system' && instanceIds.length > 0 ? { type: 'data', portable: true, chargeType } : {};
    }),
    noticedBy: 'behaviour/only-data-disks',
  },
  {
    name: 'detached disks changed',
    breaks: `${page}:1 disks of an instance are changed`,
    fault: seenAs(({ type, instanceIds }, call) =>
      type === 'data' && instanceIds.length === 0 ? { instanceIds: [given(call, 'InstanceId')] } : {},
    ),
    noticedBy: 'behaviour/only-attached-disks',
  },
  {
    name: 'any region taken',
    breaks: `${page}:31 the region of the instance`,
    fault: takenFor((call) =>
      given(call, 'RegionId').startsWith('cn-') ? withParameter(call, 'RegionId', call.world.regionId) : call,
    ),
    noticedBy: 'behaviour/region-of-the-instance',
  },
  {
    name: 'stopped instances refused',
    breaks: `${page}:7 only what expiry has stopped is refused`,
    fault: refused(404, 'InvalidInstanceStatus.NotSupported', calls.isStopped),
    unnoticed: 'the stopped instance is in a control, so the case about arrears is not judged and nothing fails',
  },
  {
    name: 'voided orders that hold up changes',
    breaks: `${page}:4 an order that was voided is over`,
    fault: refused(400, 'InvalidInstance.UnPaidOrder', ({ world }) =>
      world.orders.some(({ status }) => status === 'voided'),
    ),
    unnoticed: 'no case has an order voided',
  },
];

const permissions: readonly Row[] = [
  {
    name: 'refunds without their permission with AutoPay',
    breaks: `${page}:72 a refund needs its permission`,
    fault: permitted('refund', (call) => !paysLater(call)),
    noticedBy: 'error/400/NoPermission.Refund',
  },
  {
    name: 'refunds without their permission with AutoPay=false',
    breaks: `${page}:72 a refund needs its permission`,
    fault: permitted('refund', paysLater),
    unnoticed: 'the permission for refunds is taken away with AutoPay alone',
  },
  {
    name: 'prices without their permission where disks are changed back',
    breaks: `${page}:71 a price needs its permission`,
    fault: permitted('price', toPayAsYouGo),
    unnoticed: 'the permission for prices is taken away in a change to subscription alone',
  },
  {
    name: 'the permission for prices asked where AutoPay is left out',
    breaks: `${page}:71 with AutoPay no permission for prices`,
    fault: {
      site: /^/,
      when: ({ call }) => given(call, 'AutoPay') === '' && call.denied.includes('price'),
      instead: refuse(400, 'NoPermission.Price'),
    },
    unnoticed: 'the permission for prices is taken away where AutoPay is given',
  },
];

export const lazyDiskRules: readonly LazyImplementer[] = [...pauses, ...limits, ...permissions].map((row) => ({
  ...row,
  pack: 'aliyun-ecs',
  operation: 'ModifyDiskChargeType',
}));
