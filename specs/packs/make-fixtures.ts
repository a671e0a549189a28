/**
 * Makes the fixtures of packs from the original pages, and writes both hashes into the lock files. An entry of a lock file finds
 * its page by sha256, and a new or changed page by its file name.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConformanceError } from '../conformance-error.ts';
import { redactProse } from '../derive/redact-prose.ts';
import { readDocument } from '../documents/read-document.ts';
import type { DocumentEntry, SourceDocument } from '../model.ts';
import { readLockFiles, writeLock } from './documents-lock.ts';
import { packIds, packPath } from './pack-files.ts';
import { pagesBySha256 } from './regenerate-packs.ts';

/** A fixture that was written, or an entry whose page is not in the directory. */
export interface MadeFixture {
  readonly pack: string;
  readonly file: string;
  readonly outcome: 'written' | 'page-not-found';
}

function pageNamed(directory: string, file: string): SourceDocument | undefined {
  const found = readdirSync(directory, { withFileTypes: true, recursive: true }).find(
    (entry) => entry.isFile() && entry.name === file,
  );
  return found === undefined ? undefined : readDocument(file, readFileSync(join(found.parentPath, found.name)));
}

function makeFixture(pack: string, entry: DocumentEntry, page: SourceDocument): DocumentEntry {
  const fixture = redactProse(page);
  mkdirSync(packPath(pack, 'fixtures'), { recursive: true });
  writeFileSync(packPath(pack, 'fixtures', entry.file), fixture);
  return { ...entry, sha256: page.sha256, fixtureSha256: readDocument(entry.id, fixture).sha256 };
}

/** Makes every fixture whose page is below the directory. An entry without a page stays as it is. */
export function makeFixtures(directory: string, packs: readonly string[] = packIds()): readonly MadeFixture[] {
  if (!existsSync(directory)) {
    throw new ConformanceError(
      'usage',
      `There is no directory ${directory}. Name the one that holds the original pages.`,
    );
  }
  const pages = pagesBySha256(directory);
  return packs.flatMap((pack) =>
    readLockFiles(pack).flatMap(({ path, documents }) => {
      const made = documents.map((entry) => {
        const page = pages.get(entry.sha256) ?? pageNamed(directory, entry.file);
        return page === undefined ? { entry } : { entry: makeFixture(pack, entry, page), page };
      });
      if (made.some(({ page }) => page !== undefined)) writeFileSync(path, writeLock(made.map(({ entry }) => entry)));
      return made.map(({ entry: { file }, page }): MadeFixture => {
        return { pack, file, outcome: page === undefined ? 'page-not-found' : 'written' };
      });
    }),
  );
}
