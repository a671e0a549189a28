/**
 * Runs the command line of one checkout twice, and keeps what is comparable: once with defaults, for the verdicts; once
 * against its own mock behind a proxy that keeps every request and answer, for the exchanges and state calls.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neutralText } from './neutral-text.ts';

/** What two checkouts are compared by. */
export interface RunOfCheckout {
  /** Per verdict: `case | requirements` → its structured facts as JSON. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** Neutral text of each exchange with the target or its state URL → how often it happened. */
  readonly exchanges: Readonly<Record<string, number>>;
}

interface ReportedResult {
  readonly case: string;
  readonly requirements: readonly string[];
  readonly reading?: unknown;
  readonly [field: string]: unknown;
}

interface JsonReport {
  readonly startedAt: string;
  readonly results: readonly ReportedResult[];
}

/** Fields of a result that are no wording. */
const structured = [
  'pack',
  'operation',
  'profile',
  'kind',
  'level',
  'class',
  'cause',
  'verdict',
  'evidence',
  'party',
  'page',
  'reading',
];

function commandLine(checkout: string, parameters: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['bin/ecs-conformance.js', ...parameters], { cwd: checkout, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${checkout}: ecs-conformance ${parameters.join(' ')} ended with exit code ${code}.`));
    });
  });
}

interface RunningMock {
  readonly url: string;
  stop(): void;
}

function startMock(checkout: string): Promise<RunningMock> {
  const child = spawn(process.execPath, ['bin/ecs-conformance.js', 'mock', '--port', '0'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${checkout}: the mock ended with exit code ${code}.`)));
    child.stdout.once('data', (data: Buffer) => resolve({ url: data.toString().trim(), stop: () => child.kill() }));
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Headers that say nothing about the program. */
const transport = ['date', 'content-length', 'connection', 'keep-alive', 'host', 'user-agent', 'transfer-encoding'];

function headersOf({ headers }: IncomingMessage): string {
  const kept = Object.entries(headers).filter(([name]) => !transport.includes(name));
  return JSON.stringify(kept.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

async function passOn(target: string, message: IncomingMessage, response: ServerResponse): Promise<string> {
  const body = await textOf(message);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, headers } = message;
    const passed = request(target + message.url, { method: method ?? 'GET', headers }, resolve);
    passed.once('error', reject);
    passed.end(body);
  });
  const answered = await textOf(answer);
  response.writeHead(answer.statusCode ?? 500, answer.headers).end(answered);
  const asked = `${message.method} ${message.url} ${headersOf(message)} ${body}`;
  return `${asked}\n  → ${answer.statusCode} ${headersOf(answer)} ${answered}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function recordExchanges(checkout: string, out: string): Promise<Readonly<Record<string, number>>> {
  const startMs = Date.now();
  const mock = await startMock(checkout);
  const counts: Record<string, number> = {};
  const proxy = createServer((message, response) => {
    passOn(mock.url, message, response).then(
      (exchange) => {
        const neutral = neutralText(exchange, startMs);
        counts[neutral] = (counts[neutral] ?? 0) + 1;
      },
      () => response.destroy(),
    );
  });
  const url = await listen(proxy);
  try {
    const states = `${url}/_conformance/states`;
    await commandLine(checkout, ['run', '--target', url, '--state-url', states, '--concurrency', '1', '--out', out]);
    return counts;
  } finally {
    proxy.close();
    proxy.closeAllConnections();
    mock.stop();
  }
}

function verdictsIn(file: string): Readonly<Record<string, string>> {
  const { startedAt, results } = JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
  return Object.fromEntries(
    results.map((result) => {
      const facts = Object.fromEntries(structured.map((field) => [field, result[field]]));
      const key = `${result.case} | ${result.requirements.join(', ')}`;
      return [key, neutralText(JSON.stringify(facts), Date.parse(startedAt))] as const;
    }),
  );
}

/** `checkout`: a folder of this project with its dependencies installed. */
export async function recordRun(checkout: string): Promise<RunOfCheckout> {
  const out = mkdtempSync(join(tmpdir(), 'compare-runs-'));
  await commandLine(checkout, ['run', '--out', join(out, 'embedded')]);
  const exchanges = await recordExchanges(checkout, join(out, 'recorded'));
  return { verdicts: verdictsIn(join(out, 'embedded', 'report.json')), exchanges };
}
