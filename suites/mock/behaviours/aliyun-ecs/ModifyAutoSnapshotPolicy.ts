/**
 * ModifyAutoSnapshotPolicy, retired: changes when automatic snapshots are taken of system and of data disks; what is not
 * given stays. No page describes it any more, so that nothing but the types of its parameters is refused. Arrears page: works
 * as ever.
 */
import type { AutoSnapshotPlan } from '../../world.ts';
import type { Call, Effect } from '../behaviour.ts';
import { given } from '../outcomes.ts';
import { defineBehaviour } from './defaults.ts';

function changed(call: Call, kind: 'SystemDisk' | 'DataDisk', plan: AutoSnapshotPlan): AutoSnapshotPlan {
  const asked = (part: string, before: string | number | boolean): string =>
    given(call, `${kind}Policy${part}`) || `${before}`;
  return {
    enabled: asked('Enabled', plan.enabled) === 'true',
    timePeriod: Number(asked('TimePeriod', plan.timePeriod)),
    retentionDays: Number(asked('RetentionDays', plan.retentionDays)),
    retentionLastWeek: asked('RetentionLastWeek', plan.retentionLastWeek) === 'true',
  };
}

function modify(call: Call): Effect {
  const { system, data } = call.world.autoSnapshotPolicy;
  const autoSnapshotPolicy = {
    system: changed(call, 'SystemDisk', system),
    data: changed(call, 'DataDisk', data),
  };
  return { outcome: 'success', world: { ...call.world, autoSnapshotPolicy }, result: {} };
}

/** Decisions of ModifyAutoSnapshotPolicy. */
export const behaviour = defineBehaviour({
  rules: [],
  effect: modify,
});
