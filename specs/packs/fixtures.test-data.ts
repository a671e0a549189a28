/** The committed fixtures as documents, for the tests of this room. */
import { readFileSync } from 'node:fs';
import { readDocument } from '../documents/read-document.ts';
import type { DocumentEntry, SourceDocument } from '../model.ts';
import { readLock } from './documents-lock.ts';
import { packIds, packPath } from './pack-files.ts';

export interface CommittedFixture {
  readonly pack: string;
  readonly entry: DocumentEntry;
  readonly document: SourceDocument;
}

export const fixtures: readonly CommittedFixture[] = packIds().flatMap((pack) =>
  readLock(pack).map((entry) => ({
    pack,
    entry,
    document: readDocument(entry.id, readFileSync(packPath(pack, 'fixtures', entry.file))),
  })),
);

/** The fixture of that document id. */
export function fixtureOf(id: string): CommittedFixture {
  const found = fixtures.find(({ entry }) => entry.id === id);
  if (found === undefined) throw new Error(`No fixture ${id}`);
  return found;
}
