/** Which pack of one mock answers: by the version where its vendor looks for one, else by the signature, else the first. */
import { describe, expect, test } from 'vitest';
import { packBehaviours } from './behaviours/pack-behaviours.ts';
import { acs3Request, rpcRequest, v4Request } from './faulty-requests.test-data.ts';
import { bench, type Reply, readReply } from './mock-client.test-data.ts';

const first = '2014-05-26';
const second = '2020-04-01';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const request = (search: string, init: RequestInit = {}) => new Request(`http://127.0.0.1:4010/${search}`, init);
const posted = (body: string) => request('', { method: 'POST', body, headers: form });

/** The envelopes have nothing in common. */
const packOf = ({ text }: Reply): string => (text.includes('ResponseMetadata') ? 'second' : 'first');

describe.each(['handle', 'refuse'] as const)('%s', (way) => {
  const { mock } = bench();
  const ask = async (asked: Request) =>
    readReply(
      await (way === 'handle' ? mock.handle(asked) : mock.refuse(asked, { status: 400, code: 'C', message: '' })),
    );

  test.each<[string, () => Request, string]>([
    ['version in the query, first', () => request(`?Version=${first}`), 'first'],
    ['version in the query, second', () => request(`?Version=${second}`), 'second'],
    ['version in a header, first', () => request('', { headers: { 'x-acs-version': first } }), 'first'],
    [
      'where the second does not look, in a header',
      () => request('', { headers: { 'x-acs-version': second } }),
      'first',
    ],
    ['version in a form, first', () => posted(`Version=${first}`), 'first'],
    ['where the second does not look, in a form', () => posted(`Version=${second}`), 'first'],
    ['the version counts more than the signature', () => v4Request({ signed: { Version: first } }), 'first'],
    ['and so the other way round', () => rpcRequest({ signed: { Version: second } }), 'second'],
    ['no version, rpc-hmac-sha1', () => rpcRequest({ signed: { Version: undefined } }), 'first'],
    ['no version, acs3-hmac-sha256', () => acs3Request({ signed: { 'x-acs-version': undefined } }), 'first'],
    ['no version, v4-hmac-sha256', () => v4Request({ signed: { Version: undefined } }), 'second'],
    ['no version, v4-hmac-sha256 in the query', () => request('?X-Algorithm=HMAC-SHA256'), 'second'],
    ['an unknown version, v4-hmac-sha256', () => v4Request({ signed: { Version: '1' } }), 'second'],
    ['no version and no signature', () => request(''), 'first'],
    ['an unknown version and no signature', () => request('?Version=1'), 'first'],
  ])('%s', async (_name, make, pack) => {
    expect(packOf(await ask(make()))).toBe(pack);
  });
});

describe('what an envelope tells', () => {
  const { mock } = bench();
  const metadata = async (asked: Request) => (await readReply(await mock.handle(asked))).at('/ResponseMetadata');

  test('it echoes the request', async () => {
    expect(await metadata(v4Request({ signed: { Version: '1999-01-01', service: 'vpc' } }))).toEqual({
      RequestId: expect.stringMatching(/^\d{14}[0-9A-F]{20}$/),
      Action: 'RenewInstance',
      Version: '1999-01-01',
      Service: 'vpc',
      Region: 'cn-beijing',
      Error: expect.objectContaining({ Code: 'InvalidActionOrVersion', CodeN: 100_008 }),
    });
    const elsewhere = { Credential: 'nobody/20260310/cn-shanghai/ecs/request' };
    expect(await metadata(v4Request({ afterwards: elsewhere }))).toMatchObject({ Region: 'cn-shanghai' });
    const inQuery = request(`?Version=${second}&X-Algorithm=HMAC-SHA256&X-Credential=k/1/cn-guangzhou/vpc/request`);
    expect(await metadata(inQuery)).toMatchObject({ Region: 'cn-guangzhou', Service: 'vpc' });
  });

  test('without a credential that can be read it names its own service', async () => {
    for (const asked of [v4Request({ afterwards: { scheme: '' } }), v4Request({ afterwards: { Credential: 'key' } })]) {
      expect(await metadata(asked)).toMatchObject({ Service: 'ecs', Region: 'cn-beijing' });
    }
  });

  test('operation and version count in the query alone', async () => {
    const body = `Action=RenewInstance&Version=${second}`;
    const headers = { ...form, authorization: 'HMAC-SHA256 Credential=k' };
    expect(await metadata(request('', { method: 'POST', body, headers }))).toMatchObject({
      Action: '',
      Version: '',
      Error: { Code: 'MissingParameter' },
    });
  });

  test('an error of the first pack shows the host called and where it is explained', async () => {
    const reply = await readReply(await mock.handle(rpcRequest({ signed: { Action: undefined } })));
    const requestId = `${reply.at('/RequestId')}`;
    expect(reply.body).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
      HostId: '127.0.0.1:4010',
      Code: 'MissingAction',
      Message: 'Action is mandatory for this action.',
      Recommend: `https://api.aliyun.com/troubleshoot?q=MissingAction&product=Ecs&requestId=${requestId}`,
    });
  });

  test.each(Object.entries(packBehaviours()))('request ids of %s never repeat', (_id, { newRequestId }) => {
    const now = new Date();
    const ids = Array.from({ length: 5_000 }, () => newRequestId(now));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
