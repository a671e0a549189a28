/** The world of a scope as `observe` reports it: money in units of the currency, times in ISO 8601. */
import type { Observation } from '../../model.ts';
import type { World } from '../world.ts';

/** The observable part of a world. */
export function observeWorld(world: World): Observation {
  return {
    ...world.others,
    instances: world.instances.map(({ id, status, chargeType, expiryMs, locks, ...instance }) => ({
      instanceId: id,
      status,
      chargeType,
      expiredTime: isoTime(expiryMs),
      locks,
      name: instance.name || `name-${id}`,
      instanceType: instance.instanceType,
      publicIpAddresses: instance.publicIpAddresses,
      securityGroupIds: instance.securityGroupIds,
    })),
    disks: world.disks.map(({ id, instanceIds, status, chargeType, subscription, locks, name }) => ({
      diskId: id,
      instanceId: instanceIds[0] ?? null,
      status,
      chargeType,
      expiredTime: isoTime(subscription?.untilMs ?? null),
      locks,
      name: name || `name-${id}`,
    })),
    securityGroups: world.securityGroups.map(({ id, name }) => ({ securityGroupId: id, name: name || `name-${id}` })),
    securityGroupRules: world.securityGroups.map(({ id, rules }) => ({
      securityGroupId: id,
      portRanges: rules.filter(({ direction }) => direction === 'ingress').map(({ portRange }) => portRange),
    })),
    snapshots: world.snapshots.map(({ id, diskId }) => ({ snapshotId: id, diskId })),
    images: world.images.map(({ id, name }) => ({ imageId: id, name: name || `name-${id}` })),
    orders: world.orders.map(({ id, status, operation }) => ({ orderId: id, status, operation })),
    balance: world.account.balance / 100,
    vouchers: world.account.vouchers.map(({ id, balance }) => ({ voucherId: id, balance: balance / 100 })),
  };
}

function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
