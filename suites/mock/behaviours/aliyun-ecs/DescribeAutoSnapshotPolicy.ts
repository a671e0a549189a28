/**
 * DescribeAutoSnapshotPolicy, retired: shows when automatic snapshots are taken of system and of data disks. No page
 * describes it any more; the names, one of them misspelt, are those that old clients read, with texts as values. Arrears
 * page: arrears change nothing.
 */
import type { JsonObject } from '../../json.ts';
import type { AutoSnapshotPlan } from '../../world.ts';
import type { Call, Effect } from '../behaviour.ts';
import { defineBehaviour } from './defaults.ts';

function present(kind: 'SystemDisk' | 'DataDisk', plan: AutoSnapshotPlan): JsonObject {
  return {
    [`${kind}PolicyEnabled`]: `${plan.enabled}`,
    [`${kind}PolicyTimePeriod`]: `${plan.timePeriod}`,
    [`${kind}PolicyRetentionDays`]: `${plan.retentionDays}`,
    [`${kind}PolicyRetentionLastWeek`]: `${plan.retentionLastWeek}`,
  };
}

function describe({ world }: Call): Effect {
  const { system, data } = world.autoSnapshotPolicy;
  const result = {
    AutoSnapshotExcutionStatus: { SystemDiskExcutionStatus: 'Standby', DataDiskExcutionStatus: 'Standby' },
    AutoSnapshotPolicy: { ...present('SystemDisk', system), ...present('DataDisk', data) },
  };
  return { outcome: 'success', world, result };
}

/** Decisions of DescribeAutoSnapshotPolicy. */
export const behaviour = defineBehaviour({
  rules: [],
  effect: describe,
});
