/** Packs by the names or folders that a caller gave, or all of them, and the code that a pack brings along. */
import { ConformanceError, externalPackFolder, loadPack, type Pack, packIds, usePack } from '#specs';
import { loadPackCode } from '#suites';

/** The options of every command that needs the code of packs. */
export interface PackOptions {
  readonly pack: readonly string[];
  readonly packCode: boolean;
}

/** Flags and help of the option, for commander. */
export const packCodeOption = [
  '--pack-code',
  'also run code.ts or code.js of the packs in folders: signers, behaviours, walk model (with all your rights)',
] as const;

/** Loads the packs of these names and folders. Without any it loads every pack. */
export function loadPacks(namesOrFolders: readonly string[]): readonly Pack[] {
  const ids = namesOrFolders.length === 0 ? packIds() : namesOrFolders.map(usePack);
  return [...new Set(ids)].map(loadPack);
}

/** Registers what the code of the named packs brings along, if the caller asked for it. */
export async function loadCodeOfPacks({ pack, packCode }: PackOptions): Promise<void> {
  if (!packCode) return;
  const folders = pack.flatMap((nameOrFolder) => externalPackFolder(usePack(nameOrFolder)) ?? []);
  if (folders.length === 0) {
    throw new ConformanceError('usage', '--pack-code needs a pack in a folder. Name one: --pack ./my-pack.');
  }
  for (const folder of new Set(folders)) await loadPackCode(folder);
}
