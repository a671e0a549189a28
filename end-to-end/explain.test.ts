import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { outputDirectory, readReport, runCommandLine } from './command-line.test-data.ts';
import { runCommandLineHere } from './command-line-here.test-data.ts';

interface Explained {
  readonly id: string;
  readonly cases: readonly { readonly case: string }[];
  readonly run?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
let requirements: readonly string[];
let cases: readonly string[];
/** Of every requirement and every case. */
let explained: readonly Explained[];

beforeAll(async () => {
  const { stdout, stderr } = await runCommandLine(['list', '--json']);
  const listed: readonly { requirement: string; cases: readonly string[] }[] = JSON.parse(stdout);
  requirements = listed.map(({ requirement }) => requirement);
  cases = [...new Set(listed.flatMap((entry) => entry.cases))];
  expect(stderr).toMatch(/Requirements +\d+: .*error-row/);
  expect(stderr).toMatch(/Without case +\d+: .*unreachable/);
  const data = await runCommandLine(['explain', '--json', ...requirements, ...cases]);
  expect(data.exitCode, data.stderr).toBe(0);
  explained = JSON.parse(data.stdout);
});

/** Runs the command as it was printed, in a shell, with this repository's command in the place of `npx`. */
function runAsPrinted(command: string, out: string): Promise<number> {
  const bin = join(root, 'bin', 'ecs-conformance.js');
  const line = `${command.replace(/^npx ecs-conformance/, `'${process.execPath}' '${bin}'`)} --out '${out}'`;
  return new Promise((resolve) => {
    execFile('sh', ['-c', line], { cwd: root }, (error) => resolve(typeof error?.code === 'number' ? error.code : 0));
  });
}

test('every requirement and every case explains, as data and as text', async () => {
  const ids = [...requirements, ...cases];
  const text = await runCommandLine(['explain', ...ids]);
  expect(text.exitCode, text.stderr).toBe(0);
  expect(explained.map(({ id }) => id)).toEqual(ids);
  for (const id of cases) expect(text.stdout).toContain(`\nrun only this:\n  npx ecs-conformance run --case '${id}'\n`);
});

describe.concurrent('the printed command runs exactly what was explained', () => {
  test.each([0.999])('at %d of the cases', async (share) => {
    const id = cases[Math.floor(cases.length * share)] ?? '';
    const { stdout } = await runCommandLine(['explain', id]);
    const [command = ''] = /npx ecs-conformance run .*/.exec(stdout) ?? [];
    const out = outputDirectory();
    expect(await runAsPrinted(command, out)).toBe(0);
    expect([...new Set(readReport(out).results.map((result) => result.case))]).toEqual([id]);
  });

  test('for a requirement that several cases show', async () => {
    const several = explained.find((one) => one.cases.length > 1);
    const out = outputDirectory();
    expect(await runAsPrinted(several?.run ?? '', out)).toBe(0);
    const run = new Set(readReport(out).results.map((result) => result.case));
    expect(run).toEqual(new Set(several?.cases.map((one) => one.case)));
  });
});

test('a finding explains how it is read, and the printed command reads it otherwise', async () => {
  const { exitCode, stdout } = await runCommandLineHere(['explain', 'volcengine-ecs/protocol/error-generation']);
  expect(exitCode).toBe(0);
  const [command = ''] = /npx ecs-conformance run --reading '\S+=product'/.exec(stdout) ?? [];
  const out = outputDirectory();
  // The mock answers as the reading that is chosen says.
  expect(await runAsPrinted(`${command} --pack volcengine-ecs --profile wire`, out)).toBe(1);
  expect(readReport(out).results.some(({ verdict }) => verdict === 'fail')).toBe(true);
});

test('list shows the requirements of a profile and an operation alone', async () => {
  const { exitCode, stdout } = await runCommandLineHere(['list', '--json', '--profile', 'wire', '--operation', '*']);
  expect(exitCode).toBe(0);
  const listed: readonly { readonly profile: string; readonly operation: string }[] = JSON.parse(stdout);
  expect(listed.length).toBeGreaterThan(50);
  expect(new Set(listed.map(({ profile, operation }) => `${profile} ${operation}`))).toEqual(new Set(['wire *']));
  expect(requirements.length).toBeGreaterThan(listed.length);
});

describe('an id that is not one', () => {
  test('fits several: they are listed, and it is exit 2', async () => {
    const { exitCode, stdout, stderr } = await runCommandLineHere(['explain', 'unpaid-order']);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/"unpaid-order" fits \d+ ids, which of these\?\n( {2}\S+\/unpaid-order\n)+$/);
  });

  test('fits none: the nearest are listed, and it is exit 2', async () => {
    const { exitCode, stderr } = await runCommandLineHere(['explain', 'RenewInstance/unpayed-order']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/No requirement, case or finding is called.*\n {2}\S+\/RenewInstance\/unpaid-order\n/);
  });
});
