/** @alicloud/openapi-client: the generic client, with its header signature and its older query signature. */
import openApi from '@alicloud/openapi-client';
import { RuntimeOptions } from '@alicloud/tea-util';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { describeFirstPackClient } from './first-pack-cases.test-data.ts';
import { describeRefusals } from './refusals.test-data.ts';
import { describeRetries } from './retries.test-data.ts';
import { type Address, type Key, mockKey, serveMock } from './served-mock.test-data.ts';
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

/** The request id stands in the data of an error, and nowhere else by name. */
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
describeRetries('openapi-client', { ...openApiClient, repeats: false });

/** The option asks for errors of a class that nothing in the client throws. */
const retrying = new RuntimeOptions({ autoretry: true, maxAttempts: 3 });
describeRetries('openapi-client with autoretry', {
  ...openApiClient,
  connect: connectBy('query', retrying),
  repeats: false,
});

test('openapi-client hands out XML as text, and it says the same as JSON', async () => {
  const mock = await serveMock('aliyun-ecs');
  const { instanceId } = await mock.state('an instance exists');
  const query = { RegionId: 'cn-hangzhou', InstanceIds: JSON.stringify([instanceId]) };
  const ask = async (format: 'XML' | 'JSON'): Promise<string> => {
    const request = new OpenApiRequest({ query: { ...query, Format: format } });
    const answer = await clientOf(mock, mockKey).callApi(
      paramsOf('DescribeInstances', 'string'),
      request,
      new RuntimeOptions({}),
    );
    return answer.body;
  };
  const fromXml = new XMLParser({ parseTagValue: false }).parse(await ask('XML')).DescribeInstancesResponse;
  const fromJson = JSON.parse(await ask('JSON'));
  const facts = ({ Instances }: typeof fromJson) => {
    const [instance] = [Instances.Instance].flat();
    return [instance.InstanceId, instance.Status, instance.ExpiredTime, `${instance.Memory}`];
  };
  expect(facts(fromXml)).toEqual(facts(fromJson));
  expect(facts(fromXml)[0]).toBe(instanceId);
  await mock.close();
});
