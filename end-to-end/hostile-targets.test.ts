import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { outputDirectory, readReport, runCommandLine } from './command-line.test-data.ts';

const tenMegabytes = Buffer.alloc(10 * 1_048_576, 32);

describe('run against targets that cannot be judged', () => {
  async function against(
    listener: RequestListener,
    timeoutMs: number,
  ): Promise<{ exitCode: number | null; report: ReturnType<typeof readReport>; stderr: string }> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const out = outputDirectory();
    const selection = ['--pack', 'aliyun-ecs', '--operation', 'RenewInstance'];
    const limit = ['--timeout-ms', String(timeoutMs)];
    const { exitCode, stderr } = await runCommandLine(['run', '--target', url, ...limit, ...selection, '--out', out]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return { exitCode, report: readReport(out), stderr };
  }

  test.concurrent('nothing listens: exit 1, no pass, and the address is named', async () => {
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

  test.concurrent.each<[string, RequestListener, RegExp, timeoutMs?: number]>([
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
      (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(tenMegabytes),
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
    ['silence', () => undefined, /no complete answer within 400 ms|gave no answer in time to 24 requests/, 400],
    ['a broken connection', (request) => request.socket.destroy(), /ended before an answer/],
  ])('%s: exit 1, no pass, one sentence that says so', async (_name, listener, sentence, timeoutMs = 10_000) => {
    const { exitCode, report, stderr } = await against(listener, timeoutMs);
    expect(exitCode, stderr).toBe(1);
    expect(report.totals).toMatchObject({ pass: 0, warning: 0 });
    const told = report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
    expect(told.length).toBeGreaterThan(0);
    for (const { reason } of told) expect(reason).toMatch(sentence);
  });
});
