import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack, packIds } from '#specs';
import type { HttpRequest } from '../model.ts';
import { Secret } from '../secret.ts';
import type { HttpOutcome } from './exchange-http.ts';
import { lookAlikes, reservedInstance } from './guarded-requests.test-data.ts';
import { keys, nothing, recordingClient, targetAt } from './send.test-data.ts';
import { createSender, type OutgoingRequest } from './send.ts';

const aliyun = loadPack('aliyun-ecs');
const vendor = 'https://ecs.aliyuncs.com/';

const outgoing = (operation: string, parameters: OutgoingRequest['parameters']): OutgoingRequest => ({
  pack: aliyun,
  operation,
  parameters,
});
const stopsReal = outgoing('StopInstance', [['InstanceId', 'i-bp67acfmxazb4ph']]);

describe('the guard', () => {
  const { operations } = aliyun.manifest;
  const dangerous = Object.entries(operations).filter(([, cost]) => cost.class !== 'read');

  test.each(dangerous)('%s for a real resource never reaches the client', async (operation, { resources }) => {
    const client = recordingClient(nothing);
    const sender = createSender(targetAt(vendor, 'vendor'), client);
    const request = outgoing(
      operation,
      resources.map((name) => [name, 'i-bp67acfmxazb4ph']),
    );
    for (const method of ['GET', 'POST'] as const) {
      const exchange = await sender.send({ ...request, wire: { method } });
      expect(exchange.fault?.kind).toBe('refused-by-guard');
      expect(exchange.response).toBeUndefined();
    }
    expect(client.requests).toEqual([]);
    expect(sender.spend).toEqual({ sent: { free: 0, read: 0, bills: 0, destroys: 0 }, refused: 2 });
  });

  test.each(lookAlikes)('nothing that destroys reaches %s', async (address) => {
    const client = recordingClient(nothing);
    const exchange = await createSender(targetAt(address, 'vendor'), client).send(stopsReal);
    expect(exchange.fault?.kind).toBe('refused-by-guard');
    expect(client.requests).toEqual([]);
  });

  test('an unknown operation and a second Action among the parameters never reach the client', async () => {
    const client = recordingClient(nothing);
    const sender = createSender(targetAt(vendor, 'vendor'), client);
    await sender.send(outgoing('ReleaseInstance', []));
    await sender.send(
      outgoing('DescribeInstances', [
        ['Action', 'StopInstance'],
        ['InstanceId', 'i-bp1'],
      ]),
    );
    await sender.send(
      outgoing('DescribeInstances', [
        ['Action', 'DescribeInstances'],
        ['Action', 'StopInstance'],
      ]),
    );
    await sender.send(outgoing('DescribeInstances', [['Surprise', '1']]));
    expect(client.requests).toEqual([]);
    expect(sender.spend.refused).toBe(4);
  });

  test('a vendor gets requests that are free or read, counted by class', async () => {
    const client = recordingClient(nothing);
    const sender = createSender(targetAt(vendor, 'vendor'), client);
    await sender.send(outgoing('StopInstance', [['InstanceId', reservedInstance]]));
    await sender.send(outgoing('StopInstance', []));
    await sender.send(outgoing('DescribeInstances', [['RegionId', 'cn-hangzhou']]));
    expect(client.requests).toHaveLength(3);
    expect(sender.spend).toEqual({ sent: { free: 2, read: 1, bills: 0, destroys: 0 }, refused: 0 });
  });

  test.each([
    ['http://127.0.0.1:4010/', 'embedded'],
    ['https://private.example/', 'disposable'],
  ] as const)('everything passes to %s (%s)', async (address, kind) => {
    const client = recordingClient(nothing);
    const sender = createSender(targetAt(address, kind), client);
    await sender.send(stopsReal);
    expect(client.requests).toHaveLength(1);
    expect(sender.spend.sent.destroys).toBe(1);
  });
});

test('credentials of a scope replace those of the target', async () => {
  const client = recordingClient(nothing);
  const scoped = { accessKeyId: 'scoped-key-id', accessKeySecret: new Secret('scoped-secret') };
  await createSender(targetAt('http://127.0.0.1/', 'disposable'), client).send({ ...stopsReal, credentials: scoped });
  const sent = new URL(client.requests[0]?.url ?? '').searchParams;
  expect(sent.get('AccessKeyId')).toBe('scoped-key-id');
  expect(sent.has('SecurityToken')).toBe(false);
});

test.each([
  ['the query', { method: 'GET' }, 'http://127.0.0.1/?'],
  ['the form', { method: 'POST' }, ''],
] as const)('unsigned parameters are added at the end of %s', async (_place, form, address) => {
  const client = recordingClient(nothing);
  const sender = createSender(targetAt('http://127.0.0.1/', 'disposable'), client);
  const wire = { ...form, added: { PageNumber: '1' } };
  await sender.send({ ...outgoing('DescribeInstances', [['RegionId', 'r']]), wire });
  const [{ url, body } = { url: '', body: '' }] = client.requests;
  const [carrying, other] = address === '' ? [body, url] : [url, body];
  expect(carrying).toMatch(/RegionId=r.*&Signature=[^&]*&PageNumber=1$/);
  expect(other).not.toContain('PageNumber');
});

test.each([
  ['in the query', { method: 'GET' }, { RegionId: 'other' }],
  ['in the form', { method: 'POST' }, { RegionId: 'other', Action: 'DescribeDisks' }],
  ['in a header', { signer: 'acs3-hmac-sha256' }, { 'x-acs-action': 'other' }],
] as const)('a change after signing replaces one value %s and nothing else', async (_place, form, changed) => {
  const client = recordingClient(nothing);
  const sender = createSender(targetAt('http://127.0.0.1/', 'disposable'), client);
  const asked = outgoing('DescribeInstances', [['RegionId', 'r']]);
  const places = { nonce: 'n' };
  const wire = { ...form, places, sentAt: '2026-01-02T03:04:05Z' };
  await sender.send({ ...asked, wire });
  await sender.send({ ...asked, wire: { ...wire, changed } });
  const facts = client.requests.map(({ url, body, headers }) => ({
    ...headers,
    ...Object.fromEntries([...new URL(url).searchParams, ...new URLSearchParams(body)]),
  }));
  expect(facts[1]).toEqual({ ...facts[0], ...changed });
  expect(facts[1]).not.toEqual(facts[0]);
});

test('a change of a missing name is an error', async () => {
  const sender = createSender(targetAt('http://127.0.0.1/', 'disposable'), recordingClient(nothing));
  await expect(sender.send({ ...stopsReal, wire: { changed: { Nothing: '' } } })).rejects.toThrow('has no Nothing');
});

test('a nonce is never used twice', async () => {
  const client = recordingClient(nothing);
  const sender = createSender(targetAt('http://127.0.0.1/', 'disposable'), client);
  await sender.send(stopsReal);
  await sender.send(stopsReal);
  const nonces = client.requests.map(({ url }) => new URL(url).searchParams.get('SignatureNonce'));
  expect(new Set(nonces).size).toBe(2);
});

describe('an exchange has no secret', () => {
  /** A target that sends back all it got, in the spellings in which real ones do it. */
  const echo = ({ url, headers, body }: HttpRequest): HttpOutcome => ({
    response: {
      status: 400,
      headers: { 'x-echo': url, 'set-cookie': headers.authorization ?? '' },
      body: [url, decodeURIComponent(url), encodeURIComponent(url), body, JSON.stringify(headers)]
        .join('\n')
        .concat(JSON.stringify(Object.fromEntries(new URL(url).searchParams)).replaceAll('/', '\\/')),
    },
  });
  const fault = ({ url }: HttpRequest): HttpOutcome => ({ fault: { kind: 'connection-lost', message: `lost ${url}` } });

  /** The signature that a request carried, wherever it stood. */
  function signatureOf({ url, body, headers }: HttpRequest): string {
    const parameters = new URLSearchParams([...new URL(url).searchParams, ...new URLSearchParams(body)]);
    return parameters.get('Signature') ?? /Signature=(\S+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  }

  const awkward = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(keys.accessKeySecret, keys.securityToken, `x${keys.securityToken}&y`, '&Signature=', '=&?'),
  );
  const requests = fc.record({
    id: fc.constantFrom(...packIds()),
    method: fc.constantFrom('GET' as const, 'POST' as const),
    operation: fc.constantFrom('RenewInstance', 'DescribeInstances', 'ReleaseInstance'),
    parameters: fc.array(fc.tuple(fc.oneof(fc.constantFrom('InstanceId', 'ClientToken', 'X-Y'), fc.string()), awkward)),
    answer: fc.constantFrom(echo, fault, nothing),
    kind: fc.constantFrom('vendor' as const, 'disposable' as const),
  });

  const texts = (value: string): readonly string[] => {
    const encoded = encodeURIComponent(value);
    return [value, encoded, encodeURIComponent(encoded), JSON.stringify(value).slice(1, -1)];
  };

  test('whatever is sent and whatever comes back', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ id, answer, kind, ...request }) => {
        const client = recordingClient(answer);
        const sender = createSender(targetAt('https://vendor.example/base', kind), client);
        const exchange = await sender.send({ pack: loadPack(id), ...request });
        const [sent] = client.requests;
        const secrets = [keys.accessKeySecret, keys.securityToken, ...(sent === undefined ? [] : [signatureOf(sent)])];
        const everything = JSON.stringify(exchange);
        const readable = everything.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
        for (const text of secrets.flatMap(texts)) {
          expect(text).not.toBe('');
          expect(everything).not.toContain(text);
          expect(readable).not.toContain(text);
        }
        expect(everything).not.toContain(keys.accessKeyId);
      }),
      { numRuns: 300 },
    );
  });

  test('other text stays readable', async () => {
    const client = recordingClient(({ url }) => ({ response: { status: 200, headers: { server: 'x' }, body: url } }));
    const sender = createSender(targetAt('http://127.0.0.1/', 'disposable'), client);
    const { request, response } = await sender.send(stopsReal);
    expect(request.url).toMatch(/Action=StopInstance&.*InstanceId=i-bp67acfmxazb4ph&.*Signature=\[redacted\]/);
    expect(request.url).toContain('AccessKeyId=[redacted]');
    expect(request.url).toContain('SignatureMethod=HMAC-SHA1');
    expect(response?.body).toContain('InstanceId=i-bp67acfmxazb4ph');
    expect(response?.headers).toEqual({ server: 'x' });
  });
});
