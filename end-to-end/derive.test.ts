import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { outputDirectory, runCommandLine } from './command-line.test-data.ts';
import { runCommandLineHere } from './command-line-here.test-data.ts';

const fixtures = fileURLToPath(new URL('../specs/packs/aliyun-ecs/fixtures/', import.meta.url));
const fixture = (name: string): string => join(fixtures, name);

/** A page like a committed one but for one change, in a directory of its own. */
function newerPage(name: string, change: (text: string) => string): string {
  const path = join(outputDirectory(), basename(name));
  writeFileSync(path, change(readFileSync(fixture(name), 'utf8')));
  return path;
}

interface ComparedPage {
  readonly page: string;
  readonly unknown?: string;
  readonly changes?: readonly { readonly subject: string; readonly requirements: readonly string[] }[];
  readonly cases?: readonly string[];
}

describe('derive --diff', () => {
  test('a page with the same facts has not drifted: exit 0', async () => {
    const { exitCode, stdout, stderr } = await runCommandLine(['derive', '--diff', fixture('StopInstance.md')]);
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('StopInstance: StopInstance of aliyun-ecs');
    expect(stderr).toContain('0 facts differ');
  });

  test('a changed status is exit 1 and names the requirements and cases that it touches', async () => {
    const page = newerPage('StopInstance.md', (text) =>
      text.replace('|404|InvalidInstanceId.NotFound|', '|403|InvalidInstanceId.NotFound|'),
    );
    const { exitCode, stdout, stderr } = await runCommandLine(['derive', '--diff', '--json', page]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('changed error-row InvalidInstanceId.NotFound status: 404 → 403');
    const [compared] = JSON.parse(stdout) as readonly ComparedPage[];
    expect(compared?.changes).toHaveLength(1);
    expect(compared?.changes?.[0]?.requirements).toContain(
      'aliyun-ecs/StopInstance/error/404/InvalidInstanceId.NotFound',
    );
    expect(compared?.cases).toContain('aliyun-ecs/StopInstance/instance-never-existed');
  });

  test('a changed cell of the matrix', async () => {
    const page = newerPage('000_09eda7cf35e7ec07.txt', (text) =>
      text.replace(/\|StopInstance\|报错/, '|StopInstance|正常逻辑'),
    );
    const { exitCode, stderr } = await runCommandLineHere(['derive', '--diff', page]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('changed arrears-cell StopInstance/arrears/');
  });

  test('a page of an operation that no pack has is exit 2 and says so, and the others are compared all the same', async () => {
    const unknown = newerPage('StartInstance.md', (text) => text.replaceAll('StartInstance', 'LaunchRocket'));
    const { exitCode, stdout, stderr } = await runCommandLineHere([
      'derive',
      '--diff',
      '--json',
      unknown,
      fixture('StopInstance.md'),
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no pack has a page of LaunchRocket');
    const compared = JSON.parse(stdout) as readonly ComparedPage[];
    expect(compared.map((page) => page.unknown === undefined)).toEqual([false, true]);
  });

  test('an operation that several packs have is told apart by --pack', async () => {
    const page = newerPage('003_6b6c67dc52957b35.txt', (text) => `${text}\n`);
    const ambiguous = await runCommandLineHere(['derive', '--diff', page]);
    expect(ambiguous.exitCode).toBe(2);
    expect(ambiguous.stderr).toMatch(/--pack aliyun-ecs or --pack volcengine-ecs/);
    const named = await runCommandLineHere(['derive', '--diff', '--pack', 'aliyun-ecs', page]);
    expect(named.stderr).toContain('RenewInstance of aliyun-ecs, against RenewInstance');
    expect(named.exitCode).toBe(1);
  });

  test.each([
    ['no page', ['derive', '--diff'], /needs the newer pages/],
    ['an unknown pack', ['derive', '--diff', '--pack', 'azure', fixture('StopInstance.md')], /Unknown pack "azure"/],
  ])('%s is exit 2', async (_, args, sentence) => {
    const { exitCode, stderr } = await runCommandLineHere(args);
    expect(stderr).toMatch(sentence);
    expect(exitCode).toBe(2);
  });
});

describe("derive of pages of one's own", () => {
  test('prints what was read and what could not be, and writes documents', async () => {
    const page = newerPage('StartInstance.md', (text) =>
      text.replaceAll('StartInstance', 'LaunchRocket').replace(/\|403\|(?=\w)/, '|4o3|'),
    );
    const out = join(outputDirectory(), 'derived');
    const { exitCode, stderr } = await runCommandLine(['derive', page, '--out', out]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/LaunchRocket, 4 parameters, 1 response field, 19 error rows,.* 1 row not read/);
    expect(stderr).toMatch(/not read: a row at StartInstance:\d+\n/);
    expect(stderr).toMatch(/\d+ findings/);
    expect(readdirSync(out)).toContain('LaunchRocket.openapi.yaml');
  });

  test('a page that is no reference gives nothing, writes nothing and says so: exit 1', async () => {
    const directory = outputDirectory();
    const page = join(directory, 'notes.md');
    writeFileSync(page, '# About us\n\nNothing here.\n');
    const { exitCode, stderr } = await runCommandLineHere(['derive', page, '--out', join(directory, 'derived')]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('notes: no reference of an operation and no arrears matrix; nothing is derived');
    expect(stderr).toContain('Nothing was derived and nothing written');
    expect(existsSync(join(directory, 'derived'))).toBe(false);
  });

  test('beside a page that is one it does no harm', async () => {
    const directory = outputDirectory();
    const page = join(directory, 'notes.md');
    writeFileSync(page, '# About us\n\nNothing here.\n');
    const out = join(directory, 'derived');
    const { exitCode } = await runCommandLineHere(['derive', page, fixture('StopInstance.md'), '--out', out]);
    expect(exitCode).toBe(0);
    expect(readdirSync(out)).toContain('StopInstance.openapi.yaml');
  });
});
