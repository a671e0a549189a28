import { expect, test } from 'vitest';
import { derivePages } from '../derive/derive-pages.ts';
import { readDocument } from '../documents/read-document.ts';
import { readLock } from './documents-lock.ts';
import { generatedFiles } from './generated-files.ts';
import { loadPack } from './load-pack.ts';
import { packPath, readText } from './pack-files.ts';
import { isShared, sharedFindings } from './shared-findings.ts';

test('findings about several operations are derived again, and a pack has them beside those of its operations', () => {
  const shared = sharedFindings('aliyun-ecs');
  expect(shared.length).toBeGreaterThan(100);
  expect(shared.filter((finding) => !isShared(finding))).toEqual([]);
  expect(shared.map(({ kind, subject }) => `${kind} ${subject}`)).toContain(
    'same-code-different-status InvalidInstanceId.NotFound',
  );
  expect(loadPack('aliyun-ecs').findings.slice(0, shared.length)).toEqual(shared);
});

const pack = 'aliyun-ecs';
const documents = readLock(pack);
const fixtures = new Map(
  documents.map(({ id, file }) => [id, readDocument(id, readText(packPath(pack, 'fixtures', file)))]),
);

/** The generated files of the pack without one operation. */
function filesWithout(left: string): ReadonlyMap<string, string> {
  const known = documents.filter(({ operation }) => operation !== left);
  const pages = known.flatMap(({ id }) => fixtures.get(id) ?? []);
  const [derivation] = derivePages(pages, [{ pack, documents: known }]);
  return derivation === undefined ? new Map() : generatedFiles(derivation);
}

const all = filesWithout('');

test.each(['ReInitDisk', 'CreateInstance', 'RevokeSecurityGroup'])('%s is added in files of its name alone', (name) => {
  const without = filesWithout(name);
  const changed = [...all.keys()].filter((file) => without.get(file) !== all.get(file));
  expect(changed.length).toBeGreaterThan(1);
  expect(changed.filter((file) => !file.startsWith(`operations/${name}/`))).toEqual([]);
  expect([...without.keys()].filter((file) => !all.has(file))).toEqual([]);
});
