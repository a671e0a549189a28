/** The walk models by pack: the built-in ones, and those that the code of external packs registers. */
import type { WalkModel } from '../walk-model.ts';
import { walkModel as aliyunEcs } from './aliyun-ecs/walk-model.ts';

const walkModels = new Map<string, WalkModel<unknown>>([['aliyun-ecs', aliyunEcs]]);

/** The model of a pack, if it has one. */
export const walkModelOf = (packId: string): WalkModel<unknown> | undefined => walkModels.get(packId);

/** Ids of the packs that have a model. */
export const packsWithWalkModel = (): readonly string[] => [...walkModels.keys()];

/** Adds or replaces the model of a pack. The answer takes it back. */
export function registerWalkModel<State>(packId: string, model: WalkModel<State>): () => void {
  const before = walkModels.get(packId);
  walkModels.set(packId, model);
  return () => {
    if (before === undefined) walkModels.delete(packId);
    else walkModels.set(packId, before);
  };
}
