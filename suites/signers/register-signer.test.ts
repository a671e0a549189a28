/** A signer from outside is known everywhere: its secrets are redacted, and guard and mock find operation and version. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { classifyRequest } from '../execute/classify-request.ts';
import { guardRequest } from '../execute/guard-request.ts';
import { keys, recordingClient, targetAt } from '../execute/send.test-data.ts';
import { createSender } from '../execute/send.ts';
import { asVendorReads, readRequest } from '../mock/codec/read-request.ts';
import type { HttpRequest } from '../model.ts';
import { signingRequestFilter } from '../pact/signing-request-filter.ts';
import { madeUpPack, madeUpSigner } from './made-up-signer.test-data.ts';
import type { Signer } from './signer.ts';
import { registerSigner, signerNamed } from './signers.ts';

const pack = madeUpPack();
const { version } = pack.manifest.binding;
const vendor = 'https://vendor.example/';

let remove = (): void => undefined;
beforeEach(() => {
  remove = registerSigner(madeUpSigner);
});
afterEach(() => remove());

const asking = (query: string, headers: HttpRequest['headers'] = { 'x-edition': version }): HttpRequest => ({
  method: 'GET',
  url: `${vendor}?${query}`,
  headers,
  body: '',
});

describe('the table', () => {
  test('has the signer until it is removed, and takes it twice', () => {
    registerSigner(madeUpSigner);
    expect(signerNamed('made-up')).toBe(madeUpSigner);
    remove();
    expect(signerNamed('made-up')).toBeUndefined();
  });

  test('refuses a name that another signer has', () => {
    expect(() => registerSigner({ ...madeUpSigner })).toThrow('another signer has this name');
    expect(() => registerSigner({ ...madeUpSigner, name: 'rpc-hmac-sha1' })).toThrow('another signer has this name');
  });

  test.each(['operation', 'version', 'secrets', 'secretParts'])('refuses a signer without %s', (fact) => {
    const wire = { ...madeUpSigner.wire, [fact]: undefined };
    const signer = { ...madeUpSigner, name: 'incomplete', wire } as unknown as Signer;
    expect(() => registerSigner(signer)).toThrow('its `wire` must list');
  });
});

describe('its secrets', () => {
  const outgoing = { pack, operation: 'RenewInstance', parameters: [['InstanceId', 'i-1']] } as const;
  const target = targetAt(vendor, 'disposable');

  function secretsOf({ url, headers }: HttpRequest): readonly string[] {
    const proof = new URL(url).searchParams.get('Proof') ?? '';
    const ticket = /ticket=([^;]+)/.exec(headers['x-ticket'] ?? '')?.[1] ?? '';
    return [proof, encodeURIComponent(proof), headers['x-pass'] ?? '', ticket, keys.accessKeyId, keys.accessKeySecret];
  }

  test('are in no exchange, also when the target sends them back', async () => {
    const client = recordingClient(({ url, headers }) => ({
      response: {
        status: 400,
        headers: { 'x-echo': url },
        body: `${decodeURIComponent(url)} ${Object.values(headers)}`,
      },
    }));
    const exchange = await createSender(target, client).send(outgoing);
    const kept = JSON.stringify(exchange);
    const secrets = client.requests.flatMap(secretsOf);
    expect(secrets).toHaveLength(6);
    expect(secrets.filter((secret) => secret === '' || kept.includes(secret))).toEqual([]);
    expect(exchange.request.headers).toMatchObject({
      'x-pass': '[redacted]',
      'x-ticket': 'valid=yes; ticket=[redacted]; key=[redacted]',
    });
    expect(exchange.request.url).toContain('InstanceId=i-1&Proof=[redacted]');
  });

  test('are not in a transport error', async () => {
    const client = recordingClient(({ url }) => ({ fault: { kind: 'connection-lost', message: `lost ${url}` } }));
    const { fault } = await createSender(target, client).send(outgoing);
    expect(fault?.message).toMatch(/^lost .*Proof=\[redacted\]/);
  });

  test('are not in the error of a signer that fails', async () => {
    remove();
    const failing = (): never => {
      throw new Error(`no good secret: ${keys.accessKeySecret}`);
    };
    remove = registerSigner({ ...madeUpSigner, sign: failing });
    const sent = createSender(
      target,
      recordingClient(() => ({ response: { status: 200, headers: {}, body: '' } })),
    );
    await expect(sent.send(outgoing)).rejects.toThrow(
      'The signer made-up failed to sign RenewInstance: no good secret: [redacted]',
    );
  });
});

describe('the cost guard', () => {
  const classOf = (request: HttpRequest) => classifyRequest(pack, request).class;

  test('finds the operation where the signature puts it', () => {
    expect(classOf(asking('Do=DescribeInstances'))).toBe('read');
    expect(classOf(asking('Do=RenewInstance&InstanceId=i-bp1'))).toBe('bills');
  });

  test.each([
    ['the name of another protocol', asking('Action=DescribeInstances')],
    ['another letter case', asking('do=DescribeInstances')],
    ['two operations', asking('Do=DescribeInstances&Do=RenewInstance')],
    [
      'a second operation in a header of another signature',
      {
        ...asking('Do=DescribeInstances'),
        headers: { 'X-ACS-Action': 'RenewInstance' },
      },
    ],
    ['another version', asking('Do=DescribeInstances', { 'X-EDITION': '1999-01-01' })],
  ])('counts as billing: %s', (_what, request) => {
    expect(classOf(request)).toBe('bills');
    expect(guardRequest(pack, { kind: 'vendor' }, request).refusal).toContain('not sent');
  });

  test('counts everything as billing once the signer is unknown', () => {
    remove();
    expect(classOf(asking('Do=DescribeInstances'))).toBe('bills');
  });
});

test('the mock finds operation and version', async () => {
  const gateway = { namedIn: ['query', 'header'], parametersIn: ['query'] } as const;
  const request = new Request('http://a.test/?Do=RenewInstance&Action=Other', { headers: { 'X-Edition': version } });
  const read = asVendorReads(await readRequest(request), gateway, [madeUpSigner]);
  expect(read).toMatchObject({ operation: 'RenewInstance', version });
});

test('the Pact filter signs with it, reports what it signed, and refuses with no secret in the refusal', () => {
  const signed: HttpRequest[] = [];
  const filter = signingRequestFilter({
    pack,
    kind: 'vendor',
    baseUrl: vendor,
    credentials: () => targetAt(vendor, 'vendor').credentials['aliyun-ecs'] as never,
    onSigned: (request) => signed.push(request),
  });
  const answers: unknown[] = [];
  const response = { writeHead: (status: number) => ({ end: (text: string) => answers.push(status, text) }) };
  const request = { url: '/?Action=RenewInstance&InstanceId=i-bp1', headers: {} };
  filter(request as never, response as never, () => answers.push('sent'));
  expect(new URL(signed[0]?.url ?? vendor).searchParams.get('Do')).toBe('RenewInstance');
  expect(answers[0]).toBe(403);
  expect(JSON.stringify(answers)).not.toContain(keys.accessKeySecret);
});
