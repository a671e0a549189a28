import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ConformanceError } from '../conformance-error.ts';
import { fixtureOf } from './fixtures.test-data.ts';
import { makeFixtures } from './make-fixtures.ts';
import { operationFiles, operationPath, packIds } from './pack-files.ts';
import { regeneratePacks } from './regenerate-packs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the committed files are what the fixtures give', () => {
  expect(regeneratePacks({ pages: undefined, check: true })).toEqual([]);
});

test('a directory without original pages changes nothing', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    writeFileSync(join(directory, 'AttachDisk.md'), `${fixtureOf('AttachDisk').document.lines.join('\n')}\n`);
    expect(regeneratePacks({ pages: directory, check: true })).toEqual([]);
    expect(regeneratePacks({ pages: join(directory, 'not-there'), check: true })).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('fixtures are made from a directory that is there', () => {
  expect(() => makeFixtures('/no/such/directory')).toThrow(ConformanceError);
});

test('the documents are valid OpenAPI by the linter with its recommended rules', { timeout: 60_000 }, () => {
  const files = packIds().flatMap((pack) =>
    [...operationFiles(pack)]
      .filter(([name, own]) => own.has(`${name}.openapi.yaml`))
      .map(([name]) => operationPath(pack, name, `${name}.openapi.yaml`)),
  );
  const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const output = execFileSync(join(root, 'node_modules/.bin/redocly'), ['lint', '--format=json', ...files], {
    cwd: tmpdir(),
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // One JSON object per file, one behind the other.
  const reports = output
    .split(/(?<=^\})(?=\{$)/m)
    .map((text) => JSON.parse(text) as { readonly problems: readonly object[] });
  expect(reports).toHaveLength(files.length);
  expect(files.length).toBeGreaterThanOrEqual(40);
  expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
});
