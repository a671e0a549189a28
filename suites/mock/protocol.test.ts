/** The protocol before any operation: who asks, when, for what. And whose world a request belongs to. */
import { describe, expect, test } from 'vitest';
import type { Credentials } from '../model.ts';
import { Secret } from '../secret.ts';
import { acs3Request, faultyRequests, rpcRequest, v4Request } from './faulty-requests.test-data.ts';
import { bench, credentialsFrom, type PackId, readReply, signedRequest } from './mock-client.test-data.ts';
import { mockCredentials } from './mock-credentials.ts';
import { createNonceMemory } from './nonce-memory.ts';

const wrongSecret = { accessKeyId: mockCredentials.accessKeyId, accessKeySecret: new Secret('wrong') };
const list = { RegionId: 'cn-hangzhou', InstanceId: 'i-1', Period: '1' };

describe('one fault has the one answer that names it', () => {
  test.each(faultyRequests)(
    '$packId $signer $fault',
    async ({ packId, request, answer: [status, code, word = ''] }) => {
      const { mock } = bench(packId);
      const text = await (await mock.handle(request())).text();
      const reply = await readReply(await mock.handle(request()));
      const [shown] = /(?<=<Code>)[^<]+/.exec(text) ?? [reply.code];
      expect([reply.status, shown]).toEqual([status, code]);
      expect(text).toContain(word);
      expect(text).not.toContain('%s');
    },
  );

  test.each([
    ['rpc-hmac-sha1', rpcRequest, 200],
    ['acs3-hmac-sha256', acs3Request, 200],
    // Nothing is wrong with the request but that there is no such instance.
    ['v4-hmac-sha256', v4Request, 404],
  ])('%s without a fault', async (_name, make, status) => {
    expect((await bench().mock.handle(make())).status).toBe(status);
  });
});

describe.each<[PackId, string, string]>([
  ['aliyun-ecs', 'rpc-hmac-sha1', 'DescribeDisks'],
  ['aliyun-ecs', 'acs3-hmac-sha256', 'DescribeDisks'],
  ['volcengine-ecs', 'v4-hmac-sha256', 'RenewInstance'],
])('%s %s', (packId, signer, operation) => {
  const isFirst = packId === 'aliyun-ecs';

  test.each(['GET', 'POST'] as const)('both methods: %s', async (method) => {
    const bare = bench(packId);
    const { instanceId = '' } = bare.state('an instance exists');
    const reply = await bare.ask(operation, { ...list, InstanceId: instanceId }, { signer, method });
    expect([reply.status, reply.code]).toEqual([200, '']);
  });

  test.each(['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])('another method: %s', async (method) => {
    const { mock } = bench(packId);
    const { url, headers } = signedRequest(packId, operation, { Format: 'JSON' }, { signer });
    const reply = await readReply(await mock.handle(new Request(url, { method, headers })));
    expect([reply.status, reply.code]).toEqual(isFirst ? [400, 'UnsupportedHTTPMethod'] : [405, 'MethodNotAllowed']);
  });

  test('a temporary key is accepted together with its own token alone', async () => {
    const test = bench(packId);
    const { instanceId = '' } = test.state('an instance exists');
    const state = (): Credentials => credentialsFrom(test.state('a temporary key exists'));
    const [temporary, other] = [state(), state()];
    const { securityToken: _token, ...bare } = temporary;
    const answerTo = async (credentials: Credentials) => {
      const reply = await test.ask(operation, { ...list, InstanceId: instanceId }, { signer, credentials });
      return [reply.status, reply.code];
    };
    const withToken = (securityToken: Secret | undefined, key: Credentials = temporary): Credentials =>
      securityToken === undefined ? key : { ...key, securityToken };
    const mismatch = isFirst ? [400, 'InvalidSecurityToken.MismatchWithAccessKey'] : [401, 'InvalidSecretToken'];
    const malformed = isFirst ? [400, 'InvalidSecurityToken.Malformed'] : [401, 'InvalidSecretToken'];
    expect(await answerTo(temporary)).toEqual([200, '']);
    expect(await answerTo(bare)).toEqual([400, isFirst ? 'MissingSecurityToken' : 'MissingRequestInfo']);
    expect(await answerTo(withToken(other.securityToken))).toEqual(mismatch);
    expect(await answerTo(withToken(mockCredentials.securityToken))).toEqual(mismatch);
    expect(await answerTo(withToken(new Secret('no token')))).toEqual(malformed);
    expect(await answerTo(withToken(temporary.securityToken, mockCredentials))).toEqual(mismatch);
    const { accessKeyId, accessKeySecret } = mockCredentials;
    expect(await answerTo(mockCredentials)).toEqual([200, '']);
    expect(await answerTo({ accessKeyId, accessKeySecret })).toEqual([200, '']);
    const lasting = credentialsFrom(test.state('an account exists'));
    expect(await answerTo(lasting)).toEqual([200, '']);
    expect(await answerTo(withToken(temporary.securityToken, lasting))).toEqual(mismatch);
  });

  test('a token is forgotten together with its scope', async () => {
    const test = bench(packId);
    const credentials = credentialsFrom(test.state('a temporary key exists'));
    test.mock.states({ state: 'a temporary key exists', action: 'teardown', params: { pack: packId, scope: 'test' } });
    const reply = await test.ask(operation, list, { signer, credentials });
    expect(reply.code).toBe(isFirst ? 'InvalidAccessKeyId.NotFound' : 'InvalidAccessKey');
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
