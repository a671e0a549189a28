import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPack } from '#specs';
import { loadBehaviour, packBehaviours } from '../mock/behaviours/pack-behaviours.ts';
import { createMock } from '../mock/create-mock.ts';
import { mockCredentials } from '../mock/mock-credentials.ts';
import { type MockServer, startMockServer } from '../mock/server.ts';
import type { RunSettings, Target } from '../model.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { verifyPacts } from './verify-pacts.ts';

const packId = 'volcengine-ecs';
const pack = loadPack(packId);
const settings: RunSettings = runSettings({ packs: [packId], concurrency: 1 });

const targetAt = (url: string, stateUrl?: string): Target => ({
  kind: 'disposable',
  urls: { [packId]: url },
  credentials: { [packId]: mockCredentials },
  ...(stateUrl === undefined ? {} : { stateUrl }),
});

describe('on the mock', () => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMockServer({ mock: createMock({ packs: [pack] }), port: 0, host: '127.0.0.1' });
  });
  afterAll(() => server.close());

  test('every interaction passes, judged only by its answer', async () => {
    const { results } = await verifyPacts({ packs: [pack], target: targetAt(server.url), settings });
    expect(results.length).toBeGreaterThan(10);
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(results.some(({ evidence }) => evidence === 'proven')).toBe(false);
  });

  test('it passes again in the same scopes, because teardown leaves nothing behind', async () => {
    const { results } = await verifyPacts({ packs: [pack], target: targetAt(server.url), settings });
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  test('a state hook that fails makes its interactions inconclusive, with its answer', async () => {
    const broken = createServer((_request, response) => response.writeHead(503).end('states are down'));
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const stateUrl = `http://127.0.0.1:${(broken.address() as AddressInfo).port}/states`;
    const { results } = await verifyPacts({ packs: [pack], target: targetAt(server.url, stateUrl), settings });
    broken.closeAllConnections();
    broken.close();
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
    expect(results[0]?.reason).toContain('states are down');
  });
});

test('a broken behaviour of the mock fails and names the requirement', async () => {
  const own = packBehaviours()[packId];
  const behaviour = await loadBehaviour(own?.operations.RenewInstance);
  if (own === undefined || behaviour === undefined) throw new Error('the mock has no RenewInstance');
  const rules = behaviour.rules.filter(({ name }) => name !== 'instance absent');
  const operations = { ...own.operations, RenewInstance: { ...behaviour, rules } };
  const mock = createMock({ packs: [pack], behaviours: { [packId]: { ...own, operations } } });
  const server = await startMockServer({ mock, port: 0, host: '127.0.0.1' });
  const { results } = await verifyPacts({ packs: [pack], target: targetAt(server.url), settings });
  await server.close();
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  expect(failed.flatMap(({ requirements }) => requirements)).toContain(
    'volcengine-ecs/RenewInstance/error/404/InvalidInstance.NotFound',
  );
  expect(failed.length).toBeLessThan(results.length);
});

test('mismatches quote a target that sends back the signature, without the signature', async () => {
  const sent: string[] = [];
  const echo = createServer(({ url = '', headers }, response) => {
    if (url.startsWith('/states')) return response.writeHead(200).end('{}');
    const authorization = headers.authorization ?? '';
    sent.push(/Signature=(\S+)/.exec(authorization)?.[1] ?? '');
    const error = { Code: authorization, Message: mockCredentials.accessKeySecret.reveal() };
    const body = { ResponseMetadata: { RequestId: 'r', Error: error } };
    return response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  const { results } = await verifyPacts({ packs: [pack], target: targetAt(url, `${url}/states`), settings });
  echo.closeAllConnections();
  echo.close();
  const text = JSON.stringify(results);
  expect(text).toContain('[redacted]');
  expect(sent.length).toBeGreaterThan(10);
  const forbidden = [...sent, mockCredentials.accessKeyId, mockCredentials.accessKeySecret.reveal()];
  expect(forbidden.filter((secret) => secret === '' || text.includes(secret))).toEqual([]);
});

test('a vendor is refused before anything is sent', async () => {
  const target: Target = { ...targetAt('https://ecs.vendor.invalid'), kind: 'vendor' };
  await expect(verifyPacts({ packs: [pack], target, settings })).rejects.toThrow(/may cost money/);
});
