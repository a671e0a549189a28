/** The newest committed edition of the page that a newer one is compared with, read anew from its fixture. */
import { readFacts } from '../derive/read-facts.ts';
import { readDocument } from '../documents/read-document.ts';
import type { DocumentEntry, PageFacts, SourceDocument } from '../model.ts';
import { layOutPage } from '../readers/readers.ts';
import { readLock } from './documents-lock.ts';
import { packIds, packPath, readText } from './pack-files.ts';

export interface CommittedEdition {
  readonly pack: string;
  readonly entry: DocumentEntry;
  readonly facts: PageFacts;
}

/** What a newer page says, and which committed editions it may be compared with: none, one, or those of several packs. */
export interface ComparablePage {
  readonly facts: PageFacts;
  readonly editions: readonly CommittedEdition[];
}

function factsOf(document: SourceDocument): PageFacts {
  return readFacts(layOutPage(document));
}

function committedFacts(pack: string, entry: DocumentEntry): PageFacts {
  const { id, sha256, file } = entry;
  return factsOf({ ...readDocument(id, readText(packPath(pack, 'fixtures', file))), id, sha256 });
}

function isAboutSame(entry: DocumentEntry, page: PageFacts): boolean {
  if (page.kind === 'arrears') return entry.kind === 'arrears';
  return page.operation !== undefined && entry.operation === page.operation;
}

/** Several packs have an operation of that name: the version that the page prints decides, where it prints one. */
function ofSameVersion(editions: readonly CommittedEdition[], { version }: PageFacts): readonly CommittedEdition[] {
  const same = editions.filter(({ facts }) => version !== undefined && facts.version === version);
  return same.length === 1 ? same : editions;
}

/** The newest entry that is about the same, but for a page that the lock file knows itself. */
function entryOf(entries: readonly DocumentEntry[], page: PageFacts): DocumentEntry | undefined {
  const itself = entries.find(({ sha256 }) => sha256 === page.document.sha256);
  const about = entries.filter((entry) => isAboutSame(entry, page));
  return itself ?? about.toSorted((left, right) => right.order - left.order)[0];
}

/** Reads a newer page and finds its committed edition. `pack` narrows the search to one pack. */
export function findCommittedEdition(document: SourceDocument, pack?: string): ComparablePage {
  const facts = factsOf(document);
  const editions = (pack === undefined ? packIds() : [pack]).flatMap((id) => {
    const entry = entryOf(readLock(id), facts);
    return entry === undefined ? [] : [{ pack: id, entry, facts: committedFacts(id, entry) }];
  });
  const itself = editions.filter(({ entry }) => entry.sha256 === document.sha256);
  return { facts, editions: itself.length === 1 ? itself : ofSameVersion(editions, facts) };
}
