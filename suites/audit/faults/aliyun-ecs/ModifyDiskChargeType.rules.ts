/** Mistakes about which changes of disks are refused. */
import type { Call } from '../../../mock/behaviours/behaviour.ts';
import { type FaultRow, mistake, unnoticed } from '../../fault-row.ts';
import type { FaultPart } from '../../plant-fault.ts';
import { calls } from '../calls.ts';
import { disksOf, isList, minute, paysLater, seenAs, sinceChange, toPayAsYouGo } from '../disks.ts';
import { changeDisk, diskIds, doneOtherwise, given, refuse, refused, takenFor, withParameter } from '../parts.ts';

const page = '001_f9ac4e22c254f398';
const guide = '004_158e320035ecf921';

const keepOf = (isKept: (id: string, call: Call) => boolean): FaultPart =>
  takenFor((call) => {
    const kept = diskIds(call).filter((id) => isKept(id, call));
    return isList(call) && kept.length > 0 ? withParameter(call, 'DiskIds', JSON.stringify(kept)) : call;
  });
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

const pauses: readonly FaultRow[] = [
  mistake('a pause of four minutes', pauseOf(4 * minute), 'behaviour/not-again-within-five-minutes'),
  unnoticed(
    'a pause five seconds short',
    pauseOf(5 * minute - 5_000),
    `${page}:9 no other change for five minutes`,
    'the cases ask after 290 seconds, as requests take time as well',
  ),
  ...[6, 10].map((minutes) =>
    mistake(
      `a pause of ${minutes} minutes`,
      refused(400, 'Throttling', (call) =>
        disksOf(call).some((disk) => sinceChange(disk, call.nowMs) < minutes * minute),
      ),
      'behaviour/again-after-five-minutes',
    ),
  ),

  mistake(
    'a pause for all disks of the instance',
    refused(400, 'Throttling', (call) =>
      call.world.disks.some(
        (disk) => disk.instanceIds.includes(given(call, 'InstanceId')) && sinceChange(disk, call.nowMs) < 5 * minute,
      ),
    ),
    'behaviour/pause-per-disk',
  ),
  mistake(
    'a pause for the first disk of a list',
    seenAs(() => ({ changedAtMs: null }), 1),
    'behaviour/not-again-within-five-minutes',
  ),
  unnoticed(
    'a pause after an order that is not paid',
    doneOtherwise(
      (world, call) =>
        diskIds(call).reduce((sum, id) => changeDisk(sum, id, () => ({ changedAtMs: call.nowMs })), world),
      paysLater,
    ),
    `${page}:9 the pause follows a change`,
    'the unpaid order itself holds up the next change',
  ),
  mistake('a pause after a refusal', restsAfterRefusals, 'behaviour/pause-after-success-only'),
  mistake(
    'the pause answered as another refusal',
    {
      site: 'rule: changed within five minutes',
      instead: refuse(403, 'InvalidInstanceChargeType.NotFound'),
    },
    'error/400/Throttling',
  ),
];

const limits: readonly FaultRow[] = [
  mistake(
    'a fourth change',
    seenAs(() => ({ chargeTypeChanges: 0 })),
    'behaviour/no-fourth-change',
  ),
  unnoticed(
    'a fourth change of the disks after the first',
    seenAs(() => ({ chargeTypeChanges: 0 }), 1),
    `${guide}:14 three changes of each disk`,
    'case in work: changes counted per disk',
  ),
  mistake(
    'three changes of all disks of an instance',
    refused(400, 'InstanceDowngrade.QuotaExceed', (call) => calls.changesOfInstance(call) >= 3),
    'behaviour/changes-counted-per-disk',
  ),
  mistake(
    'absent disks passed over',
    keepOf((id, { world }) => world.disks.some((disk) => disk.id === id)),
    'error/404/InvalidDiskIds.NotFound',
  ),
  mistake(
    'disks passed over that are charged so already',
    keepOf((id, call) => {
      const wanted = toPayAsYouGo(call) ? 'PostPaid' : 'PrePaid';
      return call.world.disks.find((disk) => disk.id === id)?.chargeType !== wanted;
    }),
    'error/400/ChargeTypeViolation~2',
  ),
  mistake(
    'the first disk alone asked whether it can be changed',
    seenAs(() => ({ multiAttach: false, portable: true, dedicatedBlockStorageCluster: false }), 1),
    'error/404/InvalidDiskIds.NotPortable',
  ),
  mistake(
    'system disks changed',
    seenAs(({ type, instanceIds }, call) => {
      const chargeType = toPayAsYouGo(call) ? 'PrePaid' : 'PostPaid';
      return type === 'system' && instanceIds.length > 0 ? { type: 'data', portable: true, chargeType } : {};
    }),
    'behaviour/only-data-disks',
  ),
  mistake(
    'detached disks changed',
    seenAs(({ type, instanceIds }, call) =>
      type === 'data' && instanceIds.length === 0 ? { instanceIds: [given(call, 'InstanceId')] } : {},
    ),
    'behaviour/only-attached-disks',
  ),
  mistake(
    'any region taken',
    takenFor((call) =>
      given(call, 'RegionId').startsWith('cn-') ? withParameter(call, 'RegionId', call.world.regionId) : call,
    ),
    'behaviour/region-of-the-instance',
  ),
  unnoticed(
    'stopped instances refused',
    refused(404, 'InvalidInstanceStatus.NotSupported', calls.isStopped),
    `${page}:7 only what expiry has stopped is refused`,
    'the stopped instance is in a control, so the case about arrears is not judged and nothing fails',
  ),
  unnoticed(
    'voided orders that hold up changes',
    refused(400, 'InvalidInstance.UnPaidOrder', ({ world }) => world.orders.some(({ status }) => status === 'voided')),
    `${page}:4 an order that was voided is over`,
    'no case has an order voided',
  ),
];

const permissions: readonly FaultRow[] = [
  mistake(
    'refunds without their permission with AutoPay',
    permitted('refund', (call) => !paysLater(call)),
    'error/400/NoPermission.Refund',
  ),
  unnoticed(
    'refunds without their permission with AutoPay=false',
    permitted('refund', paysLater),
    `${page}:72 a refund needs its permission`,
    'the permission for refunds is taken away with AutoPay alone',
  ),
  unnoticed(
    'prices without their permission where disks are changed back',
    permitted('price', toPayAsYouGo),
    `${page}:71 a price needs its permission`,
    'the permission for prices is taken away in a change to subscription alone',
  ),
  unnoticed(
    'the permission for prices asked where AutoPay is left out',
    {
      site: /^/,
      when: ({ call }) => given(call, 'AutoPay') === '' && call.denied.includes('price'),
      instead: refuse(400, 'NoPermission.Price'),
    },
    `${page}:71 with AutoPay no permission for prices`,
    'the permission for prices is taken away where AutoPay is given',
  ),
];

export const faults: readonly FaultRow[] = [...pauses, ...limits, ...permissions];
