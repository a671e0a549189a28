/** The table of packs that the mock can serve. A pack of the installation is one folder here and one row. */
import { gateway as aliyunEcs } from './aliyun-ecs/gateway.ts';
import type { Behaviour, BehaviourSource, PackBehaviours } from './behaviour.ts';
import { listBehaviours } from './list-behaviours.ts';
import { gateway as volcengineEcs } from './volcengine-ecs/gateway.ts';

/** Behaviours by pack id. */
export type BehaviourTable = Readonly<Record<string, PackBehaviours>>;

const table: Record<string, PackBehaviours> = {
  'aliyun-ecs': { ...aliyunEcs, operations: listBehaviours(new URL('aliyun-ecs/', import.meta.url)) },
  'volcengine-ecs': { ...volcengineEcs, operations: listBehaviours(new URL('volcengine-ecs/', import.meta.url)) },
};

/** All packs that the mock can serve now. */
export function packBehaviours(): BehaviourTable {
  return table;
}

/** Adds the behaviours of a pack, or replaces them. The answer takes that back. */
export function registerBehaviours(packId: string, behaviours: PackBehaviours): () => void {
  const before = table[packId];
  table[packId] = behaviours;
  return () => {
    if (before === undefined) delete table[packId];
    else table[packId] = before;
  };
}

/** The behaviour from its source. Undefined if the file is missing. */
export async function loadBehaviour(source: BehaviourSource | undefined): Promise<Behaviour | undefined> {
  return typeof source === 'function' ? source() : source;
}

/** The pack that a state call without `pack` means. */
export const defaultPackId = 'aliyun-ecs';
