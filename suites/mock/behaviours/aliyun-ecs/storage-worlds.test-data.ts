/** A small world and calls on it, for what no provider state can bring about. */
import { addInstance } from '../../machine/add-resources.ts';
import { packs } from '../../mock-client.test-data.ts';
import { emptyWorld, type World } from '../../world.ts';
import type { Call } from '../behaviour.ts';

const nowMs = Date.UTC(2026, 2, 10);

/** A stopped instance with its system disk. */
export function storageWorld(): { readonly world: World; readonly instanceId: string; readonly diskId: string } {
  const empty = emptyWorld({ number: 1, regionId: 'cn-hangzhou', zoneId: 'cn-hangzhou-h', orderPrefix: '' });
  const draft = { chargeType: 'PrePaid', status: 'Stopped', expiryMs: nowMs + 86_400_000, nowMs } as const;
  const { world, instance, systemDisk } = addInstance(empty, draft);
  return { world, instanceId: instance.id, diskId: systemDisk.id };
}

/** A call of the account's owner. */
export function storageCall(name: string, world: World, parameters: Readonly<Record<string, string>>): Call {
  const operation = packs['aliyun-ecs'].operations[name];
  if (operation === undefined) throw new Error(name);
  return { world, operation, parameters: new Map(Object.entries(parameters)), nowMs, denied: [] };
}
