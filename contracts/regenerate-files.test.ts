import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { generatedJson, regenerateFiles } from './regenerate-files.ts';

let folder = '';
const path = (name: string) => join(folder, name);
const shown = (...names: readonly string[]) => names.map((name) => relative(process.cwd(), path(name)));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'));
  writeFileSync(path('same'), 'a');
  writeFileSync(path('changed'), 'b');
  writeFileSync(path('stale'), 'c');
});
afterEach(() => rmSync(folder, { recursive: true }));

const regenerate = (check: boolean) =>
  regenerateFiles(
    [
      [path('same'), 'a'],
      [path('changed'), 'new'],
      [path('deep/missing'), 'd'],
    ],
    { check, stale: [path('stale')] },
  );

test('check names every file that differs, and touches none', () => {
  expect(regenerate(true)).toEqual(shown('changed', 'deep/missing', 'stale'));
  expect(readFileSync(path('changed'), 'utf8')).toBe('b');
  expect(existsSync(path('deep/missing'))).toBe(false);
  expect(existsSync(path('stale'))).toBe(true);
});

test('without check the files are written, and stale ones deleted', () => {
  expect(regenerate(false)).toEqual(shown('changed', 'deep/missing', 'stale'));
  expect(readFileSync(path('changed'), 'utf8')).toBe('new');
  expect(readFileSync(path('deep/missing'), 'utf8')).toBe('d');
  expect(existsSync(path('stale'))).toBe(false);
  expect(regenerateFiles([[path('same'), 'a']], { check: true })).toEqual([]);
});

test('generated JSON ends with a line break', () => {
  expect(generatedJson({ a: [1] })).toBe('{\n "a": [\n  1\n ]\n}\n');
});
