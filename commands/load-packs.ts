/** Packs by the names or folders that a caller gave, or all of them. */
import { loadPack, type Pack, packIds, usePack } from '#specs';

/** Loads the packs of these names and folders. Without any it loads every pack. */
export function loadPacks(namesOrFolders: readonly string[]): readonly Pack[] {
  const ids = namesOrFolders.length === 0 ? packIds() : namesOrFolders.map(usePack);
  return [...new Set(ids)].map(loadPack);
}
