/**
 * A product that the project has never seen, from its pages to its report. Everything about it is in the folder
 * made-up-pack/. The test runs the commands of docs/your-own-pack.md on a copy of that folder.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Finished, outputDirectory, readReport, runCommandLine } from './command-line.test-data.ts';

const madeUpPack = fileURLToPath(new URL('made-up-pack', import.meta.url));
const page = readFileSync(new URL('../docs/your-own-pack.md', import.meta.url), 'utf8');
const commands = [...page.matchAll(/^npx ecs-conformance (.+)$/gm)].map(([, command = '']) => command.split(' '));

/** A directory with a copy of the pack under the name that the page uses. */
function copyPack(): string {
  const directory = outputDirectory();
  cpSync(madeUpPack, join(directory, 'nimbus-volumes'), { recursive: true });
  return directory;
}

const runIn = (directory: string, ...args: readonly string[]): Promise<Finished> => runCommandLine(args, {}, directory);

/** The one command of the page that begins with this word. */
function commandOfPage(name: string): readonly string[] {
  const found = commands.filter(([word]) => word === name);
  expect(found).toHaveLength(1);
  return found[0] ?? [];
}

/** Replaces text in the copied behaviours, which must contain it once. */
function editBehaviours(directory: string, text: string, replacement: string): void {
  const file = join(directory, 'nimbus-volumes', 'behaviours.ts');
  const parts = readFileSync(file, 'utf8').split(text);
  expect(parts).toHaveLength(2);
  writeFileSync(file, parts.join(replacement));
}

interface Result {
  readonly requirements: readonly string[];
  readonly verdict: string;
  readonly evidence?: string;
}

const resultsIn = (directory: string): readonly Result[] =>
  readReport(join(directory, 'report')).results as unknown as readonly Result[];

let directory = '';
beforeAll(async () => {
  directory = copyPack();
  for (const name of ['derive', 'generate']) {
    const { exitCode, stderr } = await runIn(directory, ...commandOfPage(name));
    expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
  }
});

test('the page has a command for each step', () => {
  expect(commands.map(([name]) => name)).toEqual(['derive', 'generate', 'list', 'run', 'walk']);
});

test('derive and generate fill the folder and change nothing the second time', async () => {
  const pack = join(directory, 'nimbus-volumes');
  expect(readFileSync(join(pack, 'arrears.yaml'), 'utf8')).toMatch(/id: volume[\s\S]*id: pool/);
  expect(readdirSync(join(pack, 'cases'))).toEqual(['DescribeVolumes.json', 'ExtendVolume.json', 'shared.json']);
  const derived = await runIn(directory, 'derive', '--check', '--pack', './nimbus-volumes');
  expect([derived.exitCode, derived.stderr]).toEqual([0, expect.stringContaining('0 differences')]);
  const generated = await runIn(directory, 'generate', '--check', '--pack', './nimbus-volumes');
  expect([generated.exitCode, generated.stderr]).toEqual([0, '0 files differ\n']);
  const listed = await runIn(directory, ...commandOfPage('list'));
  expect(listed.stdout).toContain('nimbus-volumes/ExtendVolume/error/409/SizeNotLarger');
  expect(listed.stdout).not.toContain('unmodelled');
});

describe('run', () => {
  let report: ReturnType<typeof readReport>;
  beforeAll(async () => {
    const { exitCode, stderr } = await runIn(directory, ...commandOfPage('run'));
    expect(stderr).toContain('Conforms');
    expect(exitCode).toBe(0);
    report = readReport(join(directory, 'report'));
  });

  test('passes everything and shows every requirement of both operations', () => {
    const { pass, ...others } = report.totals;
    expect(pass).toBeGreaterThan(40);
    expect(Object.values(others).filter((count) => count !== 0)).toEqual([]);
    expect(report.untested).toEqual([]);
    const results = resultsIn(directory);
    const requirementFiles = ['ExtendVolume', 'DescribeVolumes'].map((operation) =>
      readFileSync(join(directory, 'nimbus-volumes', 'operations', operation, 'requirements.yaml'), 'utf8'),
    );
    const ids = requirementFiles.flatMap((text) => [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
    expect(ids).toHaveLength(22);
    const proven = new Set(results.filter(({ evidence }) => evidence === 'proven').flatMap((one) => one.requirements));
    // A success has no twin without its cause, so its evidence is the answer alone.
    expect(ids.filter((id) => !proven.has(id ?? '') && !id?.endsWith('/success'))).toEqual([]);
  });

  test('judges the matrix of two operations and two conditions', () => {
    const cells = report.matrix as readonly Readonly<Record<string, string>>[];
    expect(
      cells.map(({ operation, condition, expected, verdict }) => `${operation} ${condition} ${expected} ${verdict}`),
    ).toEqual([
      'ExtendVolume volume error pass',
      'DescribeVolumes volume normal pass',
      'ExtendVolume pool error pass',
      'DescribeVolumes pool normal pass',
    ]);
  });

  test('shows no secret of the signature in any file of the report', () => {
    const files = readdirSync(join(directory, 'report')).map((name) =>
      readFileSync(join(directory, 'report', name), 'utf8'),
    );
    const all = files.join('\n');
    expect(all).toContain('x-nimbus-ticket');
    expect(all).toContain('proof=[redacted]');
    expect(all).not.toMatch(/proof=[0-9a-f]|key=mock|mock-access-key-secret/);
  });
});

test('walk reaches everything and agrees with the model', async () => {
  const { exitCode, stderr } = await runIn(directory, ...commandOfPage('walk'));
  expect(stderr).toContain('Every walk agrees with the model.');
  expect(stderr).toMatch(/States +12 of 12\nTransitions +72 of 72\nCells +6 of 6/);
  expect(exitCode).toBe(0);
});

describe('without --pack-code', () => {
  const withoutCode = (name: string): readonly string[] =>
    commandOfPage(name).filter((argument) => argument !== '--pack-code');

  test('run names the missing signer and the option', async () => {
    const { exitCode, stderr } = await runIn(directory, ...withoutCode('run'), '--out', 'refused');
    expect(stderr).toContain('The pack nimbus-volumes needs the signer nimbus-ticket, which is unknown.');
    expect(stderr).toContain('If the pack brings its own signer, add --pack-code.');
    expect(exitCode).toBe(2);
    expect(existsSync(join(directory, 'refused'))).toBe(false);
  });

  test('walk names the missing model and the option', async () => {
    const { exitCode, stderr } = await runIn(directory, ...withoutCode('walk'));
    expect(stderr).toMatch(/"nimbus-volumes" has no walk model\..*add --pack-code\./);
    expect(exitCode).toBe(2);
  });
});

test('a bug in the code of the pack fails its requirements alone, and walks find it', async () => {
  const faulty = copyPack();
  cpSync(join(directory, 'nimbus-volumes'), join(faulty, 'nimbus-volumes'), { recursive: true });
  editBehaviours(faulty, 'sizeOf(call) <= (', 'sizeOf(call) === (');
  const ran = await runIn(faulty, ...commandOfPage('run'));
  expect(ran.exitCode).toBe(1);
  const notPassed = resultsIn(faulty).filter(({ verdict }) => verdict !== 'pass');
  expect(notPassed.filter(({ verdict }) => verdict !== 'fail')).toEqual([]);
  expect([...new Set(notPassed.flatMap(({ requirements }) => requirements))].sort()).toEqual([
    'nimbus-volumes/ExtendVolume/behaviour/never-smaller',
    'nimbus-volumes/ExtendVolume/effect/error/409/SizeNotLarger',
    'nimbus-volumes/ExtendVolume/error/409/SizeNotLarger',
  ]);
  const walked = await runIn(faulty, ...commandOfPage('walk'));
  expect(walked.exitCode).toBe(1);
  expect(walked.stderr).toContain('409 SizeNotLarger');
  const replay = /walk( --pack \S+ --pack-code) --replay '(new extend-to-40 extend-to-30)'/.exec(walked.stderr);
  expect(replay?.[2]).toBe('new extend-to-40 extend-to-30');
});
