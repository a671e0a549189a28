/**
 * DescribeDisks: lists disks through filters that must all hold. Arrears page: works while an instance or a disk is
 * in arrears, and shows the lock in OperationLocks.
 * Order of refusals: parameters (the derived rules know all values of filters), region, zone, filters together, dry run.
 */
import type { Disk } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { both, either, parameterIs } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { diskConstants, diskName, multiAttachWord, presentDisk } from './DescribeDisks.present.ts';
import { defineBehaviour, dryRunPassed } from './defaults.ts';
import {
  asksForTag,
  type Filter,
  filtered,
  halfFilter,
  listed,
  matchesWildcard,
  notAmong,
  tagParameterErrors,
  tagRules,
  takePage,
  timeFilter,
  unknownNextToken,
} from './listing.ts';
import { regionExists, zoneExists } from './regions.ts';

const filterCount = 2;

const invalidParameter = answer(400, 'InvalidParamter');
const invalidDiskIds = answer(400, 'InvalidParameter.DiskIds');
const tooManyDiskIds = answer(403, 'InvalidDiskIds.Malformed');
const invalidDiskType = answer(400, 'InvalidDiskType.ValueNotSupported');
const invalidCategory = answer(400, 'InvalidCategory.ValueNotSupported');
const invalidStatus = answer(400, 'InvalidStatus.ValueNotSupported');
const unknownChargeType = answer(404, 'InvalidDiskChargeType.NotFound');
const unknownLockReason = answer(404, 'InvalidLockReason.NotFound');
const invalidMultiAttach = answer(403, 'InvalidParameter.MultiAttach');

/** Shared block storage is asked for with LegacyShared; every other value contradicts EnableShared. */
const sharedMismatch = either(
  both(parameterIs('EnableShared', 'true'), notAmong('MultiAttach', ['LegacyShared'])),
  both(parameterIs('EnableShared', 'false'), parameterIs('MultiAttach', 'LegacyShared')),
);

const rules: readonly Rule[] = [
  {
    name: 'region absent',
    applies: (call) => !regionExists(given(call, 'RegionId')),
    answer: answer(400, 'InvalidRegion.NotFound'),
  },
  {
    name: 'zone absent',
    applies: (call) => given(call, 'ZoneId') !== '' && !zoneExists(given(call, 'ZoneId')),
    answer: answer(400, 'InvalidZoneId.NotFound'),
  },
  {
    name: 'multi-attach against shared',
    applies: sharedMismatch,
    answer: answer(403, 'InvalidParameter.MultiAttachAndEnableSharedNotMatch'),
  },
  {
    name: 'snapshot absent',
    applies: (call) =>
      given(call, 'SnapshotId') !== '' && !call.world.snapshots.some(({ id }) => id === given(call, 'SnapshotId')),
    answer: answer(400, 'InvalidSnapshot.NotFound'),
  },
  {
    name: 'filter without key or value',
    applies: halfFilter(filterCount),
    answer: answer(400, 'IncompleteParamter'),
  },
  ...tagRules,
  { name: 'next token unknown', applies: unknownNextToken, answer: invalidParameter },
  { name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed },
];

const anyOr = (all: string, read: (disk: Disk) => string): Filter<Disk> => {
  return (disk, wanted) => wanted === all || read(disk) === wanted;
};
const same =
  (read: (disk: Disk) => string): Filter<Disk> =>
  (disk, wanted) =>
    read(disk) === wanted;

const filters: Readonly<Record<string, Filter<Disk>>> = {
  RegionId: same(({ regionId }) => regionId),
  ZoneId: same(({ zoneId }) => zoneId),
  DiskIds: ({ id }, wanted) => listed(id, wanted),
  InstanceId: ({ instanceIds }, wanted) => instanceIds.includes(wanted),
  DiskType: anyOr('all', ({ type }) => type),
  Category: anyOr('all', ({ category }) => category),
  SnapshotId: same(({ sourceSnapshotId }) => sourceSnapshotId ?? ''),
  Status: anyOr('All', ({ status }) => status),
  Portable: same(({ portable }) => `${portable}`),
  DeleteWithInstance: same(({ deleteWithInstance }) => `${deleteWithInstance}`),
  DiskName: (disk, wanted) => matchesWildcard(diskName(disk), wanted),
  DiskChargeType: same(({ chargeType }) => chargeType),
  LockReason: ({ locks }, wanted) => locks.some((reason) => reason === wanted),
  MultiAttach: same(multiAttachWord),
  EnableShared: same(() => 'false'),
  Encrypted: same(() => `${diskConstants.Encrypted}`),
  EnableAutoSnapshot: same(() => `${diskConstants.EnableAutoSnapshot}`),
  EnableAutomatedSnapshotPolicy: same(() => `${diskConstants.EnableAutomatedSnapshotPolicy}`),
  DeleteAutoSnapshot: same(() => `${diskConstants.DeleteAutoSnapshot}`),
  AutoSnapshotPolicyId: same(() => diskConstants.AutoSnapshotPolicyId),
  KMSKeyId: same(() => diskConstants.KMSKeyId),
  ResourceGroupId: same(() => diskConstants.ResourceGroupId),
  'Filter.1.Value': timeFilter(({ createdAtMs }) => createdAtMs, 'after'),
  'Filter.2.Value': timeFilter(({ createdAtMs }) => createdAtMs, 'before'),
};

function describe(call: Call): Effect {
  const page = takePage(asksForTag(call) ? [] : filtered(call.world.disks, filters, call), call);
  const result = { Disks: { Disk: page.entries.map(presentDisk) }, ...page.fields };
  return { outcome: 'success', world: call.world, result };
}

/** Decisions of DescribeDisks. */
export const behaviour = defineBehaviour({
  parameters: {
    missing: { RegionId: answer(400, 'MissingParamter.RegionId') },
    invalid: {
      DiskIds: invalidDiskIds,
      ...tagParameterErrors,
      'DiskIds/maxItems': tooManyDiskIds,
      DiskType: invalidDiskType,
      Category: invalidCategory,
      Status: invalidStatus,
      DiskChargeType: unknownChargeType,
      LockReason: unknownLockReason,
      MultiAttach: invalidMultiAttach,
    },
    otherwise: invalidParameter,
  },
  rules,
  effect: describe,
});
