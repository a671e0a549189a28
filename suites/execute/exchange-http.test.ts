/** A target may do anything on the wire; each thing is an observation with a sentence, in bounded time. */
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpClient, type HttpClient } from './exchange-http.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function client(): HttpClient {
  const made = createHttpClient({ timeoutMs: 250, maxBodyBytes: 10_000 });
  open.push(made);
  return made;
}

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = (url: string) => ({ method: 'GET', url, headers: {}, body: '' }) as const;

describe.each<[string, RequestListener, string, RegExp]>([
  ['silence', () => undefined, 'timeout', /no complete answer within 250 ms/],
  [
    'a body that drips',
    (_request, response) => void setInterval(() => response.write('x'), 50).unref(),
    'timeout',
    /within 250 ms/,
  ],
  [
    'a connection cut before an answer',
    (request) => request.socket.destroy(),
    'connection-lost',
    /ended before an answer/,
  ],
  [
    'a connection cut inside the body',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => request.socket.destroy(), 20);
    },
    'connection-lost',
    /ended before an answer/,
  ],
  [
    'more than the bound',
    (_request, response) => response.end('x'.repeat(20_000)),
    'too-large',
    /more than 10000 bytes/,
  ],
  [
    'a redirect',
    (_request, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    'redirect',
    /307, a redirect to http:\/\/127\.0\.0\.1:9/,
  ],
])('%s', (_name, listener, kind, sentence) => {
  test(`is ${kind}`, async () => {
    const url = await listening(createServer(listener));
    const outcome = await client().exchange(get(url));
    expect(outcome).toMatchObject({ fault: { kind } });
    expect('fault' in outcome && outcome.fault.message).toMatch(sentence);
  });
});

test('nothing listens', async () => {
  expect(await client().exchange(get('http://127.0.0.1:9/'))).toMatchObject({ fault: { kind: 'unreachable' } });
});

test('an answer that is no HTTP', async () => {
  const url = await listening(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')));
  expect(await client().exchange(get(url))).toMatchObject({ fault: { kind: 'connection-lost' } });
});

test('a caller who cancels', async () => {
  const url = await listening(createServer(() => undefined));
  const controller = new AbortController();
  const waiting = client().exchange(get(url), controller.signal);
  controller.abort();
  expect(await waiting).toMatchObject({ fault: { kind: 'cancelled' } });
});

test('who gives no answer to many requests in a row is asked no more, at that address alone', async () => {
  let asked = 0;
  const url = await listening(
    createServer((request, response) => {
      asked += 1;
      if (request.url?.startsWith('/spoken') || request.url === '/?once') response.end('{}');
    }),
  );
  const { exchange } = client();
  const ask = (count: number) => Promise.all(Array.from({ length: count }, (_, at) => exchange(get(`${url}?n=${at}`))));
  const kinds = (outcomes: Awaited<ReturnType<typeof ask>>) =>
    new Set(outcomes.map((outcome) => ('fault' in outcome ? outcome.fault.kind : 'answered')));
  expect(kinds(await ask(23))).toEqual(new Set(['timeout']));
  expect(await exchange(get(`${url}?once`))).toHaveProperty('response');
  expect(kinds(await ask(24))).toEqual(new Set(['timeout']));
  const before = asked;
  expect(await exchange(get(url))).toMatchObject({
    fault: { kind: 'timeout', message: expect.stringMatching(/no answer in time to 24 requests in a row/) },
  });
  expect(asked).toBe(before);
  expect(await exchange(get(`${url}spoken`))).toHaveProperty('response');
});

test('an ordinary answer comes whole, whatever its status', async () => {
  const url = await listening(
    createServer((_request, response) => response.writeHead(404, { 'x-a': '1' }).end('令牌')),
  );
  expect(await client().exchange(get(url))).toMatchObject({
    response: { status: 404, body: '令牌', headers: { 'x-a': '1' } },
  });
});
