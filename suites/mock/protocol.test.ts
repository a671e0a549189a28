/** The protocol before any operation: who asks, when, for what. And whose world a request belongs to. */
import { describe, expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import {
  type AskOptions,
  bench,
  credentialsFrom,
  type PackId,
  readReply,
  signedRequest,
  testNow,
} from './mock-client.test-data.ts';
import { mockCredentials } from './mock-credentials.ts';
import { createNonceMemory } from './nonce-memory.ts';

const wrongSecret = { accessKeyId: mockCredentials.accessKeyId, accessKeySecret: new Secret('wrong') };
const unknownKey = { accessKeyId: 'nobody', accessKeySecret: new Secret('x') };
const strangeToken = { ...mockCredentials, securityToken: new Secret('strange') };
const hourLater = new Date(testNow.getTime() + 3_600_000);
const list = { RegionId: 'cn-hangzhou', InstanceId: 'i-1', Period: '1' };

describe.each<[PackId, string, string]>([
  ['aliyun-ecs', 'rpc-hmac-sha1', 'DescribeDisks'],
  ['aliyun-ecs', 'acs3-hmac-sha256', 'DescribeDisks'],
  ['volcengine-ecs', 'v4-hmac-sha256', 'RenewInstance'],
])('%s %s', (packId, signer, operation) => {
  const isFirst = packId === 'aliyun-ecs';
  const refusals: readonly (readonly [string, AskOptions, number, string, number, string])[] = [
    ['wrong secret', { credentials: wrongSecret }, 400, 'SignatureDoesNotMatch', 401, 'SignatureDoesNotMatch'],
    ['unknown key', { credentials: unknownKey }, 404, 'InvalidAccessKeyId.NotFound', 401, 'InvalidAccessKey'],
    ['an hour late', { now: hourLater }, 400, 'InvalidTimeStamp.Expired', 400, 'InvalidTimestamp'],
    ['strange token', { credentials: strangeToken }, 400, 'InvalidSecurityToken.Malformed', 401, 'InvalidSecretToken'],
    ['wrong version', { version: '1999-01-01' }, 400, 'InvalidVersion', 404, 'InvalidActionOrVersion'],
  ];
  test.each(refusals)('%s', async (_name, options, status, code, otherStatus, otherCode) => {
    const { ask } = bench(packId);
    const reply = await ask(operation, list, { signer, ...options });
    expect([reply.status, reply.code]).toEqual(isFirst ? [status, code] : [otherStatus, otherCode]);
    expect(reply.message).not.toContain('%s');
  });

  test('an unknown operation', async () => {
    const reply = await bench(packId).ask('MakeCoffee', {}, { signer });
    expect([reply.status, reply.code]).toEqual([404, isFirst ? 'InvalidAction.NotFound' : 'InvalidActionOrVersion']);
  });

  test.each(['GET', 'POST'] as const)('both methods: %s', async (method) => {
    const bare = bench(packId);
    const { instanceId = '' } = bare.state('an instance exists');
    const reply = await bare.ask(operation, { ...list, InstanceId: instanceId }, { signer, method });
    expect([reply.status, reply.code]).toEqual([200, '']);
  });

  test('no signature', async () => {
    const { mock } = bench(packId);
    const signed = signedRequest(packId, operation, { Format: 'JSON', ...list }, { signer });
    const url = new URL(signed.url);
    for (const name of ['Signature', 'AccessKeyId', 'X-Signature']) url.searchParams.delete(name);
    const headers = new Headers(signed.headers);
    headers.delete('authorization');
    const reply = await readReply(await mock.handle(new Request(url, { method: signed.method, headers })));
    expect([reply.status, reply.code]).toEqual(
      isFirst ? [400, 'MissingAccessKeyId'] : [401, 'MissingAuthenticationToken'],
    );
  });

  test('another method', async () => {
    const { mock } = bench(packId);
    const { url, headers } = signedRequest(packId, operation, { Format: 'JSON' }, { signer });
    const reply = await readReply(await mock.handle(new Request(url, { method: 'DELETE', headers })));
    expect([reply.status, reply.code]).toEqual(isFirst ? [403, 'UnsupportedHTTPMethod'] : [405, 'MethodNotAllowed']);
  });
});

test.each([
  ['rpc-hmac-sha1', 'is not matched with our calculation. server string to sign is:GET&%2F&AccessKeyId'],
  ['acs3-hmac-sha256', 'does not match our calculation. server StringToSign is [ACS3-HMAC-SHA256\n'],
])('a wrong signature is told in the words for %s', async (signer, words) => {
  const reply = await bench().ask('DescribeDisks', list, { signer, credentials: wrongSecret });
  expect(reply.message).toContain(words);
});

test('a nonce is good once', async () => {
  const { ask } = bench();
  const options = { nonce: 'once' };
  expect((await ask('DescribeDisks', list, options)).status).toBe(200);
  const again = await ask('DescribeDisks', list, options);
  expect([again.status, again.code]).toEqual([400, 'SignatureNonceUsed']);
});

test('the memory for nonces is bounded and forgets the oldest', () => {
  const memory = createNonceMemory(2);
  expect(['a', 'b', 'c', 'b', 'a'].map((nonce) => memory.accept('key', nonce))).toEqual([
    true,
    true,
    true,
    false,
    true,
  ]);
});

test('the default format is XML, also for refusals, and an unknown format is refused in it', async () => {
  const { mock } = bench();
  const answer = await mock.handle(signedRequest('aliyun-ecs', 'DescribeDisks', list));
  expect(await answer.text()).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><DescribeDisksResponse><RequestId>/);
  const refused = await mock.handle(signedRequest('aliyun-ecs', 'DescribeDisks', { ...list, Format: 'YAML' }));
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('<Code>InvalidParameter.Format</Code>'),
  ]);
});

test('the billing clock does not move the clock of signatures', async () => {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists');
  test.state('time has passed', { seconds: 86_400 });
  expect((await test.ask('RenewInstance', { InstanceId: instanceId, Period: '1' })).status).toBe(200);
});

describe('whose world', () => {
  test('two packs and two scopes do not see each other', async () => {
    const test = bench();
    const first = test.state('an instance exists');
    const second = test.state('an instance exists', { scope: 'other' });
    test.state('requests are throttled', { scope: 'other' });
    const answer = async (values: typeof first) =>
      (await test.ask('RenewInstance', { InstanceId: values.instanceId ?? '', Period: '1' })).status;
    expect(await answer(first)).toBe(200);
    expect(await answer(second)).toBe(400);
    expect(test.see().orders).toHaveLength(1);
    expect(test.see().instances).toHaveLength(1);
  });

  test("a scope's key sees its scope alone, the mock's key without a resource the scope default", async () => {
    const test = bench();
    const { instanceId = '' } = test.state('an instance exists');
    const credentials = credentialsFrom(test.state('the account has no payment method', { scope: 'other' }));
    const RegionId = 'cn-hangzhou';
    const foreign = await test.ask('RenewInstance', { InstanceId: instanceId, Period: '1' }, { credentials });
    expect([foreign.status, foreign.code]).toEqual([404, 'InvalidInstanceId.NotFound']);
    expect((await test.ask('DescribeInstances', { RegionId }, { credentials })).at('/TotalCount')).toBe(0);
    const { at } = await test.ask('DescribeInstances', { RegionId });
    expect(at('/Instances/Instance')).toMatchObject([{ InstanceId: 'i-mockdefault0000000001' }]);
  });
});
