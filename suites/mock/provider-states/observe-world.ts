/** The world of a scope as `observe` tells it: money in units of the currency, times in ISO 8601. */
import type { Observation } from '../../model.ts';
import type { World } from '../world.ts';

/** What can be seen of a world. */
export function observeWorld(world: World): Observation {
  return {
    instances: world.instances.map(({ id, status, chargeType, expiryMs, locks }) => ({
      instanceId: id,
      status,
      chargeType,
      expiredTime: isoTime(expiryMs),
      locks,
    })),
    disks: world.disks.map(({ id, instanceIds, status, chargeType, subscription, locks }) => ({
      diskId: id,
      instanceId: instanceIds[0] ?? null,
      status,
      chargeType,
      expiredTime: isoTime(subscription?.untilMs ?? null),
      locks,
    })),
    orders: world.orders.map(({ id, status, operation }) => ({ orderId: id, status, operation })),
    balance: world.account.balance / 100,
    vouchers: world.account.vouchers.map(({ id, balance }) => ({ voucherId: id, balance: balance / 100 })),
  };
}

function isoTime(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}
