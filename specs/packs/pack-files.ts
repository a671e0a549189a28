/** Where the files of a pack are, and how to read them. No other file of this room knows the layout of folders. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load } from 'js-yaml';
import { ConformanceError } from '../conformance-error.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Folders of packs outside the installation, by pack id. */
const externalFolders = new Map<string, string>();

/** Makes a pack outside the installation known under its id. `folder` is absolute. */
export function registerFolder(id: string, folder: string): void {
  externalFolders.set(id, folder);
}

/** The absolute folder of a pack outside the installation; undefined for a pack that the installation has. */
export function externalPackFolder(id: string): string | undefined {
  return externalFolders.get(id);
}

/** Absolute path of a file of a pack. */
export function packPath(pack: string, ...parts: readonly string[]): string {
  return join(externalFolders.get(pack) ?? join(root, pack), ...parts);
}

/** Ids of the packs that the installation has, in alphabetical order. */
export function packIds(): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort();
}

/** Ids of the packs of the installation and of those that `usePack` has added, in alphabetical order. */
export function knownPackIds(): readonly string[] {
  return [...packIds(), ...externalFolders.keys()].sort();
}

/** Absolute path of a file of one operation. */
export function operationPath(pack: string, operation: string, file: string): string {
  return packPath(pack, 'operations', operation, file);
}

/** Which operations have a folder, and which files it has. Operations come in alphabetical order. */
export function operationFiles(pack: string): ReadonlyMap<string, ReadonlySet<string>> {
  const folder = packPath(pack, 'operations');
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return new Map(names.sort().map((name) => [name, new Set(readdirSync(join(folder, name)))]));
}

/** Text of a file, line ends as line feeds. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r\n/g, '\n');
  } catch (cause) {
    throw new ConformanceError('unreadable-file', `Cannot read ${path}. Check that it exists and may be read.`, {
      cause,
    });
  }
}

/** Content of a YAML file. */
export function readYaml(path: string): unknown {
  const text = readText(path);
  try {
    // Dates stay text, as they are printed.
    return load(text, { schema: CORE_SCHEMA });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
    throw new ConformanceError('configuration', `${path} is not valid YAML: ${reason}`, { cause });
  }
}
