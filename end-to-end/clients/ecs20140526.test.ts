/** @alicloud/ecs20140526: the generated client. It renames fields, and each error has a class. */
import ecs from '@alicloud/ecs20140526';
import { $OpenApiUtil, ClientError, ServerError, ThrottlingError } from '@alicloud/openapi-core';
import { expect, test } from 'vitest';
import { describeFirstPackClient } from './first-pack-cases.test-data.ts';
import { describeFirstPackStory } from './first-pack-story.test-data.ts';
import { describeRefusals } from './refusals.test-data.ts';
import { describeRetries } from './retries.test-data.ts';
import { type Address, type Key, mockKey, serveMock } from './served-mock.test-data.ts';
import { between, type Call, lowerFirst, type Parameters, type Shown, shown } from './shown.test-data.ts';

const {
  default: Client,
  DescribeDisksRequest,
  DescribeInstancesRequest,
  ModifyDiskChargeTypeRequest,
  RenewInstanceRequest,
  StartInstanceRequest,
} = ecs;

type Settings = ConstructorParameters<typeof $OpenApiUtil.Config>[0];

const clientOf = ({ host }: Address, key: Key, settings: Settings = {}) =>
  new Client(
    new $OpenApiUtil.Config({ ...key, ...settings, endpoint: host, protocol: 'HTTP', regionId: 'cn-hangzhou' }),
  );

type EcsClient = InstanceType<typeof Client>;
type Runtime = EcsClient['renewInstanceWithOptions'] extends (request: never, runtime: infer R) => unknown ? R : never;
type Fields = Readonly<Record<string, string | number | boolean>>;

interface EcsOperation {
  /** Types of the request's fields, by their names there. */
  readonly types: Readonly<Record<string, unknown>>;
  readonly call: (client: EcsClient, fields: Fields) => Promise<{ statusCode?: number; body?: object }>;
}

const operations: Readonly<Record<string, EcsOperation>> = {
  DescribeInstances: {
    types: DescribeInstancesRequest.types(),
    call: (client, fields) => client.describeInstances(new DescribeInstancesRequest(fields)),
  },
  DescribeDisks: {
    types: DescribeDisksRequest.types(),
    call: (client, fields) => client.describeDisks(new DescribeDisksRequest(fields)),
  },
  StartInstance: {
    types: StartInstanceRequest.types(),
    call: (client, fields) => client.startInstance(new StartInstanceRequest(fields)),
  },
  RenewInstance: {
    types: RenewInstanceRequest.types(),
    call: (client, fields) => client.renewInstance(new RenewInstanceRequest(fields)),
  },
  ModifyDiskChargeType: {
    types: ModifyDiskChargeTypeRequest.types(),
    call: (client, fields) => client.modifyDiskChargeType(new ModifyDiskChargeTypeRequest(fields)),
  },
};

/** The parameters as the request's model wants them; one that it does not have would be lost without a word. */
function fieldsOf(types: EcsOperation['types'], parameters: Parameters): Fields {
  return Object.fromEntries(
    Object.entries(parameters).map(([parameter, value]) => {
      const name = lowerFirst(parameter);
      if (!Object.hasOwn(types, name)) throw new Error(`the model of the request has no field for ${parameter}`);
      if (types[name] === 'number') return [name, Number(value)];
      return [name, types[name] === 'boolean' ? value === 'true' : value];
    }),
  );
}

function classOf(code: unknown, status: unknown) {
  if (`${code}`.includes('Throttling')) return ThrottlingError;
  return Number(status) >= 500 ? ServerError : ClientError;
}

/** Without an answer the error is that of the connection, with its code and nothing else. */
function showError(error: unknown): Shown {
  const { code, statusCode: status, requestId, message } = error as ClientError;
  if (status === undefined) return shown({ code });
  expect(error).toBeInstanceOf(classOf(code, status));
  return shown({
    code,
    status,
    requestId,
    message: between(`${code}: code: ${status}, `, message, ` request id: ${requestId}`),
  });
}

const connectWith =
  (settings: Settings) =>
  (mock: Address, key: Key): Call => {
    const client = clientOf(mock, key, settings);
    return async (name, parameters) => {
      const operation = operations[name];
      if (operation === undefined) throw new Error(`these tests do not know how the client calls ${name}`);
      const fields = fieldsOf(operation.types, parameters);
      try {
        const { statusCode, body } = await operation.call(client, fields);
        return shown({ status: statusCode, requestId: Object(body).requestId, body }, lowerFirst);
      } catch (error) {
        return showError(error);
      }
    };
  };

const ecsClient = { pack: 'aliyun-ecs', connect: connectWith({}), showsStatus: true } as const;
describeFirstPackClient('ecs20140526', ecsClient.connect);
describeRefusals('ecs20140526', ecsClient);
describeFirstPackStory('ecs20140526', ecsClient);
describeRetries('ecs20140526', { ...ecsClient, repeats: false });

/**
 * It repeats what it is told to, by the class or the code of an error; all lists are needed. `maxAttempts` counts the first
 * attempt. Without `backoff` it waits for 0.1 s.
 */
const retryOptions = {
  retryable: true,
  retryCondition: [
    { maxAttempts: 2, exception: ['ServerError'], errorCode: ['ECONNRESET'], backoff: { getDelayTime: () => 1 } },
  ],
  noRetryCondition: [],
};
describeRetries('ecs20140526 with retryOptions', {
  ...ecsClient,
  connect: connectWith({ retryOptions }),
  repeats: true,
});

test('ecs20140526 made to ask for XML reads an error from it, and no success', async () => {
  const mock = await serveMock('aliyun-ecs');
  const { instanceId } = await mock.state('an instance exists');
  // Their class belongs to a package below the client's own.
  const runtime = { extendsParameters: { queries: { Format: 'XML' } } } as unknown as Runtime;
  const renew = (fields: Fields) =>
    clientOf(mock, mockKey).renewInstanceWithOptions(new RenewInstanceRequest(fields), runtime);
  const refused = await renew({ instanceId: 'i-never', period: 1 }).then(() => undefined, showError);
  expect(refused).toMatchObject({ code: 'InvalidInstanceId.NotFound', status: 404, requestId: expect.any(String) });
  await expect(renew({ instanceId: `${instanceId}`, period: 1 })).rejects.toMatchObject({ name: 'SyntaxError' });
  await mock.close();
});
