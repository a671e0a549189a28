/** Target files of slow targets. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadPack } from '#specs';
import { resolveTarget } from './resolve-target.ts';

const folder = mkdtempSync(join(tmpdir(), 'target-file-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function resolve(line: string) {
  const target = join(folder, 'target.yaml');
  writeFileSync(target, `url: http://127.0.0.1:8080\n${line}\n`);
  return resolveTarget({ target, packs: [loadPack('aliyun-ecs')], packsNamed: true, environment: {} });
}

describe('settleMs', () => {
  test.each([
    ['', undefined],
    ['settleMs: 0', 0],
    ['settleMs: 60000', 60_000],
  ])('"%s" is %s', (line, expected) => {
    expect(resolve(line).settleMs).toBe(expected);
  });
  test.each(['settleMs: -1', 'settleMs: 60001', 'settleMs: 1.5', 'settleMs: soon'])('"%s" is refused', (line) => {
    expect(() => resolve(line)).toThrow(/settleMs/);
  });
});
