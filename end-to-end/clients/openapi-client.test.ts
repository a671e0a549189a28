/** @alicloud/openapi-client: the generic client, with its header signature and its older query signature. */
import openApi from '@alicloud/openapi-client';
import { RuntimeOptions } from '@alicloud/tea-util';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeFirstPackClient } from './first-pack-cases.test-data.ts';
import { describeFirstPackStory } from './first-pack-story.test-data.ts';
import { describeRefusals } from './refusals.test-data.ts';
import { describeRetries } from './retries.test-data.ts';
import { type Address, type Key, mockKey, type ServedMock, serveMock } from './served-mock.test-data.ts';
import { between, type Call, type Parameters, type Shown, shown } from './shown.test-data.ts';

const { default: Client, Config, OpenApiRequest, Params } = openApi;
const version = '2014-05-26';

const clientOf = ({ host }: Address, key: Key) =>
  new Client(new Config({ ...key, endpoint: host, protocol: 'HTTP', regionId: 'cn-hangzhou' }));

interface OpenApiError {
  readonly code?: string;
  readonly message: string;
  readonly statusCode?: number;
  /** Absent where there was no answer. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Only the data of an error has the request id under a name. */
async function show(answer: Promise<Readonly<Record<string, unknown>>>): Promise<Shown> {
  try {
    const { statusCode, body } = await answer;
    return shown({ status: statusCode, requestId: Object(body).RequestId, body });
  } catch (error) {
    const { code, message, statusCode: status, data } = error as OpenApiError;
    const requestId = data?.RequestId;
    const wrapped = between(`${code}: code: ${status}, `, message, ` request id: ${requestId}`);
    return shown({ code, status, requestId, message: wrapped });
  }
}

const paramsOf = (action: string, bodyType: string) =>
  new Params({
    action,
    version,
    protocol: 'HTTP',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType,
  });

const connectBy =
  (place: 'query' | 'body', runtime = new RuntimeOptions({})) =>
  (mock: Address, key: Key): Call => {
    const client = clientOf(mock, key);
    return (operation, parameters) =>
      show(client.callApi(paramsOf(operation, 'json'), new OpenApiRequest({ [place]: asTexts(parameters) }), runtime));
  };

const connectByQuerySignature =
  (method: 'GET' | 'POST') =>
  (mock: Address, key: Key): Call => {
    const client = clientOf(mock, key);
    return (operation, parameters) => {
      const request = new OpenApiRequest({ [method === 'GET' ? 'query' : 'body']: asTexts(parameters) });
      return show(
        client.doRPCRequest(operation, version, 'HTTP', method, 'AK', 'json', request, new RuntimeOptions({})),
      );
    };
  };

const asTexts = (parameters: Parameters) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, `${value}`]));

describeFirstPackClient('openapi-client, header signature over the query', connectBy('query'));
describeFirstPackClient('openapi-client, header signature over a form body', connectBy('body'));
describeFirstPackClient('openapi-client, query signature, GET', connectByQuerySignature('GET'));
describeFirstPackClient('openapi-client, query signature over query and form', connectByQuerySignature('POST'));

const openApiClient = { pack: 'aliyun-ecs', connect: connectBy('query'), showsStatus: true } as const;
describeRefusals('openapi-client', openApiClient);
describeRefusals('openapi-client, query signature', { ...openApiClient, connect: connectByQuerySignature('GET') });
describeFirstPackStory('openapi-client', openApiClient);
describeRetries('openapi-client', { ...openApiClient, repeats: false });

/** The option asks for errors of a class that nothing in the client throws. */
const retrying = new RuntimeOptions({ autoretry: true, maxAttempts: 3 });
describeRetries('openapi-client with autoretry', {
  ...openApiClient,
  connect: connectBy('query', retrying),
  repeats: false,
});

const xml = new XMLParser({ parseTagValue: false });

/** Asks for XML and gets its text; an error the client reads itself, from XML as from JSON. */
const connectByXml = (mock: Address, key: Key): Call => {
  const client = clientOf(mock, key);
  return (operation, parameters) => {
    const request = new OpenApiRequest({ query: asTexts({ ...parameters, Format: 'XML' }) });
    const answer = client.callApi(paramsOf(operation, 'string'), request, new RuntimeOptions({}));
    return show(answer.then(({ body, ...rest }) => ({ ...rest, body: xml.parse(body)[`${operation}Response`] })));
  };
};

describeRefusals('openapi-client, XML', { ...openApiClient, connect: connectByXml });

/** Every fact with its place, in order; an empty list is nothing in XML, and lists of one entry look like that entry. */
function factsIn(value: unknown, place = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => factsIn(entry, place));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) => factsIn(inner, `${place}/${name}`));
  }
  return `${value}` === '' ? [] : [`${place} ${value}`];
}

describe('openapi-client, XML and JSON', () => {
  let mock: ServedMock;
  let ids: Readonly<Record<'InstanceId' | 'diskId', string>>;
  beforeAll(async () => {
    mock = await serveMock('aliyun-ecs');
    const { instanceId: InstanceId = '' } = await mock.state('an instance exists');
    const { diskId = '' } = await mock.state('a disk exists');
    ids = { InstanceId, diskId };
  });
  afterAll(() => mock.close());

  const RegionId = 'cn-hangzhou';
  const questions: Readonly<Record<string, (named: typeof ids) => Parameters>> = {
    DescribeInstances: ({ InstanceId }) => ({ RegionId, InstanceIds: JSON.stringify([InstanceId]) }),
    DescribeDisks: ({ InstanceId }) => ({ RegionId, InstanceId }),
    RenewInstance: ({ InstanceId }) => ({ InstanceId, Period: 1, ClientToken: 'told twice' }),
    ModifyDiskChargeType: ({ InstanceId, diskId }) => ({
      RegionId,
      InstanceId,
      DiskIds: JSON.stringify([diskId]),
      ClientToken: 'told twice',
    }),
  };
  test.each(Object.keys(questions))('%s: the text of the XML says what the JSON says', async (operation) => {
    const parameters = questions[operation]?.(ids) ?? {};
    const [fromXml, fromJson] = [
      await connectByXml(mock, mockKey)(operation, parameters),
      await openApiClient.connect(mock, mockKey)(operation, parameters),
    ];
    const facts = ({ body, requestId }: Shown) => factsIn(body).filter((fact) => fact !== `/RequestId ${requestId}`);
    expect(facts(fromXml)).toEqual(facts(fromJson));
    expect(facts(fromXml).length).toBeGreaterThan(0);
    expect(fromXml.requestId).not.toBe(fromJson.requestId);
  });

  test('its older signature hands out XML as text as well, and cannot read an error from it', async () => {
    const ask = (InstanceId: string) => {
      const request = new OpenApiRequest({ query: { InstanceId, Period: '1', Format: 'XML' } });
      const client = clientOf(mock, mockKey);
      return client.doRPCRequest(
        'RenewInstance',
        version,
        'HTTP',
        'GET',
        'AK',
        'string',
        request,
        new RuntimeOptions({}),
      );
    };
    expect((await ask(ids.InstanceId)).body).toMatch(/^<\?xml .*<RenewInstanceResponse>.*<OrderId>/);
    await expect(ask('i-never')).rejects.toMatchObject({ name: 'SyntaxError' });
  });
});
