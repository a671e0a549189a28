import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContract, pactFiles } from '#contracts';
import { explainCommand } from './explain.ts';
import { generateCommand } from './generate.ts';
import { listCommand } from './list.ts';
import { runCommandHere } from './run-command.test-data.ts';

test('--check on the committed files: nothing differs', async () => {
  const { stdout, stderr, exitCode } = await runCommandHere(generateCommand(), '--check');
  expect([stdout, stderr, exitCode]).toEqual(['', '0 files differ\n', 0]);
});

test('an unknown pack is refused', async () => {
  await expect(runCommandHere(generateCommand(), '--check', '--pack', 'no-such')).rejects.toThrow(/no-such/);
});

describe('a pack in a folder of its own', () => {
  let folder = '';
  const generated = (...options: readonly string[]) => runCommandHere(generateCommand(), '--pack', folder, ...options);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pack-'));
    cpSync('specs/packs/volcengine-ecs', folder, { recursive: true });
    cpSync('contracts/causes/volcengine-ecs', join(folder, 'causes'), { recursive: true });
    for (const file of globSync('**/*.yaml', { cwd: folder })) {
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('volcengine-ecs', 'folder-ecs'));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('without cases: list says how to make them', async () => {
    const listing = runCommandHere(listCommand(), '--pack', folder);
    await expect(listing).rejects.toThrow(
      'The pack folder-ecs has no cases. Run `ecs-conformance generate` with the same --pack.',
    );
  });

  test('generate writes cases and pacts into the folder, one file per operation', async () => {
    expect((await generated()).exitCode).toBe(0);
    expect(existsSync(join(folder, 'cases/RenewInstance.json'))).toBe(true);
    expect(pactFiles('folder-ecs', [])).toEqual([join(folder, 'pacts/RenewInstance.json')]);
    const ids = (pack: string) => loadContract(pack).cases.map(({ id }) => id.slice(pack.length));
    expect(ids('folder-ecs')).toEqual(ids('volcengine-ecs'));
  });

  test('--check compares, finds what differs and what nothing generates any more, and writes nothing', async () => {
    expect((await generated('--check')).stderr).toBe('0 files differ\n');
    writeFileSync(join(folder, 'cases/shared.json'), '{}\n');
    writeFileSync(join(folder, 'pacts/NoSuchOperation.json'), '{}\n');
    const { stderr, exitCode } = await generated('--check');
    expect(stderr).toMatch(/differs: .*cases\/shared\.json\ndiffers: .*pacts\/NoSuchOperation\.json\n2 files differ/);
    expect(exitCode).toBe(1);
    expect(readFileSync(join(folder, 'cases/shared.json'), 'utf8')).toBe('{}\n');
    await generated();
    expect(existsSync(join(folder, 'pacts/NoSuchOperation.json'))).toBe(false);
  });

  test('explain finds a case of it', async () => {
    const { stdout } = await runCommandHere(
      explainCommand(),
      '--pack',
      folder,
      'folder-ecs/RenewInstance/success-json',
    );
    expect(stdout).toContain('folder-ecs/RenewInstance/success-json');
  });
});
