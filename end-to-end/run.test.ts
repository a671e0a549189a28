import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outputDirectory, readReport, runCommandLine, type ServedMock, serveMock } from './command-line.test-data.ts';

const schema = JSON.parse(readFileSync(new URL('../reports/report.schema.json', import.meta.url), 'utf8'));

function problemsOf(report: unknown): unknown {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(report) ? [] : validate.errors;
}

describe('run with its defaults', () => {
  test('conforms, leaves nothing inconclusive, and writes a valid report', async () => {
    const out = outputDirectory();
    const { exitCode, stderr } = await runCommandLine(['run', '--out', out]);
    const report = readReport(out);
    expect(exitCode, stderr).toBe(0);
    expect(problemsOf(report)).toEqual([]);
    expect(report.totals.inconclusive).toBe(0);
    expect(report.totals.fail).toBe(0);
    expect(report.totals.pass).toBeGreaterThan(150);
    expect(report.profiles).toContainEqual(
      expect.objectContaining({ profile: 'errors', certified: true, reasons: [] }),
    );
    expect(stderr).toMatch(/errors +certified: \d+ of \d+ shown/);
    expect(stderr).toContain(out);
    for (const file of ['report.html', 'report.md', 'junit.xml']) {
      expect(readFileSync(join(out, file), 'utf8').length).toBeGreaterThan(1000);
    }
  });

  test('never uses vendor credentials from the environment for the mock', async () => {
    const out = outputDirectory();
    const secret = 'vendor-secret-that-must-not-leave';
    // One case of each pack is enough: every request of a pack is signed with the same key.
    const { exitCode, stderr } = await runCommandLine(['run', '--case', '*/RenewInstance/success-json', '--out', out], {
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'vendor-key-id',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
      VOLCENGINE_ACCESS_KEY: 'vendor-key-id',
      VOLCENGINE_SECRET_KEY: secret,
    });
    expect(exitCode, stderr).toBe(0);
    const { totals, results } = readReport(out);
    expect(totals.inconclusive).toBe(0);
    expect(new Set(results.map(({ pack }) => pack)).size).toBe(2);
    expect(readFileSync(join(out, 'report.json'), 'utf8')).not.toMatch(/vendor-key-id|vendor-secret/);
  });
});

describe('run against a mock in another process', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await serveMock();
  });
  afterAll(() => mock.stop());

  // Everything goes over HTTP in suites/audit/spoilt-mocks.test.ts.
  test('conforms with its state URL', async () => {
    const out = outputDirectory();
    const states = `${mock.url}/_conformance/states`;
    const { exitCode, stderr } = await runCommandLine([
      'run',
      '--target',
      mock.url,
      '--state-url',
      states,
      '--profile',
      'arrears',
      '--out',
      out,
    ]);
    expect(exitCode, stderr).toBe(0);
    const { totals, matrix } = readReport(out);
    expect(totals).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(matrix).toHaveLength(78);
  });

  test('without a state URL it proves what reserved identifiers can prove, and skips the rest with the reason', async () => {
    const out = outputDirectory();
    const { exitCode, stderr } = await runCommandLine(['run', '--target', mock.url, '--out', out]);
    const { totals, results } = readReport(out);
    expect(exitCode, stderr).toBe(0);
    expect(totals.pass).toBeGreaterThan(10);
    expect(totals.skip).toBeGreaterThan(50);
    const skipped = results.filter(({ verdict }) => verdict === 'skip');
    expect(new Set(skipped.map(({ party }) => party))).toEqual(new Set(['caller', 'suite']));
    expect(skipped.every(({ reason }) => /--state-url|reserved identifiers/.test(String(reason)))).toBe(true);
  });

  // All of them take as long as everything else of this file; `.ci/run` demands them.
  const allPacts = process.env.ECS_CONFORMANCE_ALL_PACTS !== undefined;
  const few = ['--pack', 'volcengine-ecs'];

  test(`Pact's Verifier passes over ${allPacts ? 'all' : 'some'} pacts (all with ECS_CONFORMANCE_ALL_PACTS)`, async () => {
    const out = outputDirectory();
    const selection = allPacts ? [] : few;
    const { exitCode, stderr } = await runCommandLine([
      'pact',
      'verify',
      '--target',
      mock.url,
      '--out',
      out,
      ...selection,
    ]);
    expect(exitCode, stderr).toBe(0);
    const { totals } = readReport(out);
    expect(totals).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(totals.pass).toBeGreaterThan(allPacts ? 150 : 10);
  });

  test('a target file is read', async () => {
    const out = outputDirectory();
    const file = join(out, 'target.yaml');
    writeFileSync(file, `url: ${mock.url}\nstateUrl: ${mock.url}/_conformance/states\nsupports: { observe: false }\n`);
    const { exitCode, stderr } = await runCommandLine([
      'run',
      '--target',
      file,
      '--out',
      out,
      '--operation',
      'RenewInstance',
    ]);
    const { results } = readReport(out);
    expect(exitCode, stderr).toBe(0);
    const rows = results.filter(({ kind, verdict }) => kind === 'error-row' && verdict === 'pass');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ evidence }) => evidence === 'proven')).toEqual([]);
    expect(
      results
        .filter(({ kind }) => kind === 'effect')
        .every(({ verdict, party }) => verdict === 'skip' && party === 'owner'),
    ).toBe(true);
  });
});

describe('list --json', () => {
  test('accounts for every printed error row and arrears cell', async () => {
    const { exitCode, stdout } = await runCommandLine(['list', '--json']);
    const listed = JSON.parse(stdout) as readonly {
      kind: string;
      occurrences: readonly { document: string }[];
      cases: readonly string[];
      reason?: string;
    }[];
    expect(exitCode).toBe(0);
    const count = (kind: string, document: string) =>
      listed
        .filter((row) => row.kind === kind)
        .flatMap(({ occurrences }) => occurrences)
        .filter((place) => place.document === document).length;
    expect(count('error-row', '001_f9ac4e22c254f398')).toBe(39);
    expect(count('error-row', '002_5848c9f9bda37f99')).toBe(13);
    expect(count('error-row', '003_6b6c67dc52957b35')).toBe(36);
    expect(count('error-row', '004_158e320035ecf921')).toBe(32);
    expect(count('arrears-cell', '000_09eda7cf35e7ec07')).toBe(78);
    expect(listed.filter(({ cases, reason }) => cases.length === 0 && !reason)).toEqual([]);
  });
});
