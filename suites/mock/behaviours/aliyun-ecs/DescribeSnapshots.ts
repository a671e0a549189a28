/**
 * DescribeSnapshots: lists snapshots through filters that must all hold. Arrears page: as usual.
 * Order of refusals: parameters (the derived rules know all values of filters), filters together, dry run.
 */
import { disksOf } from '../../machine/resources.ts';
import type { Snapshot } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { parameterIs } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { presentSnapshot, snapshotConstants, snapshotUsage } from './DescribeSnapshots.present.ts';
import { defineBehaviour, dryRunPassed, malformedParameter } from './defaults.ts';
import {
  asksForTag,
  type Filter,
  filtered,
  halfFilter,
  listed,
  tagParameterErrors,
  tagRules,
  takePage,
  timeFilter,
  unknownNextToken,
} from './listing.ts';

const filterCount = 2;

const invalidIds = answer(403, 'InvalidSnapshotIds.Malformed');
const unknownFilterKey = answer(404, 'InvalidFilterKey.NotFound');

const rules: readonly Rule[] = [
  // The mock knows no snapshot links, so that none of these exists.
  {
    name: 'snapshot link absent',
    applies: (call) => given(call, 'SnapshotLinkId') !== '',
    answer: answer(404, 'InvalidSnapshotLinkId.NotFound'),
  },
  { name: 'filter without key or value', applies: halfFilter(filterCount), answer: unknownFilterKey },
  ...tagRules,
  { name: 'next token unknown', applies: unknownNextToken, answer: malformedParameter },
  { name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed },
];

const same =
  (read: (snapshot: Snapshot) => string): Filter<Snapshot> =>
  (snapshot, wanted) =>
    read(snapshot).toLowerCase() === wanted.toLowerCase();
const constantOrAll =
  (value: string): Filter<Snapshot> =>
  (_snapshot, wanted) =>
    wanted === 'all' || wanted === value;

const filters: Readonly<Record<string, Filter<Snapshot>>> = {
  RegionId: ({ regionId }, wanted) => regionId === wanted,
  InstanceId: ({ diskId }, wanted, { world }) => disksOf(world, wanted).some(({ id }) => id === diskId),
  DiskId: ({ diskId }, wanted) => diskId === wanted,
  SnapshotIds: ({ id }, wanted) => listed(id, wanted),
  SnapshotName: ({ name }, wanted) => name === wanted,
  Status: constantOrAll(snapshotConstants.Status),
  SnapshotType: constantOrAll(snapshotConstants.SnapshotType),
  Usage: (snapshot, wanted, { world }) => snapshotUsage(world, snapshot) === wanted,
  SourceDiskType: same(({ diskType }) => diskType),
  Category: same(() => snapshotConstants.Category),
  // False is the default and filters nothing.
  Encrypted: (_snapshot, wanted) => wanted === 'false',
  KMSKeyId: (_snapshot, wanted) => wanted === snapshotConstants.KMSKeyId,
  ResourceGroupId: (_snapshot, wanted) => wanted === snapshotConstants.ResourceGroupId,
  'Filter.1.Value': timeFilter(({ createdAtMs }) => createdAtMs, 'after'),
  'Filter.2.Value': timeFilter(({ createdAtMs }) => createdAtMs, 'before'),
};

function describe(call: Call): Effect {
  const { world } = call;
  const page = takePage(asksForTag(call) ? [] : filtered(world.snapshots, filters, call), call);
  const result = {
    Snapshots: { Snapshot: page.entries.map((snapshot) => presentSnapshot(world, snapshot)) },
    ...page.fields,
  };
  return { outcome: 'success', world, result };
}

/** Decisions of DescribeSnapshots. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: {
      SnapshotIds: invalidIds,
      ...tagParameterErrors,
      Status: answer(404, 'InvalidStatus.NotFound'),
      SnapshotType: answer(404, 'InvalidSnapshotType.NotFound'),
      Usage: answer(404, 'InvalidUsage'),
      SourceDiskType: answer(404, 'InvalidSourceDiskType'),
      Category: answer(403, 'InvalidSnapshotCategory.Malformed'),
      'Filter.1.Key': unknownFilterKey,
      'Filter.2.Key': unknownFilterKey,
    },
  },
  rules,
  effect: describe,
});
