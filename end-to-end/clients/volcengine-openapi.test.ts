/** @volcengine/openapi: it signs `x-date` and no host, shows no status, and returns an error instead of throwing it. */
import volcengine from '@volcengine/openapi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeRefusals } from './refusals.test-data.ts';
import { describeRetries } from './retries.test-data.ts';
import {
  type Address,
  type Key,
  mockKey,
  mockTemporaryKey,
  type ServedMock,
  serveMock,
} from './served-mock.test-data.ts';
import { awkwardTexts, type Call, type Parameters, shown } from './shown.test-data.ts';

const ways = [
  { name: 'GET', way: { method: 'GET' } },
  { name: 'POST, form', way: { method: 'POST', contentType: 'urlencode' } },
  { name: 'POST, JSON', way: { method: 'POST', contentType: 'json' } },
] as const;

type Way = (typeof ways)[number]['way'];

function renewBy(way: Way, mock: Address, { accessKeyId, accessKeySecret, securityToken }: Key) {
  const service = new volcengine.Service({
    accessKeyId,
    secretKey: accessKeySecret,
    ...(securityToken === undefined ? {} : { sessionToken: securityToken }),
    host: mock.host,
    protocol: 'http:',
    region: 'cn-beijing',
    serviceName: 'ecs',
    defaultVersion: '2020-04-01',
  });
  return service.createAPI<Parameters, { readonly OrderId: string }>('RenewInstance', { ...way });
}

const connectBy =
  (way: Way) =>
  (mock: Address, key: Key): Call => {
    const renew = renewBy(way, mock, key);
    return async (operation, parameters) => {
      expect(operation).toBe('RenewInstance');
      try {
        const { ResponseMetadata, Result } = await renew(parameters);
        const { RequestId: requestId, Error: error } = ResponseMetadata;
        return shown({ code: error?.Code, message: error?.Message, requestId, body: Result });
      } catch (error) {
        return shown({ code: (error as { readonly code?: string }).code });
      }
    };
  };

describe.each(ways)('@volcengine/openapi by $name', ({ way }) => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await serveMock('volcengine-ecs');
  });
  afterAll(() => mock.close());

  const renew = (parameters: Parameters, key: Partial<Key> = {}) =>
    renewBy(way, mock, { ...mockKey, ...key })(parameters);
  const anInstance = async (params: Readonly<Record<string, string>> = {}) =>
    (await mock.state('an instance exists', params)).instanceId ?? '';

  test('RenewInstance, and again with the same client token', async () => {
    const parameters = { InstanceId: await anInstance(), Period: 1, ClientToken: 'again' };
    const first = await renew(parameters);
    expect(first).toEqual({
      ResponseMetadata: {
        RequestId: expect.stringMatching(/^\d{14}[0-9A-F]+$/),
        Action: 'RenewInstance',
        Version: '2020-04-01',
        Service: 'ecs',
        Region: 'cn-beijing',
      },
      Result: { OrderId: expect.any(String) },
    });
    const again = await renew(parameters);
    expect(again.Result).toEqual(first.Result);
    expect(again.ResponseMetadata.RequestId).not.toBe(first.ResponseMetadata.RequestId);
    expect(await mock.orders()).toHaveLength(1);
  });

  const refusals: readonly {
    readonly cause: string;
    readonly parameters: () => Promise<Parameters>;
    readonly key?: Partial<Key>;
    readonly code: string;
  }[] = [
    {
      cause: 'an instance that never existed',
      parameters: async () => ({ InstanceId: 'i-never', Period: 1 }),
      code: 'InvalidInstance.NotFound',
    },
    {
      cause: 'a period not listed',
      parameters: async () => ({ InstanceId: await anInstance(), Period: 13 }),
      code: 'InvalidPeriod',
    },
    {
      cause: 'too many requests',
      parameters: async () => {
        const InstanceId = await anInstance();
        await mock.state('requests are throttled');
        return { InstanceId, Period: 1 };
      },
      code: 'FlowLimitExceeded',
    },
    {
      cause: 'a wrong secret',
      parameters: async () => ({ InstanceId: 'i-never', Period: 1 }),
      key: { accessKeySecret: 'wrong' },
      code: 'SignatureDoesNotMatch',
    },
    {
      cause: 'a wrong session token',
      parameters: async () => ({ InstanceId: 'i-never', Period: 1 }),
      key: { securityToken: 'wrong' },
      code: 'InvalidSecretToken',
    },
    {
      cause: 'an unknown key',
      parameters: async () => ({ InstanceId: 'i-never', Period: 1 }),
      key: { accessKeyId: 'nobody' },
      code: 'InvalidAccessKey',
    },
  ];
  test.each(refusals)('$cause', async ({ parameters, key, code }) => {
    const { ResponseMetadata, Result } = await renew(await parameters(), key);
    expect(Result).toBeUndefined();
    expect(ResponseMetadata).toMatchObject({ RequestId: expect.stringMatching(/^\d{14}[0-9A-F]+$/), Service: 'ecs' });
    expect(ResponseMetadata.Error?.Code).toBe(code);
  });

  test('a temporary key', async () => {
    const { Result } = await renew({ InstanceId: await anInstance(), Period: 1 }, mockTemporaryKey);
    expect(Result?.OrderId).toEqual(expect.any(String));
  });

  test.each(awkwardTexts)('the signature of %s is accepted', async (text) => {
    const { ResponseMetadata } = await renew({ InstanceId: 'i-never', Period: 1, Name: text });
    expect(ResponseMetadata.Error?.Code).toBe('InvalidInstance.NotFound');
  });
});

const openApi = { pack: 'volcengine-ecs', connect: connectBy(ways[0].way), showsStatus: false } as const;
describeRefusals('@volcengine/openapi', openApi);
describeRetries('@volcengine/openapi', { ...openApi, repeats: false });

test('@volcengine/openapi, one story: an expired instance is renewed, its lock is gone, and it is renewed once more', async () => {
  const mock = await serveMock('volcengine-ecs');
  const scope = mock.scope();
  const { instanceId } = await scope.state('an instance exists');
  await scope.state('the instance expired');
  const look = async () => (await scope.observe()).instances[0];
  const expired = await look();
  expect(expired).toMatchObject({ status: 'Stopped', locks: ['financial'] });

  const call = openApi.connect(mock, mockKey);
  const renew = (ClientToken: string) =>
    call('RenewInstance', { InstanceId: `${instanceId}`, Period: 1, PeriodUnit: 'Month', ClientToken });
  const first = await renew('first intent');
  const unlocked = await look();
  expect(unlocked?.locks).toEqual([]);
  expect(`${unlocked?.expiredTime}` > `${expired?.expiredTime}`).toBe(true);

  expect((await renew('first intent')).at('OrderId')).toBe(first.at('OrderId'));
  expect(await look()).toEqual(unlocked);
  const second = await renew('second intent');
  expect(`${(await look())?.expiredTime}` > `${unlocked?.expiredTime}`).toBe(true);
  expect((await scope.observe()).orders.map(({ orderId, status }) => [orderId, status])).toEqual([
    [first.at('OrderId'), 'paid'],
    [second.at('OrderId'), 'paid'],
  ]);
  await mock.close();
});
