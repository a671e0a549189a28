import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { outputDirectory, readReport, runCommandLine } from './command-line.test-data.ts';

const examples = fileURLToPath(new URL('../contracts/states/examples', import.meta.url));

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** With ECS_CONFORMANCE_REQUIRE_PYTHON=1 the example must run, so a machine without Python fails. */
const skipPython = !hasPython() && process.env.ECS_CONFORMANCE_REQUIRE_PYTHON !== '1';

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

let started: ChildProcess | undefined;
afterEach(() => {
  started?.kill();
  started = undefined;
});

function startExample(command: string, file: string, port: number): Promise<void> {
  const child = spawn(command, [join(examples, file), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  started = child;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.stdout.once('data', () => resolve());
  });
}

/** The committed target file with the port that is free here. */
function targetFile(port: number): string {
  const text = readFileSync(join(examples, 'target.example.yaml'), 'utf8');
  const file = join(outputDirectory(), 'target.yaml');
  writeFileSync(file, text.replaceAll(':8080', `:${port}`));
  return file;
}

/** Cases of which everything that they show is proven by control and case. */
const proven = [
  'aliyun-ecs/RenewInstance/instance-never-existed',
  'aliyun-ecs/RenewInstance/instance-pay-as-you-go',
  'aliyun-ecs/RenewInstance/locked-for-security',
  ...['0', '13', '23', '25', '35', '37', '47', '49', '59', '61', 'minus-1'].map(
    (period) => `aliyun-ecs/RenewInstance/period-of-months-not-listed-${period}`,
  ),
  ...['0', '5'].map((period) => `aliyun-ecs/RenewInstance/period-of-weeks-not-listed-${period}`),
];

type Result = Readonly<Record<string, unknown>>;

function casesProven(results: readonly Result[]): readonly unknown[] {
  const byCase = Map.groupBy(results, (result) => result.case);
  return [...byCase]
    .filter(([, own]) => own.every(({ verdict, evidence }) => verdict === 'pass' && evidence === 'proven'))
    .map(([id]) => id)
    .sort();
}

describe.each([
  { name: 'in TypeScript', command: process.execPath, file: 'state-server.ts', skip: false },
  { name: 'in Python', command: 'python3', file: 'state_server.py', skip: skipPython },
])('the example $name', ({ command, file, skip }) => {
  test("proves these cases, leaves only effects of other answers unjudged, and what it does not support is its owner's to skip", async (context) => {
    context.skip(skip, 'there is no python3 on this machine; ECS_CONFORMANCE_REQUIRE_PYTHON=1 makes this a failure');
    const port = await freePort();
    await startExample(command, file, port);
    const out = outputDirectory();
    const { stderr } = await runCommandLine([
      'run',
      '--target',
      targetFile(port),
      '--operation',
      'RenewInstance',
      '--out',
      out,
    ]);
    const { results: all } = readReport(out);
    // The examples verify no signature and know one form of request: what is about the protocol they do not claim.
    const results = all.filter(({ profile }) => profile !== 'wire');
    expect(casesProven(results), stderr).toEqual(proven);
    const unjudged = results.filter(({ verdict }) => verdict === 'inconclusive');
    for (const { reason } of unjudged) expect(reason).toMatch(/^the answer was not the documented one/);
    expect(unjudged).toHaveLength(2);
    const skipped = results.filter(({ verdict }) => verdict === 'skip');
    expect(skipped.length).toBeGreaterThan(0);
    for (const { reason } of skipped) expect(reason).toMatch(/^the target's owner does not declare the state "/);
    expect(new Set(results.map(({ pack }) => pack))).toEqual(new Set(['aliyun-ecs']));
  });
});
