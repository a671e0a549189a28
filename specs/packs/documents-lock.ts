/**
 * documents.lock.yaml: the pages that a pack is derived from. The folder of an operation has the file of its own pages. The
 * folder of the pack has the file of all other pages. People write everything but the two sha256.
 */
import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import type { WrittenEntry } from '../model/hand-written.ts';
import type { DocumentEntry } from '../model.ts';
import { operationFiles, operationPath, packPath, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

const fileName = 'documents.lock.yaml';

/** One lock file. `operation` is undefined for the file of the whole pack. */
export interface LockFile {
  readonly path: string;
  readonly operation: string | undefined;
  readonly documents: readonly DocumentEntry[];
}

function readFile(path: string, operation: string | undefined): LockFile {
  const content = readYaml(path);
  requireForm('documents', content, path);
  const { documents } = content as { readonly documents: readonly WrittenEntry[] };
  const owner = operation === undefined ? {} : { operation };
  return { path, operation, documents: documents.map((entry) => ({ ...entry, ...owner })) };
}

/** The lock files of a pack: that of the pack first, then those of the operations. */
export function readLockFiles(pack: string): readonly LockFile[] {
  const shared = packPath(pack, fileName);
  return [
    ...(existsSync(shared) ? [readFile(shared, undefined)] : []),
    ...[...operationFiles(pack)]
      .filter(([, files]) => files.has(fileName))
      .map(([operation]) => readFile(operationPath(pack, operation, fileName), operation)),
  ];
}

/** The pages of a pack: those of the whole pack first, then those of each operation. */
export function readLock(pack: string): readonly DocumentEntry[] {
  return readLockFiles(pack).flatMap(({ documents }) => documents);
}

/** The text of a lock file. */
export function writeLock(documents: readonly DocumentEntry[]): string {
  const note = '# Pages that facts are derived from. `npm run fixtures` writes the hashes; people write the rest.\n';
  const entries = documents.map(({ operation, ...entry }) => entry);
  return note + stringify({ documents: entries }, { lineWidth: 0 });
}
