import type { Observation, ObservedResource } from '../model.ts';

/** Resources of a kind, or undefined where the observation leaves the kind out. */
export function observedResources(world: Observation, kind: string): readonly ObservedResource[] | undefined {
  const list = Object.hasOwn(world, kind) ? world[kind] : undefined;
  return typeof list === 'number' ? undefined : list;
}
