/** The resources of a walk: the states that bring them into being, and how they are read. */
import type { ProviderState } from '#contracts';
import { planQueries } from '../execute/plan-queries.ts';
import { type QueriedResource, queryWorld } from '../execute/query-world.ts';
import { stopTrial, type TrialParts, type TrialProgress } from '../execute/trial-progress.ts';
import type { Exchange } from '../model.ts';
import type { Sight } from './agree.ts';
import type { Ground } from './ground.ts';
import { subscriptionDays, type WalkStart } from './model.ts';

/** The account first, so that what is owned and owed in the walk is its own. */
export function statesOfStart(
  { chargeType, status, attached }: WalkStart,
  { hasAccount }: Pick<Ground, 'hasAccount'>,
): readonly ProviderState[] {
  return [
    ...(hasAccount ? [{ name: 'an account exists', params: {} }] : []),
    { name: 'an instance exists', params: { chargeType, status, expiresInDays: subscriptionDays } },
    { name: 'a disk exists', params: { instanceId: '${instanceId}', attached, chargeType: 'PostPaid' } },
  ];
}

const absent: QueriedResource = { status: 'absent' };

/** What a look at the resources showed; `unread`: the target answered, and not as a reading is answered. */
export type Looked = { readonly exchanges: readonly Exchange[] } & (
  | { readonly sight: Sight; readonly unread?: never }
  | { readonly unread: string }
);

/** Reads both resources, and the system disk where its id is known, by the pack's reading operations. Without any answer there is nothing to judge. */
export async function lookAtResources(parts: TrialParts, progress: TrialProgress): Promise<Looked> {
  const { instanceId, diskId, systemDiskId } = progress.values;
  const plan = planQueries({
    resources: parts.pack.resources,
    progress,
    judgedOperation: '',
    kinds: parts.queriedKinds,
    named: new Map([['disks', typeof systemDiskId === 'string' ? [systemDiskId] : []]]),
  });
  const reading = await queryWorld(parts, progress, plan);
  const { exchanges } = reading;
  if (!reading.seen && reading.party === 'target' && exchanges.every(({ response }) => response !== undefined)) {
    return { unread: reading.reason, exchanges };
  }
  if (!reading.seen) return stopTrial('no-answer', reading.reason, reading.party);
  const { instances, disks } = reading.resources;
  return {
    exchanges,
    sight: {
      instance: instances?.get(String(instanceId)) ?? absent,
      disk: disks?.get(String(diskId)) ?? absent,
      ...(systemDiskId === undefined ? {} : { systemDisk: disks?.get(String(systemDiskId)) ?? absent }),
    },
  };
}
