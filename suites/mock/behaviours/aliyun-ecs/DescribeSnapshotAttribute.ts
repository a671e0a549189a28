/**
 * DescribeSnapshotAttribute, retired: shows one snapshot. No page describes it any more, so that a snapshot that does not
 * exist is answered with the product's common row about a parameter. Arrears page: arrears change nothing.
 */
import type { Snapshot } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { given, refuseWith } from '../outcomes.ts';
import { defineBehaviour, malformedParameter } from './defaults.ts';
import { minuteTime } from './wire-times.ts';

function namedSnapshot(call: Call): Snapshot | undefined {
  const regionId = given(call, 'RegionId');
  const found = call.world.snapshots.find(({ id }) => id === given(call, 'SnapshotId'));
  return regionId === '' || found?.regionId === regionId ? found : undefined;
}

const rules: readonly Rule[] = [
  {
    name: 'snapshot absent',
    applies: (call) => namedSnapshot(call) === undefined,
    answer: malformedParameter,
  },
];

function describe(call: Call): Effect {
  const snapshot = namedSnapshot(call);
  if (snapshot === undefined) return refuseWith(malformedParameter);
  const result = {
    SnapshotId: snapshot.id,
    SnapshotName: snapshot.name,
    Progress: '100%',
    CreationTime: minuteTime(snapshot.createdAtMs),
  };
  return { outcome: 'success', world: call.world, result };
}

/** Decisions of DescribeSnapshotAttribute. */
export const behaviour = defineBehaviour({
  rules,
  effect: describe,
});
