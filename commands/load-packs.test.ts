import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConformanceError, packIds } from '#specs';
import { loadCodeOfPacks, loadPacks } from './load-packs.ts';

const idsOf = (ids: readonly string[]) => loadPacks(ids).map(({ manifest }) => manifest.id);

test('no ids: every pack', () => {
  expect(idsOf([])).toEqual(packIds());
});

test('named packs, each once, in the order in which they were named', () => {
  expect(idsOf(['volcengine-ecs', 'aliyun-ecs', 'volcengine-ecs'])).toEqual(['volcengine-ecs', 'aliyun-ecs']);
});

test('an unknown pack is refused, with the names of those that there are', () => {
  expect(() => loadPacks(['aliyun-ecs', 'azure'])).toThrow(ConformanceError);
  expect(() => loadPacks(['azure'])).toThrow(/azure.*aliyun-ecs/);
});

describe('--pack-code', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pack-with-code-'));
    const manifest = readFileSync('specs/packs/volcengine-ecs/pack.yaml', 'utf8');
    writeFileSync(join(folder, 'pack.yaml'), manifest.replace('id: volcengine-ecs', 'id: with-code-at-commands'));
    writeFileSync(join(folder, 'code.js'), "throw new Error('this code ran');");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('runs the code of a pack only when it is asked for', async () => {
    await loadCodeOfPacks({ pack: [folder], packCode: false });
    await expect(loadCodeOfPacks({ pack: [folder, folder], packCode: true })).rejects.toThrow('this code ran');
  });

  test.each([[[]], [['volcengine-ecs']]])('needs a pack in a folder', async (pack: readonly string[]) => {
    await expect(loadCodeOfPacks({ pack, packCode: true })).rejects.toThrow('--pack-code needs a pack in a folder');
  });
});
