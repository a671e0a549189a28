/** For any bytes the server gives the documented error in the pack's envelope, or a clean refusal, and keeps running. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMock } from './create-mock.ts';
import { packs } from './mock-client.test-data.ts';
import { exchangeRaw, type RawRequest, rawRequests } from './raw-requests.test-data.ts';
import { type MockServer, startMockServer } from './server.ts';

let server: MockServer;
const escaped: unknown[] = [];
const note = (reason: unknown): void => {
  escaped.push(reason);
};

beforeAll(async () => {
  process.on('unhandledRejection', note);
  const mock = createMock({ packs: Object.values(packs) });
  server = await startMockServer({ mock, port: 0, host: '127.0.0.1', patienceMs: 400 });
});
afterAll(async () => {
  await server.close();
  process.off('unhandledRejection', note);
});

const send = (request: RawRequest) => exchangeRaw(Number(new URL(server.url).port), request);

test.concurrent.each(rawRequests)('$name', async (request) => {
  const answers = await send(request);
  expect(answers.map(({ status }) => status)).toEqual(request.statuses);
  const last = answers.at(-1)?.body ?? '';
  if (request.code !== undefined) expect(last).toContain(request.code);
  for (const { body } of answers) expect(body).not.toMatch(/\bat .*\.[jt]s|node:internal/);
});

test.concurrent.each([
  ['in its head', 'GET / HTTP/1.1\r\n'],
  ['in its body', 'POST /?Version=2014-05-26 HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc'],
])('a client that stops %s and waits is told so', async (_name, piece) => {
  const answers = await send({ name: 'waits', pieces: () => [piece], statuses: [408] });
  expect(answers.map(({ status }) => status)).toEqual([408]);
});

test('after all of them it answers, and nothing escaped', async () => {
  const good = rawRequests.find(({ name }) => name === 'a good one') as RawRequest;
  expect((await send(good)).map(({ status }) => status)).toEqual([200]);
  expect(escaped).toEqual([]);
});
