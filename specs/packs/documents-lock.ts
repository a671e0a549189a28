/**
 * documents.lock.yaml: the pages a pack is derived from. Id, title, edition, date and order are set by hand and kept;
 * the two sha256 are written when a fixture is made.
 */
import { stringify } from 'yaml';
import type { DocumentEntry } from '../model.ts';
import { packPath, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

/** The pages of a pack, in the order of the file. */
export function readLock(pack: string): readonly DocumentEntry[] {
  const path = packPath(pack, 'documents.lock.yaml');
  const content = readYaml(path);
  requireForm('documents', content, path);
  return (content as { readonly documents: readonly DocumentEntry[] }).documents;
}

/** The text of a lock file. */
export function writeLock(documents: readonly DocumentEntry[]): string {
  const note = '# Pages of this pack. The hashes are written by `npm run fixtures`; all else is set by hand.\n';
  return note + stringify({ documents }, { lineWidth: 0 });
}
