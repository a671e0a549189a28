/**
 * Derives packs again, and writes or compares their generated files. The source is always the fixtures, because a fresh clone
 * has no original pages. Where the original pages are available, they must give the same files and the same fixtures.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { derivePages, type PackDocuments } from '../derive/derive-pages.ts';
import { redactProse } from '../derive/redact-prose.ts';
import { readDocument } from '../documents/read-document.ts';
import type { DocumentEntry, SourceDocument } from '../model.ts';
import { readLock } from './documents-lock.ts';
import { type GeneratedFiles, generatedFiles, isGenerated } from './generated-files.ts';
import { externalPackFolder, operationFiles, packIds, packPath, readText } from './pack-files.ts';

/** A generated file that differs from the derived one. `line` is the first line that differs. */
export interface Difference {
  readonly pack: string;
  readonly file: string;
  readonly line: number;
  /** The source of the derived file. */
  readonly from: 'fixtures' | 'pages';
  readonly reason: string;
}

export interface RegenerateOptions {
  /** Directory with original pages, searched through; undefined to use fixtures alone. */
  readonly pages: string | undefined;
  /** Compare and write nothing. Otherwise the files derived from fixtures are written. */
  readonly check: boolean;
  /** Ids of packs; without it all packs of the installation. */
  readonly packs?: readonly string[];
}

function firstDifference(left: string, right: string): number {
  const [a, b] = [left.split('\n'), right.split('\n')];
  const at = a.findIndex((line, index) => line !== b[index]);
  return (at === -1 ? a.length : at) + 1;
}

/** Text files below a directory by the sha256 of their bytes. */
export function pagesBySha256(directory: string): ReadonlyMap<string, SourceDocument> {
  const found = new Map<string, SourceDocument>();
  if (!existsSync(directory)) return found;
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(?:md|txt)$/.test(entry.name)) continue;
    const document = readDocument(entry.name, readFileSync(join(entry.parentPath, entry.name)));
    found.set(document.sha256, document);
  }
  return found;
}

/** The generated files of all packs. They are derived together, because findings also compare packs. */
function generateAll(
  packs: readonly PackDocuments[],
  documents: readonly SourceDocument[],
): ReadonlyMap<string, GeneratedFiles> {
  return new Map(derivePages(documents, packs).map((derivation) => [derivation.pack, generatedFiles(derivation)]));
}

function readFixture(pack: string, entry: DocumentEntry): SourceDocument {
  return readDocument(entry.id, readText(packPath(pack, 'fixtures', entry.file)));
}

function compareFixture(pack: string, entry: DocumentEntry, page: SourceDocument | undefined): readonly Difference[] {
  const file = join('fixtures', entry.file);
  const fixture = readFixture(pack, entry);
  if (fixture.sha256 !== entry.fixtureSha256) {
    return [{ pack, file, line: 1, from: 'fixtures', reason: 'sha256 is not that of documents.lock.yaml' }];
  }
  if (page === undefined) return [];
  const made = redactProse(page);
  const committed = readText(packPath(pack, file));
  if (made === committed) return [];
  return [{ pack, file, line: firstDifference(committed, made), from: 'pages', reason: 'page gives another fixture' }];
}

function compareCommitted(pack: string, files: GeneratedFiles): readonly Difference[] {
  const from = 'fixtures';
  const changed = [...files].flatMap(([file, text]): readonly Difference[] => {
    const path = packPath(pack, file);
    if (!existsSync(path)) return [{ pack, file, line: 1, from, reason: 'file is missing' }];
    const committed = readText(path);
    return committed === text
      ? []
      : [{ pack, file, line: firstDifference(committed, text), from, reason: 'file differs' }];
  });
  const stale = [...operationFiles(pack)]
    .flatMap(([name, own]) => [...own].filter(isGenerated).map((file) => `operations/${name}/${file}`))
    .filter((file) => !files.has(file))
    .map((file) => ({ pack, file, line: 1, from, reason: 'file is derived from no document' }) as const);
  return [...changed, ...stale];
}

function comparePages(pack: string, files: GeneratedFiles, fromPages: GeneratedFiles): readonly Difference[] {
  return [...files].flatMap(([file, text]) => {
    const other = fromPages.get(file) ?? '';
    if (other === text) return [];
    return [
      { pack, file, line: firstDifference(text, other), from: 'pages', reason: 'page gives other facts' } as const,
    ];
  });
}

function writeFiles(pack: string, files: GeneratedFiles): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(packPath(pack, file)), { recursive: true });
    writeFileSync(packPath(pack, file), text);
  }
}

interface Original {
  readonly pack: string;
  readonly entry: DocumentEntry;
  readonly fixture: SourceDocument;
  readonly page: SourceDocument | undefined;
}

/** Derives packs that may have findings about each other, and writes or compares the selected ones. */
function regenerateTogether(
  ids: readonly string[],
  selected: readonly string[],
  { pages, check }: RegenerateOptions,
): readonly Difference[] {
  const originals = pages === undefined ? new Map<string, SourceDocument>() : pagesBySha256(pages);
  const packs = ids.map((pack) => ({ pack, documents: readLock(pack) }));
  const entries = packs.flatMap(({ pack, documents }) =>
    documents.map((entry): Original => {
      return { pack, entry, fixture: readFixture(pack, entry), page: originals.get(entry.sha256) };
    }),
  );
  const fixtures = entries.map(({ fixture }) => fixture);
  const fromFixtures = generateAll(packs, fixtures);
  const hasOriginal = entries.some(({ page }) => page !== undefined);
  const fromPages = hasOriginal
    ? generateAll(
        packs,
        entries.map(({ page, fixture }) => page ?? fixture),
      )
    : undefined;
  const empty: GeneratedFiles = new Map();
  return selected.flatMap((pack) => {
    const files = fromFixtures.get(pack) ?? empty;
    if (!check) writeFiles(pack, files);
    const own = entries.filter((each) => each.pack === pack);
    return [
      ...own.flatMap(({ entry, page }) => compareFixture(pack, entry, page)),
      ...compareCommitted(pack, files),
      ...(fromPages === undefined ? [] : comparePages(pack, files, fromPages.get(pack) ?? empty)),
    ];
  });
}

/**
 * Derives packs and returns every difference that is left. The packs of the installation are derived together, since their
 * findings compare them. A pack outside the installation is derived alone: its files depend on nothing but its folder.
 */
export function regeneratePacks(options: RegenerateOptions): readonly Difference[] {
  const { packs = packIds() } = options;
  const external = packs.filter((id) => externalPackFolder(id) !== undefined);
  const installed = packs.filter((id) => !external.includes(id));
  return [
    ...(installed.length === 0 ? [] : regenerateTogether(packIds(), installed, options)),
    ...external.flatMap((id) => regenerateTogether([id], [id], options)),
  ];
}
