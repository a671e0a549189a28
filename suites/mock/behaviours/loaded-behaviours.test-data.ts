/** All behaviours of all packs, loaded. */
import type { Behaviour, PackBehaviours } from './behaviour.ts';
import { loadBehaviour, packBehaviours } from './pack-behaviours.ts';

export interface LoadedPack {
  readonly behaviours: PackBehaviours;
  readonly operations: Readonly<Record<string, Behaviour>>;
}

async function loadAll(behaviours: PackBehaviours): Promise<LoadedPack> {
  const entries = Object.entries(behaviours.operations).map(async ([name, source]) => {
    const behaviour = await loadBehaviour(source);
    if (behaviour === undefined) throw new Error(`${name} has no behaviour`);
    return [name, behaviour] as const;
  });
  return { behaviours, operations: Object.fromEntries(await Promise.all(entries)) };
}

/** Packs with all their behaviours, by id. */
export const loadedPacks: Readonly<Record<string, LoadedPack>> = Object.fromEntries(
  await Promise.all(
    Object.entries(packBehaviours()).map(async ([id, behaviours]) => [id, await loadAll(behaviours)] as const),
  ),
);
