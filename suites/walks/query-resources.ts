/** Queries the resources of a walk by the pack's query operations. */
import { planQueries } from '../execute/plan-queries.ts';
import { type QueriedResource, queryWorld } from '../execute/query-world.ts';
import { stopTrial, type TrialParts, type TrialProgress } from '../execute/trial-progress.ts';
import type { Exchange } from '../model.ts';
import type { Snapshot, WalkResource } from './walk-model.ts';

const absent: QueriedResource = { status: 'absent' };

/** What the queries showed; `unreadable`: the target answered, but not with a valid query result. */
export type QueryResult = { readonly exchanges: readonly Exchange[] } & (
  | { readonly snapshot: Snapshot; readonly unreadable?: never }
  | { readonly unreadable: string }
);

/** Queries every resource whose id is known. Without any answer the walk ends: there is nothing to judge. */
export async function queryResources(
  parts: TrialParts,
  progress: TrialProgress,
  resources: readonly WalkResource[],
): Promise<QueryResult> {
  const { values } = progress;
  const idsOf = (kind: WalkResource['kind']): readonly string[] =>
    resources
      .filter((one) => one.kind === kind)
      .map(({ idValue }) => values[idValue])
      .filter((id) => typeof id === 'string');
  const plan = planQueries({
    resources: parts.pack.resources,
    progress,
    judgedOperation: '',
    kinds: parts.queriedKinds,
    named: new Map(parts.queriedKinds.map((kind) => [kind, idsOf(kind)])),
  });
  const world = await queryWorld(parts, progress, plan);
  const { exchanges } = world;
  if (!world.seen && world.party === 'target' && exchanges.every(({ response }) => response !== undefined)) {
    return { unreadable: world.reason, exchanges };
  }
  if (!world.seen) return stopTrial('no-answer', world.reason, world.party);
  const shown = resources.flatMap(({ name, kind, idValue, optional = false }) => {
    const id = values[idValue];
    if (optional && id === undefined) return [];
    return [[name, world.resources[kind]?.get(String(id)) ?? absent] as const];
  });
  return { exchanges, snapshot: Object.fromEntries(shown) };
}
