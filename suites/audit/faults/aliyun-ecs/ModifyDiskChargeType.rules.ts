/** Mistakes about which changes of disks are refused. */
import type { Call } from '../../../mock/behaviours/behaviour.ts';
import { type FaultRow, mistakes, unnoticed } from '../../fault-row.ts';
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
const longPause = (minutes: number): FaultPart =>
  refused(400, 'Throttling', (call) => disksOf(call).some((disk) => sinceChange(disk, call.nowMs) < minutes * minute));
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
  ...mistakes('behaviour/not-again-within-five-minutes', {
    'a pause of four minutes': pauseOf(4 * minute),
    'a pause for the first disk of a list': seenAs(() => ({ changedAtMs: null }), 1),
  }),
  ...unnoticed(
    `${page}:9 no other change for five minutes`,
    'the cases ask after 290 seconds, as requests take time as well',
    {
      'a pause five seconds short': pauseOf(5 * minute - 5_000),
    },
  ),
  ...mistakes('behaviour/again-after-five-minutes', {
    'a pause of 6 minutes': longPause(6),
    'a pause of 10 minutes': longPause(10),
  }),
  ...mistakes('behaviour/pause-per-disk', {
    'a pause for all disks of the instance': refused(400, 'Throttling', (call) =>
      call.world.disks.some(
        (disk) => disk.instanceIds.includes(given(call, 'InstanceId')) && sinceChange(disk, call.nowMs) < 5 * minute,
      ),
    ),
  }),
  ...unnoticed(`${page}:9 the pause follows a change`, 'the unpaid order itself holds up the next change', {
    'a pause after an order that is not paid': doneOtherwise(
      (world, call) =>
        diskIds(call).reduce((sum, id) => changeDisk(sum, id, () => ({ changedAtMs: call.nowMs })), world),
      paysLater,
    ),
  }),
  ...mistakes('behaviour/pause-after-success-only', { 'a pause after a refusal': restsAfterRefusals }),
  ...mistakes('error/400/Throttling', {
    'the pause answered as another refusal': {
      site: 'rule: changed within five minutes',
      instead: refuse(403, 'InvalidInstanceChargeType.NotFound'),
    },
  }),
];

const limits: readonly FaultRow[] = [
  ...mistakes('behaviour/no-fourth-change', { 'a fourth change': seenAs(() => ({ chargeTypeChanges: 0 })) }),
  ...unnoticed(`${guide}:14 three changes of each disk`, 'case in work: changes counted per disk', {
    'a fourth change of the disks after the first': seenAs(() => ({ chargeTypeChanges: 0 }), 1),
  }),
  ...mistakes('behaviour/changes-counted-per-disk', {
    'counts changes per instance, not per disk': refused(
      400,
      'InstanceDowngrade.QuotaExceed',
      (call) => calls.changesOfInstance(call) >= 3,
    ),
  }),
  ...mistakes('error/404/InvalidDiskIds.NotFound', {
    'ignores disks that do not exist': keepOf((id, { world }) => world.disks.some((disk) => disk.id === id)),
  }),
  ...mistakes('error/400/ChargeTypeViolation~2', {
    'ignores disks that have the charge type already': keepOf((id, call) => {
      const wanted = toPayAsYouGo(call) ? 'PostPaid' : 'PrePaid';
      return call.world.disks.find((disk) => disk.id === id)?.chargeType !== wanted;
    }),
  }),
  ...mistakes('error/404/InvalidDiskIds.NotPortable', {
    'checks only whether the first disk can be changed': seenAs(
      () => ({ multiAttach: false, portable: true, dedicatedBlockStorageCluster: false }),
      1,
    ),
  }),
  ...mistakes('behaviour/only-data-disks', {
    'changes system disks': seenAs(({ type, instanceIds }, call) => {
      const chargeType = toPayAsYouGo(call) ? 'PrePaid' : 'PostPaid';
      return type === 'system' && instanceIds.length > 0 ? { type: 'data', portable: true, chargeType } : {};
    }),
  }),
  ...mistakes('behaviour/only-attached-disks', {
    'changes detached disks': seenAs(({ type, instanceIds }, call) =>
      type === 'data' && instanceIds.length === 0 ? { instanceIds: [given(call, 'InstanceId')] } : {},
    ),
  }),
  ...mistakes('behaviour/region-of-the-instance', {
    'accepts any region': takenFor((call) =>
      given(call, 'RegionId').startsWith('cn-') ? withParameter(call, 'RegionId', call.world.regionId) : call,
    ),
  }),
  ...unnoticed(
    `${page}:7 only what expiry has stopped is refused`,
    'the stopped instance is in a control, so the case about arrears is not judged and nothing fails',
    {
      'refuses stopped instances': refused(404, 'InvalidInstanceStatus.NotSupported', calls.isStopped),
    },
  ),
  ...unnoticed(`${page}:4 an order that was voided is over`, 'no case has an order voided', {
    'refuses changes because of a voided order': refused(400, 'InvalidInstance.UnPaidOrder', ({ world }) =>
      world.orders.some(({ status }) => status === 'voided'),
    ),
  }),
];

const permissions: readonly FaultRow[] = [
  ...mistakes('error/400/NoPermission.Refund', {
    'needs no refund permission with AutoPay': permitted('refund', (call) => !paysLater(call)),
  }),
  ...unnoticed(
    `${page}:72 a refund needs its permission`,
    'the permission for refunds is taken away with AutoPay alone',
    {
      'needs no refund permission with AutoPay=false': permitted('refund', paysLater),
    },
  ),
  ...unnoticed(
    `${page}:71 a price needs its permission`,
    'the permission for prices is taken away in a change to subscription alone',
    {
      'needs no price permission in a change to pay-as-you-go': permitted('price', toPayAsYouGo),
    },
  ),
  ...unnoticed(
    `${page}:71 with AutoPay no permission for prices`,
    'the permission for prices is taken away where AutoPay is given',
    {
      'demands the price permission where AutoPay is missing': {
        site: /^/,
        when: ({ call }) => given(call, 'AutoPay') === '' && call.denied.includes('price'),
        instead: refuse(400, 'NoPermission.Price'),
      },
    },
  ),
];

export const faults: readonly FaultRow[] = [...pauses, ...limits, ...permissions];
