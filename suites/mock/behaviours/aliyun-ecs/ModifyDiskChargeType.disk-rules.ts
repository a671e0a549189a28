/**
 * The refusals of ModifyDiskChargeType about the disks that it names. Lines are those of 001_f9ac4e22c254f398; that DiskIds
 * is a JSON array of at most 16 texts (line 32) is judged before any rule. A disk named twice counts once.
 */
import { findDisk } from '../../machine/resources.ts';
import type { Disk } from '../../world.ts';
import type { Call, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { readIdList } from './disk-list.ts';

/** The pause of a disk after a successful change: line 9, and per disk 004_158e320035ecf921 line 16. */
const restMs = 5 * 60_000;
/** 004_158e320035ecf921 line 14. */
const changesPerDisk = 3;

/** A named disk does not exist or does not belong to the instance. */
export const disksNotFound = answer(404, 'InvalidDiskIds.NotFound');
/** The disk is of a charge type that cannot be changed so. */
export const wrongDiskChargeType = answer(400, 'ChargeTypeViolation', 'of the disk');

/** The entries of DiskIds, each once. */
export function namedIds(call: Call): readonly string[] {
  return readIdList(given(call, 'DiskIds')) ?? [];
}

/** The disks named by DiskIds that exist. */
function namedDisks(call: Call): readonly Disk[] {
  return namedIds(call).flatMap((id) => findDisk(call.world, id) ?? []);
}

const someDisk =
  (question: (disk: Disk, call: Call) => boolean) =>
  (call: Call): boolean =>
    namedDisks(call).some((disk) => question(disk, call));

/** What a disk is changed to; to subscription where nothing is said (004_158e320035ecf921 line 38). */
export function wantedChargeType(call: Call): 'PrePaid' | 'PostPaid' {
  return given(call, 'DiskChargeType') === 'PostPaid' ? 'PostPaid' : 'PrePaid';
}

const namesNoDisk = (call: Call): boolean => namedIds(call).length === 0;

const someDiskIsAbsent = (call: Call): boolean => namedIds(call).some((id) => findDisk(call.world, id) === undefined);

/** Refusals about the disks, in the order in which they are tried. */
export const diskRules: readonly Rule[] = [
  // 004_158e320035ecf921 line 3 wants at least one. No row is about the list itself; the row about disks that do not exist
  // is the nearest one.
  { name: 'disk list empty', applies: namesNoDisk, answer: disksNotFound },
  { name: 'disk absent', applies: someDiskIsAbsent, answer: disksNotFound },
  {
    name: 'detached system disk',
    applies: someDisk((disk) => disk.type === 'system' && disk.instanceIds.length === 0),
    answer: answer(400, 'InvalidDisk.DetachedSystemDisk'),
  },
  // The disks are those attached to the named instance: any other disk is not a data disk of it.
  {
    name: 'disk not attached to the instance',
    applies: someDisk((disk, call) => !disk.instanceIds.includes(given(call, 'InstanceId'))),
    answer: disksNotFound,
  },
  // A system disk is charged as its instance is, so its charge type alone cannot change.
  { name: 'system disk', applies: someDisk((disk) => disk.type === 'system'), answer: wrongDiskChargeType },
  {
    name: 'multi-attach disk',
    applies: someDisk((disk) => disk.multiAttach),
    answer: answer(403, 'InvalidOperation.MultiAttachDisk'),
  },
  {
    name: 'dedicated block storage cluster',
    applies: someDisk((disk) => disk.dedicatedBlockStorageCluster),
    answer: answer(400, 'DISK_IN_DEDICATED_BLOCK_STORAGE_CLUSTER'),
  },
  {
    name: 'disk not portable',
    applies: someDisk((disk) => !disk.portable),
    answer: answer(404, 'InvalidDiskIds.NotPortable'),
  },
  // Before the rule on the present charge type: a repeated change within the pause is refused for the pause.
  {
    name: 'changed within five minutes',
    applies: someDisk((disk, call) => disk.changedAtMs !== null && call.nowMs - disk.changedAtMs < restMs),
    answer: answer(400, 'Throttling'),
  },
  {
    name: 'charge type is that already',
    applies: someDisk((disk, call) => disk.chargeType === wantedChargeType(call)),
    answer: wrongDiskChargeType,
  },
  // The edition of 2021 allows three changes and has no row for the fourth; this is its only row about a used-up number.
  {
    name: 'changed three times',
    applies: someDisk((disk) => disk.chargeTypeChanges >= changesPerDisk),
    answer: answer(400, 'InstanceDowngrade.QuotaExceed'),
  },
];
