import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
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
    expect(stderr).toContain(out);
    for (const file of ['report.html', 'report.md', 'junit.xml']) {
      expect(readFileSync(join(out, file), 'utf8').length).toBeGreaterThan(1000);
    }
  });

  test('gives the same with vendor credentials in the environment, and never uses them', async () => {
    const out = outputDirectory();
    const secret = 'vendor-secret-that-must-not-leave';
    const { exitCode, stderr } = await runCommandLine(['run', '--out', out], {
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'vendor-key-id',
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
      VOLCENGINE_ACCESS_KEY: 'vendor-key-id',
      VOLCENGINE_SECRET_KEY: secret,
    });
    expect(exitCode, stderr).toBe(0);
    expect(readReport(out).totals.inconclusive).toBe(0);
    expect(readFileSync(join(out, 'report.json'), 'utf8')).not.toMatch(/vendor-key-id|vendor-secret/);
  });
});

describe('run against a mock in another process', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await serveMock();
  });
  afterAll(() => mock.stop());

  test('conforms with its state URL', async () => {
    const out = outputDirectory();
    const states = `${mock.url}/_conformance/states`;
    const { exitCode, stderr } = await runCommandLine([
      'run',
      '--target',
      mock.url,
      '--state-url',
      states,
      '--out',
      out,
    ]);
    expect(exitCode, stderr).toBe(0);
    expect(readReport(out).totals).toMatchObject({ fail: 0, inconclusive: 0 });
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

  test("Pact's Verifier passes over all pacts", async () => {
    const out = outputDirectory();
    const { exitCode, stderr } = await runCommandLine(['pact', 'verify', '--target', mock.url, '--out', out]);
    expect(exitCode, stderr).toBe(0);
    const { totals } = readReport(out);
    expect(totals).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(totals.pass).toBeGreaterThan(50);
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

describe('run against targets that cannot be judged', () => {
  async function against(
    listener: RequestListener,
  ): Promise<{ exitCode: number | null; report: ReturnType<typeof readReport>; stderr: string }> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const out = outputDirectory();
    const args = ['run', '--target', url, '--timeout-ms', '3000', '--operation', 'RenewInstance', '--out', out];
    const { exitCode, stderr } = await runCommandLine(args);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return { exitCode, report: readReport(out), stderr };
  }

  test('nothing listens: exit 1, no pass, and the address is named', async () => {
    const out = outputDirectory();
    const { exitCode, stderr } = await runCommandLine(['run', '--target', 'http://127.0.0.1:9', '--out', out]);
    const { totals, results } = readReport(out);
    expect(exitCode, stderr).toBe(1);
    expect(totals).toMatchObject({ pass: 0, warning: 0 });
    expect(totals.inconclusive).toBeGreaterThan(0);
    expect(results.find(({ verdict }) => verdict === 'inconclusive')?.reason).toContain(
      '127.0.0.1:9 could not be reached',
    );
  });

  test.each<[string, RequestListener, RegExp]>([
    [
      'an HTML page',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>hello</h1>'),
      /HTML page/,
    ],
    [
      'truncated JSON',
      (_request, response) =>
        response.writeHead(404, { 'content-type': 'application/json' }).end('{"RequestId": "x", "Code": "Inv'),
      /not valid JSON/,
    ],
    [
      'a 10 MB body',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(10 * 1_048_576, 32)),
      /more than \d+ bytes/,
    ],
    [
      'a redirect',
      (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      /redirect/,
    ],
    [
      'plain text',
      (_request, response) => response.writeHead(400, { 'content-type': 'text/plain' }).end('nope'),
      /neither JSON nor XML/,
    ],
    ['silence', () => undefined, /no complete answer within 3000 ms/],
    ['a broken connection', (request) => request.socket.destroy(), /closed or broke the connection/],
  ])('%s: exit 1, no pass, one sentence that says so', async (_name, listener, sentence) => {
    const { exitCode, report, stderr } = await against(listener);
    expect(exitCode, stderr).toBe(1);
    expect(report.totals).toMatchObject({ pass: 0, warning: 0 });
    const told = report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
    expect(told.length).toBeGreaterThan(0);
    for (const { reason } of told) expect(reason).toMatch(sentence);
  });
});

describe('a vendor', () => {
  test('is sent nothing that may cost money: without credentials it is exit 2 and says which variables to set', async () => {
    const { exitCode, stderr } = await runCommandLine(
      ['run', '--target', 'https://ecs.vendor.invalid', '--pack', 'aliyun-ecs'],
      {
        ALIBABA_CLOUD_ACCESS_KEY_ID: '',
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: '',
      },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID');
  });
});

describe('wrong usage is exit 2 and says what to do', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['unknown option', ['run', '--nonsense'], /unknown option '--nonsense'/],
    ['unknown command', ['frobnicate'], /unknown command 'frobnicate'/],
    ['missing target file', ['run', '--target', 'no-such-target.yaml'], /neither a URL nor a file/],
    ['unknown pack', ['run', '--pack', 'azure'], /Unknown pack "azure".*aliyun-ecs, volcengine-ecs/],
    ['unknown profile', ['run', '--profile', 'speed'], /Unknown profile "speed"/],
    ['unknown operation', ['run', '--operation', 'LaunchRocket'], /Unknown operation "LaunchRocket"/],
    ['unknown edition', ['run', '--edition', '1999'], /Unknown edition/],
    ['unknown finding', ['run', '--reading', 'a/b=c'], /Unknown finding/],
    ['no case fits', ['run', '--case', 'nothing/*'], /No case fits/],
    ['bad number', ['run', '--concurrency', 'many'], /whole number/],
    ['bad URL', ['run', '--target', 'ftp://127.0.0.1'], /no http or https URL/],
    [
      'two vendors at one address',
      ['run', '--target', 'https://ecs.vendor.invalid'],
      /--pack aliyun-ecs or --pack volcengine-ecs/,
    ],
    ['unknown scenario', ['mock', '--scenario', 'doom'], /Unknown scenario "doom"/],
    ['missing page', ['derive', 'no-such-page.md'], /cannot be read/],
  ])('%s', async (_name, args, sentence) => {
    const { exitCode, stderr } = await runCommandLine(args);
    expect(stderr).toMatch(sentence);
    expect(exitCode).toBe(2);
  });

  test('an invalid target file', async () => {
    const file = join(outputDirectory(), 'target.yaml');
    writeFileSync(file, 'url: http://127.0.0.1:1\ndisposible: true\n');
    const { exitCode, stderr } = await runCommandLine(['run', '--target', file]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('disposible');
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
