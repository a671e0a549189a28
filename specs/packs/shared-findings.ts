/**
 * Findings that concern several operations, or none: one code with different statuses, a row of the matrix that cannot be
 * parsed. They are derived from the fixtures whenever somebody asks, and no file holds them. A file would name operations, so
 * that a new operation would change it.
 */
import { existsSync } from 'node:fs';
import { derivePages } from '../derive/derive-pages.ts';
import { readDocument } from '../documents/read-document.ts';
import type { Finding } from '../model.ts';
import { readLock } from './documents-lock.ts';
import { packPath, readText } from './pack-files.ts';

/** Kinds with one finding per code, whichever operations document it. Another operation may join or leave such a finding. */
const kindsByCode: ReadonlySet<string> = new Set([
  'same-code-different-message',
  'near-duplicate-code',
  'near-duplicate-message',
]);

/** Whether pages of other operations decide what the finding says. */
export function isShared({ operation, kind }: Pick<Finding, 'operation' | 'kind'>): boolean {
  return operation === undefined || kindsByCode.has(kind);
}

/** The derived findings of a pack that belong to no single operation. Pages without a fixture are left out. */
export function sharedFindings(pack: string): readonly Finding[] {
  const documents = readLock(pack);
  const fixtures = documents.flatMap(({ id, file }) => {
    const path = packPath(pack, 'fixtures', file);
    return existsSync(path) ? [readDocument(id, readText(path))] : [];
  });
  return derivePages(fixtures, [{ pack, documents }])
    .filter((derivation) => derivation.pack === pack)
    .flatMap(({ findings }) => findings.filter(isShared));
}
