/** Packs by the ids that a caller gave, or all of them. */
import { ConformanceError, loadPack, type Pack, packIds } from '#specs';

/** Loads the named packs; none named means every pack there is. */
export function loadPacks(ids: readonly string[]): readonly Pack[] {
  const known = packIds();
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new ConformanceError('usage', `Unknown pack "${unknown}". Known: ${known.join(', ')}.`);
  }
  return (ids.length === 0 ? known : [...new Set(ids)]).map(loadPack);
}
