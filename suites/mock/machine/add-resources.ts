/** New resources of a world, as states and scenarios set them up: bought and paid for before the story begins. */
import {
  type ChargeType,
  type Disk,
  type Instance,
  type InstanceStatus,
  type SecurityGroup,
  type World,
  worldPlace,
} from '../world.ts';
import { freeDevice } from './attach-disk.ts';
import { dayMs } from './calendar.ts';
import { takeResourceId } from './identifiers.ts';
import { diskPrice } from './prices.ts';

/** An instance to add. Missing ids are generated. */
export interface InstanceDraft {
  readonly id?: string;
  readonly systemDiskId?: string;
  /** In place of the zone of the world. */
  readonly zoneId?: string;
  readonly chargeType: ChargeType;
  readonly status: InstanceStatus;
  readonly expiryMs: number | null;
  /** What an order chose; without it the usual instance, in the usual group of the world. */
  readonly chosen?: Partial<
    Pick<
      Instance,
      | 'name'
      | 'description'
      | 'hostName'
      | 'instanceType'
      | 'imageId'
      | 'securityGroupIds'
      | 'bandwidth'
      | 'deletionProtection'
    >
  >;
  readonly systemDisk?: DiskDraft['chosen'];
  readonly nowMs: number;
}

/** A disk to be added; without an instance it is free in the zone of the world. */
export interface DiskDraft {
  readonly id?: string;
  readonly type: 'data' | 'system';
  readonly instance: Instance | undefined;
  readonly attached: boolean;
  readonly chargeType: ChargeType;
  readonly portable: boolean;
  readonly multiAttach: boolean;
  readonly dedicatedBlockStorageCluster: boolean;
  /** What an order chose; without it the usual disk. */
  readonly chosen?: Partial<Pick<Disk, 'name' | 'description' | 'category' | 'sizeGiB' | 'sourceSnapshotId'>>;
  readonly nowMs: number;
}

/** The defaults of an instance. */
export const usualInstance = { instanceType: 'ecs.g7se.large', imageId: 'm-mock0001' } as const;

/** A larger type, to which the usual instance can be changed. */
export const otherInstanceType = 'ecs.g7se.xlarge';

/** How long a subscription runs where nothing else limits it. */
const usualTermMs = 30 * dayMs;

/** The world with its default security group. */
function withUsualGroup(world: World, nowMs: number): { readonly world: World; readonly id: string } {
  const id = `sg-mock${worldPlace(world)}usual`;
  if (world.securityGroups.some((group) => group.id === id)) return { world, id };
  const group: SecurityGroup = {
    id,
    regionId: world.regionId,
    vpcId: world.network.vpcId,
    name: '',
    description: '',
    type: 'normal',
    rules: [],
    createdAtMs: nowMs,
  };
  return { world: { ...world, securityGroups: [...world.securityGroups, group] }, id };
}

/** The groups of a new instance. The default group is created only if no group was chosen. */
function withGroups(world: World, { chosen, nowMs }: InstanceDraft) {
  if (chosen?.securityGroupIds !== undefined) return { world, securityGroupIds: chosen.securityGroupIds };
  const { world: grouped, id } = withUsualGroup(world, nowMs);
  return { world: grouped, securityGroupIds: [id] };
}

/** Adds an instance with its system disk. */
export function addInstance(
  world: World,
  draft: InstanceDraft,
): { readonly world: World; readonly instance: Instance; readonly systemDisk: Disk } {
  const { world: grouped, securityGroupIds } = withGroups(world, draft);
  const numbered = draft.id === undefined ? takeResourceId(grouped, 'i') : { world: grouped, id: draft.id };
  const instance: Instance = {
    id: numbered.id,
    regionId: world.regionId,
    zoneId: draft.zoneId ?? world.zoneId,
    status: draft.status,
    chargeType: draft.chargeType,
    name: '',
    description: '',
    hostName: '',
    ...usualInstance,
    bandwidth: { in: 50, out: 5 },
    deletionProtection: false,
    ...draft.chosen,
    securityGroupIds,
    publicIpAddresses: [],
    createdAtMs: draft.nowMs,
    expiryMs: draft.chargeType === 'PrePaid' ? draft.expiryMs : null,
    locks: [],
    conditions: [],
  };
  const withIt = { ...numbered.world, instances: [...numbered.world.instances, instance] };
  const { world: grown, disk } = addDisk(withIt, {
    ...(draft.systemDiskId === undefined ? {} : { id: draft.systemDiskId }),
    type: 'system',
    instance,
    attached: true,
    chargeType: draft.chargeType,
    portable: false,
    multiAttach: false,
    dedicatedBlockStorageCluster: false,
    ...(draft.systemDisk === undefined ? {} : { chosen: draft.systemDisk }),
    nowMs: draft.nowMs,
  });
  return { world: grown, instance, systemDisk: disk };
}

/** Adds a disk, attached to its instance or free. */
export function addDisk(world: World, draft: DiskDraft): { readonly world: World; readonly disk: Disk } {
  const numbered = draft.id === undefined ? takeResourceId(world, 'd') : { world, id: draft.id };
  const { instance, nowMs } = draft;
  const expiryMs = instance?.expiryMs ?? 0;
  const untilMs = expiryMs > nowMs ? expiryMs : nowMs + usualTermMs;
  const disk: Disk = {
    id: numbered.id,
    regionId: instance?.regionId ?? world.regionId,
    zoneId: instance?.zoneId ?? world.zoneId,
    type: draft.type,
    status: draft.attached ? 'In_use' : 'Available',
    instanceIds: draft.attached && instance !== undefined ? [instance.id] : [],
    sourceInstanceId: draft.type === 'system' ? (instance?.id ?? null) : null,
    device: draft.attached && instance !== undefined ? deviceFor(world, instance, draft.type) : '',
    chargeType: draft.chargeType,
    name: '',
    description: '',
    category: 'cloud_essd',
    sizeGiB: 40,
    sourceSnapshotId: null,
    ...draft.chosen,
    createdAtMs: nowMs,
    subscription:
      draft.chargeType === 'PrePaid'
        ? { fromMs: nowMs, untilMs, paidByBalance: diskPrice(nowMs, untilMs), paidByCredit: 0 }
        : null,
    portable: draft.portable,
    multiAttach: draft.multiAttach,
    dedicatedBlockStorageCluster: draft.dedicatedBlockStorageCluster,
    deleteWithInstance: draft.type === 'system',
    locks: [],
    chargeTypeChanges: 0,
    changedAtMs: null,
  };
  return { world: { ...numbered.world, disks: [...numbered.world.disks, disk] }, disk };
}

function deviceFor(world: World, instance: Instance, type: Disk['type']): string {
  return type === 'system' ? '/dev/xvda' : freeDevice(world, instance.id);
}
