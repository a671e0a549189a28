/**
 * Named conditions of the mock: what its scope `default` holds before the first state is set up. Identifiers are fixed, so
 * that a person can type a first request; they are printed by the server.
 */
import { addDisk, addInstance } from './machine/add-resources.ts';
import { dayMs } from './machine/calendar.ts';
import { lockInstance } from './machine/locks.ts';
import type { World } from './world.ts';

/** Well-known identifiers of every scenario. */
export const scenarioResources = {
  instanceId: 'i-mockdefault0000000001',
  systemDiskId: 'd-mockdefault0000000001',
  dataDiskId: 'd-mockdefault0000000002',
} as const;

/** A change of the ordinary world; `nowMs` is its billing clock. */
type Scenario = (world: World) => World;

/** Scenarios by name. */
export const scenarios = {
  default: (world) => world,
  'instance-in-arrears': (world) => {
    const step = lockInstance(world, scenarioResources.instanceId, 'financial');
    return step.done ? step.world : world;
  },
  'insufficient-balance': (world) => ({ ...world, account: { ...world.account, balance: 0, credit: 0, vouchers: [] } }),
  throttled: (world) => ({ ...world, faults: ['throttled'] }),
} as const satisfies Readonly<Record<string, Scenario>>;

/** Names that `--scenario` takes. */
export type ScenarioName = keyof typeof scenarios;

/** Fills an empty world for the scenario: a running subscription instance with a system disk and a data disk. */
export function beginScenario(world: World, scenario: ScenarioName, nowMs: number): World {
  const { world: grown, instance } = addInstance(world, {
    id: scenarioResources.instanceId,
    systemDiskId: scenarioResources.systemDiskId,
    chargeType: 'PrePaid',
    status: 'Running',
    expiryMs: nowMs + 30 * dayMs,
    nowMs,
  });
  const { world: full } = addDisk(grown, {
    id: scenarioResources.dataDiskId,
    type: 'data',
    instance,
    attached: true,
    chargeType: 'PostPaid',
    portable: true,
    multiAttach: false,
    dedicatedBlockStorageCluster: false,
    nowMs,
  });
  return scenarios[scenario](full);
}
