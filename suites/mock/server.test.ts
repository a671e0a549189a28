/** The mock over loopback HTTP, and as MSW handlers. */
import { request as httpRequest } from 'node:http';
import { getResponse } from 'msw/utils/get-response';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock } from './create-mock.ts';
import { packs, readReply, signedRequest } from './mock-client.test-data.ts';
import { type ScenarioName, scenarioResources, scenarios } from './scenarios.ts';
import { type MockServer, startMockServer } from './server.ts';

const InstanceId = scenarioResources.instanceId;
let server: MockServer;

beforeAll(async () => {
  server = await startMockServer({ mock: createMock({ packs: Object.values(packs) }), port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

/** The signature of this one covers no host, so the request can be sent to any port. */
function overWire(operation: string, parameters: Readonly<Record<string, string>>, method: 'GET' | 'POST' = 'GET') {
  const signed = signedRequest('aliyun-ecs', operation, { Format: 'JSON', ...parameters }, { method, now: new Date() });
  return { url: signed.url.replace('http://127.0.0.1:4010', server.url), signed };
}

async function stateCall(body: unknown) {
  const answer = await fetch(`${server.url}/_conformance/states`, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, string>> };
}

describe('over HTTP', () => {
  test('a request by GET and by POST', async () => {
    const { body } = await stateCall({ state: 'an instance exists', params: { scope: 'http' } });
    const parameters = { InstanceId: body.instanceId ?? '', Period: '1' };
    const get = await readReply(await fetch(overWire('RenewInstance', parameters).url));
    expect([get.status, get.code]).toEqual([200, '']);
    const { url, signed } = overWire('RenewInstance', parameters, 'POST');
    const post = await fetch(url, { method: 'POST', headers: signed.headers, body: await signed.text() });
    expect(post.status).toBe(200);
    const seen = await stateCall({ action: 'observe', params: { scope: 'http' } });
    expect(seen.body.orders).toHaveLength(2);
  });

  test('concurrent duplicates have one effect', async () => {
    const { body } = await stateCall({ state: 'an instance exists', params: { scope: 'twice' } });
    const parameters = { InstanceId: body.instanceId ?? '', Period: '1', ClientToken: 'same' };
    const replies = await Promise.all(
      Array.from({ length: 8 }, async () => readReply(await fetch(overWire('RenewInstance', parameters).url))),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(new Set(replies.map(({ at }) => at('/OrderId'))).size).toBe(1);
    const seen = await stateCall({ action: 'observe', params: { scope: 'twice' } });
    expect(seen.body.orders).toHaveLength(1);
  });

  test('state calls answer their errors as JSON', async () => {
    expect(await stateCall({ state: 'nonsense' })).toMatchObject({ status: 404, body: { error: expect.any(String) } });
    const broken = await fetch(`${server.url}/_conformance/states`, { method: 'POST', body: '{' });
    expect(broken.status).toBe(400);
    expect((await fetch(`${server.url}/_conformance/states`)).status).toBe(405);
  });

  test('a body above a megabyte is refused in the envelope', async () => {
    const url = `${server.url}/?Version=2014-05-26&Format=JSON`;
    const reply = await readReply(await fetch(url, { method: 'POST', body: 'x'.repeat(1_100_000) }));
    expect([reply.status, reply.code]).toEqual([413, 'ContentTooLarge']);
    expect((await fetch(overWire('DescribeDisks', { RegionId: 'cn-hangzhou' }).url)).status).toBe(200);
  });

  test('other paths and nonsense get an envelope and no trace', async () => {
    const path = await fetch(`${server.url}/somewhere?Version=2014-05-26&Action=RenewInstance`);
    expect([path.status, await path.text()]).toEqual([
      404,
      expect.stringContaining('<Code>InvalidAction.NotFound</Code>'),
    ]);
    const bare = await (await fetch(server.url)).text();
    expect(bare).toContain('<Code>MissingVersion</Code>');
    expect(bare).not.toMatch(/\bat .*\.ts/);
  });

  test('a request line that is no URL is refused', async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const sent = httpRequest({ hostname, port, path: '//', headers: { host: '[' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(400);
  });
});

describe('as MSW handlers', () => {
  const { handlers } = createMock({ packs: Object.values(packs) });
  test('answer what names a pack and leave the rest to others', async () => {
    const signed = signedRequest('aliyun-ecs', 'DescribeDisks', { RegionId: 'cn-hangzhou' }, { now: new Date() });
    const answer = await getResponse([...handlers], signed);
    expect(answer?.status).toBe(200);
    expect(await getResponse([...handlers], new Request('http://elsewhere.test/'))).toBeUndefined();
    expect(await getResponse([...handlers], new Request('http://elsewhere.test/page'))).toBeUndefined();
  });
});

describe('scenarios', () => {
  const expected: Readonly<Record<ScenarioName, { readonly renew: string; readonly stop: string }>> = {
    default: { renew: '', stop: '' },
    'instance-in-arrears': { renew: '', stop: 'InstanceExpiredOrInArrears' },
    'insufficient-balance': { renew: 'OperationDenied', stop: '' },
    throttled: { renew: 'Throttling.User', stop: 'Throttling.User' },
  };
  test.each(Object.keys(scenarios) as ScenarioName[])('%s', async (scenario) => {
    const codeOf = async (operation: string, parameters: Readonly<Record<string, string>>) => {
      const mock = createMock({ packs: Object.values(packs), scenario });
      const all = { Format: 'JSON', InstanceId, ...parameters };
      return (await readReply(await mock.handle(signedRequest('aliyun-ecs', operation, all, { now: new Date() }))))
        .code;
    };
    const { renew, stop } = expected[scenario];
    expect(await codeOf('RenewInstance', { Period: '1' })).toBe(renew);
    expect(await codeOf('StopInstance', {})).toBe(stop);
  });
});

test('a pack without behaviours is refused with what is served', () => {
  const strange = { ...packs['aliyun-ecs'], manifest: { ...packs['aliyun-ecs'].manifest, id: 'strange' } };
  expect(() => createMock({ packs: [strange] })).toThrow(/strange/);
  expect(() => createMock({ packs: [] })).toThrow(/at least one/);
});
