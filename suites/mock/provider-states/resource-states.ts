/** Provider states about instances and disks, as the vocabulary words them. */
import { maximumExpiryMs } from '../behaviours/plan-renewal.ts';
import { addDisk, addInstance, otherInstanceType } from '../machine/add-resources.ts';
import { expired } from '../machine/billing-clock.ts';
import { dayMs } from '../machine/calendar.ts';
import { takeResourceId } from '../machine/identifiers.ts';
import { lockDisk, lockInstance, unlockDisk, unlockInstance } from '../machine/locks.ts';
import { replaceInstance, withInstance } from '../machine/resources.ts';
import type { ChargeType, Condition, HostStatus, Instance, InstanceStatus, LockReason, World } from '../world.ts';
import {
  chosenDisk,
  chosenInstance,
  forInstance,
  missing,
  type ProviderStateRow,
  type Setting,
  type Stage,
  text,
} from './provider-state.ts';

const condition = (added: Condition): ProviderStateRow =>
  forInstance({}, ({ id, conditions }, { world }) => ({
    world: withInstance(world, id, { conditions: [...conditions, added] }),
  }));

/** A change of the locks of one instance. */
const instanceLock = (change: typeof lockInstance, reason: LockReason): ProviderStateRow =>
  forInstance({}, ({ id }, { world }) => {
    const step = change(world, id, reason);
    return step.done ? { world: step.world } : { problem: step.reason };
  });

/** A change of the locks of one disk. */
const diskLock = (change: typeof lockDisk, reason: LockReason): ProviderStateRow => ({
  params: { diskId: text },
  setUp: (stage) => {
    const disk = chosenDisk(stage);
    if (disk === undefined) return { problem: missing('disk', stage.params.text('diskId')) };
    const step = change(stage.world, disk.id, reason);
    return step.done ? { world: step.world } : { problem: step.reason };
  },
});

/** A zone of the region other than the usual one. */
function anotherZone({ zoneId }: World): string {
  return zoneId.replace(/.$/, (letter) => (letter === 'a' ? 'b' : 'a'));
}

function setUpInstance({ world, params, nowMs }: Stage): Setting {
  // One without a day left would be stopped and locked at once; there is a state for an expired instance.
  if (params.text('chargeType') === 'PrePaid' && params.integer('expiresInDays') < 1) {
    return { problem: 'parameter "expiresInDays" must be at least 1 for an instance that is not locked' };
  }
  const {
    world: grown,
    instance,
    systemDisk,
  } = addInstance(world, {
    chargeType: params.text('chargeType') as ChargeType,
    status: params.text('status') as InstanceStatus,
    ...(params.text('zone') === 'another' ? { zoneId: anotherZone(world) } : {}),
    expiryMs: nowMs + params.integer('expiresInDays') * dayMs,
    nowMs,
  });
  const { id: instanceId, regionId, zoneId, instanceType } = instance;
  const values = { instanceId, regionId, zoneId, systemDiskId: systemDisk.id, instanceType, otherInstanceType };
  return { world: grown, values };
}

function setUpDisks(stage: Stage): Setting {
  const { params, nowMs } = stage;
  const instance = chosenInstance(stage);
  const named = params.text('instanceId');
  const attached = params.flag('attached');
  if (instance === undefined && (attached || named !== '')) return { problem: missing('instance', named) };
  let { world } = stage;
  const diskIds: string[] = [];
  for (let made = 0; made < params.integer('count'); made += 1) {
    const added = addDisk(world, {
      type: params.text('type') as 'data' | 'system',
      instance,
      attached,
      chargeType: params.text('chargeType') as ChargeType,
      portable: params.flag('portable'),
      multiAttach: params.flag('multiAttach'),
      dedicatedBlockStorageCluster: params.flag('dedicatedBlockStorageCluster'),
      nowMs,
    });
    world = added.world;
    diskIds.push(added.disk.id);
  }
  return { world, values: { diskId: diskIds.at(-1) ?? '', diskIds } };
}

function expire(instance: Instance, { world, nowMs }: Stage): Setting {
  if (instance.expiryMs === null) return { problem: 'a pay-as-you-go instance has no subscription that could run out' };
  return { world: replaceInstance(world, { ...expired(instance), expiryMs: nowMs - dayMs }) };
}

function release({ id }: Instance, { world }: Stage): Setting {
  return {
    world: {
      ...world,
      instances: world.instances.filter((instance) => instance.id !== id),
      disks: world.disks.filter((disk) => !disk.instanceIds.includes(id)),
      releasedInstanceIds: [...world.releasedInstanceIds, id],
    },
  };
}

/** A renewal by one month ends before the maximum, one by two months after it. */
function bringToMaximumExpiry({ id, chargeType }: Instance, { world }: Stage): Setting {
  if (chargeType === 'PostPaid') return { problem: 'a pay-as-you-go instance has no expiration date' };
  return { world: withInstance(world, id, { expiryMs: maximumExpiryMs - 45 * dayMs }) };
}

function placeOnHost({ id }: Instance, { world, params, nowMs }: Stage): Setting {
  const { world: numbered, id: hostId } = takeResourceId(world, 'dh');
  const dedicatedHost = {
    id: hostId,
    status: params.text('hostStatus') as HostStatus,
    expiryMs: nowMs + params.integer('hostExpiresInDays') * dayMs,
  };
  return { world: withInstance(numbered, id, { dedicatedHost }), values: { dedicatedHostId: hostId } };
}

/** States about instances and disks, by name. */
export const resourceStates: Readonly<Record<string, ProviderStateRow>> = {
  'an instance exists': {
    params: {
      chargeType: { kind: 'choice', values: ['PrePaid', 'PostPaid'] },
      status: { kind: 'choice', values: ['Running', 'Stopped', 'Pending', 'Starting', 'Stopping'] },
      zone: { kind: 'choice', values: ['usual', 'another'] },
      expiresInDays: { kind: 'integer', default: 30 },
    },
    setUp: setUpInstance,
  },
  'a disk exists': {
    params: {
      instanceId: text,
      attached: { kind: 'flag', default: true },
      type: { kind: 'choice', values: ['data', 'system'] },
      chargeType: { kind: 'choice', values: ['PostPaid', 'PrePaid'] },
      multiAttach: { kind: 'flag', default: false },
      portable: { kind: 'flag', default: true },
      dedicatedBlockStorageCluster: { kind: 'flag', default: false },
      count: { kind: 'integer', default: 1, minimum: 1 },
    },
    setUp: setUpDisks,
  },
  'the instance is in arrears': instanceLock(lockInstance, 'financial'),
  'the disk is in arrears': diskLock(lockDisk, 'financial'),
  'the instance is no longer in arrears': instanceLock(unlockInstance, 'financial'),
  'the disk is no longer in arrears': diskLock(unlockDisk, 'financial'),
  'the instance is locked for security': instanceLock(lockInstance, 'security'),
  'the instance expired': forInstance({}, expire),
  // Pending is a status that no operation of an instance is carried out in; where it has an answer of its own, Stopping is.
  'the status of the instance does not support the operation': forInstance(
    { operation: text },
    ({ id }, { world, params }) => ({
      world: withInstance(world, id, {
        status: params.text('operation') === 'DeleteInstance' ? 'Stopping' : 'Pending',
      }),
    }),
  ),
  'the instance was released': forInstance({}, release),
  'the instance is locked by another operation': condition('held-by-other-operation'),
  'the instance is being upgraded': condition('upgrading'),
  'the instance has a specification change booked': condition('specification-change-booked'),
  'the instance is in a temporary upgrade': condition('temporary-upgrade'),
  'the instance has no purchase record': condition('no-purchase-record'),
  'the instance was bought in a starter package': condition('starter-package'),
  'the instance is at the maximum expiration date': forInstance({}, bringToMaximumExpiry),
  'the instance is placed on a dedicated host': forInstance(
    {
      hostStatus: { kind: 'choice', values: ['Available', 'PermanentFailure', 'TempUnavailable', 'UnderAssessment'] },
      hostExpiresInDays: { kind: 'integer', default: 3650 },
    },
    placeOnHost,
  ),
  'the downgrade quota of the instance is used up': condition('downgrade-quota-used-up'),
  'the instance is barred by the vendor': condition('barred'),
  'the zone is out of stock': forInstance({}, ({ zoneId }, { world }) => ({
    world: { ...world, soldOutZones: [...world.soldOutZones, zoneId] },
  })),
};
