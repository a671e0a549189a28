/** Finds the committed edition to compare a newer page with, and reads it from its fixture. */
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

/** The facts of a newer page, and the committed editions of the same page: at most one per pack. */
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

/** Where several packs have an operation of that name, the version that the page prints decides. */
function ofSameVersion(editions: readonly CommittedEdition[], { version }: PageFacts): readonly CommittedEdition[] {
  const same = editions.filter(({ facts }) => version !== undefined && facts.version === version);
  return same.length === 1 ? same : editions;
}

/** The entry of this very page, if the lock file has it. Otherwise the newest entry about the same operation or matrix. */
function entryOf(entries: readonly DocumentEntry[], page: PageFacts): DocumentEntry | undefined {
  const itself = entries.find(({ sha256 }) => sha256 === page.document.sha256);
  const about = entries.filter((entry) => isAboutSame(entry, page));
  return itself ?? about.toSorted((left, right) => right.order - left.order)[0];
}

/** Reads a newer page and finds its committed edition, in all packs or only in `pack`. */
export function findCommittedEdition(document: SourceDocument, pack?: string): ComparablePage {
  const facts = factsOf(document);
  const editions = (pack === undefined ? packIds() : [pack]).flatMap((id) => {
    const entry = entryOf(readLock(id), facts);
    return entry === undefined ? [] : [{ pack: id, entry, facts: committedFacts(id, entry) }];
  });
  const itself = editions.filter(({ entry }) => entry.sha256 === document.sha256);
  return { facts, editions: itself.length === 1 ? itself : ofSameVersion(editions, facts) };
}
