/**
 * Where the files of a pack are: below `causes/`, `cases/` and `pacts/` of this room, or of the pack's own folder if the pack is
 * not part of the installation.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { externalPackFolder } from '#specs';

export type ContractFolder = 'causes' | 'cases' | 'pacts';

/** The folder of a pack. It may be absent. */
export function packFolder(folder: ContractFolder, packId: string): string {
  const external = externalPackFolder(packId);
  if (external !== undefined) return join(external, folder);
  return fileURLToPath(new URL(`./${folder}/${packId}`, import.meta.url));
}

/** Name of the file for what belongs to no single operation. */
export const sharedName = 'shared';

/** Names of the files of a pack with this extension, without the extension, sorted. Empty where the folder is absent. */
export function fileNames(folder: ContractFolder, packId: string, extension: '.yaml' | '.json'): readonly string[] {
  const directory = packFolder(folder, packId);
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();
}

/** Path of one file of a pack. */
export function packFile(folder: ContractFolder, packId: string, fileName: string): string {
  return join(packFolder(folder, packId), fileName);
}
