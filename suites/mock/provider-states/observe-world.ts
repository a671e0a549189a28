/** The world of a scope as `observe` shows it: money in units of the currency, times in ISO 8601. */
import { type ObservedKind, observedKinds, type ResourceKinds } from '#specs';
import type { Observation, ObservedResource } from '../../model.ts';
import type { PlainResource, World } from '../world.ts';

/** How the mock shows the kinds that its world has a model of. */
const shownKinds: Readonly<Record<string, (world: World) => readonly ObservedResource[]>> = {
  instances: ({ instances }) =>
    instances.map(({ id, status, chargeType, expiryMs, locks, ...instance }) => ({
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
  disks: ({ disks }) =>
    disks.map(({ id, instanceIds, status, chargeType, subscription, locks, name }) => ({
      diskId: id,
      instanceId: instanceIds[0] ?? null,
      status,
      chargeType,
      expiredTime: isoTime(subscription?.untilMs ?? null),
      locks,
      name: name || `name-${id}`,
    })),
  securityGroups: ({ securityGroups }) =>
    securityGroups.map(({ id, name }) => ({ securityGroupId: id, name: name || `name-${id}` })),
  securityGroupRules: ({ securityGroups }) =>
    securityGroups.map(({ id, rules }) => ({
      securityGroupId: id,
      portRanges: rules.filter(({ direction }) => direction === 'ingress').map(({ portRange }) => portRange),
    })),
  snapshots: ({ snapshots }) => snapshots.map(({ id, diskId }) => ({ snapshotId: id, diskId })),
  images: ({ images }) => images.map(({ id, name }) => ({ imageId: id, name: name || `name-${id}` })),
  orders: ({ orders }) => orders.map(({ id, status, operation }) => ({ orderId: id, status, operation })),
  vouchers: ({ account }) => account.vouchers.map(({ id, balance }) => ({ voucherId: id, balance: balance / 100 })),
};

/** Every kind of the pack's table, and the balance. */
export function observeWorld(kinds: ResourceKinds, world: World): Observation {
  const lists = observedKinds(kinds).map(([name, kind]) => {
    const show = Object.hasOwn(shownKinds, name) ? shownKinds[name] : undefined;
    return [name, show?.(world) ?? showPlain(kind, world.others[name] ?? [])] as const;
  });
  // In the order of the example in contracts/states/README.md.
  const { vouchers, ...rest } = Object.fromEntries(lists);
  return { ...rest, balance: world.account.balance / 100, ...(vouchers === undefined ? {} : { vouchers }) };
}

/** Resources of a kind that only the pack knows, by the fields of its table. */
function showPlain(
  { id: idField, fields }: ObservedKind,
  resources: readonly PlainResource[],
): readonly ObservedResource[] {
  return resources.map((resource) => {
    const known = Object.entries({ ...resource, [idField]: resource.id }).filter(([field]) =>
      Object.hasOwn(fields, field),
    );
    return Object.fromEntries(known) as ObservedResource;
  });
}

function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
