/** @alicloud/ecs20140526: the generated client. It renames fields, and each error has a class. */
import ecs from '@alicloud/ecs20140526';
import { $OpenApiUtil, ClientError, ThrottlingError } from '@alicloud/openapi-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeFirstPackClient } from './first-pack-cases.test-data.ts';
import { type Key, mockKey, type ServedMock, serveMock } from './served-mock.test-data.ts';
import { type Call, lowerFirst, type Parameters, shown } from './shown.test-data.ts';

const {
  default: Client,
  DescribeDisksRequest,
  DescribeInstancesRequest,
  ModifyDiskChargeTypeRequest,
  RenewInstanceRequest,
  StartInstanceRequest,
} = ecs;
const regionId = 'cn-hangzhou';

const clientOf = ({ host }: ServedMock, key: Key) =>
  new Client(new $OpenApiUtil.Config({ ...key, endpoint: host, protocol: 'HTTP', regionId }));

type EcsClient = InstanceType<typeof Client>;

const operations: Readonly<
  Record<string, (client: EcsClient, fields: Parameters) => Promise<{ statusCode?: number; body?: object }>>
> = {
  DescribeInstances: (client, fields) => client.describeInstances(new DescribeInstancesRequest(fields)),
  DescribeDisks: (client, fields) => client.describeDisks(new DescribeDisksRequest(fields)),
  RenewInstance: (client, fields) => client.renewInstance(new RenewInstanceRequest(fields)),
  ModifyDiskChargeType: (client, fields) => client.modifyDiskChargeType(new ModifyDiskChargeTypeRequest(fields)),
};

function connect(mock: ServedMock, key: Key): Call {
  const client = clientOf(mock, key);
  return async (operation, parameters) => {
    const fields = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [lowerFirst(name), value]));
    try {
      const { statusCode, body } = (await operations[operation]?.(client, fields)) ?? {};
      return shown({ status: statusCode, requestId: Object(body).requestId, body }, lowerFirst);
    } catch (error) {
      const { code, statusCode, requestId } = error as ClientError;
      expect(error).toBeInstanceOf(code?.startsWith('Throttling') ? ThrottlingError : ClientError);
      return shown({ code, status: statusCode, requestId });
    }
  };
}

describeFirstPackClient('ecs20140526', connect);

describe('ecs20140526, one story', () => {
  let mock: ServedMock;
  beforeAll(async () => {
    mock = await serveMock('aliyun-ecs');
  });
  afterAll(() => mock.close());

  test('describe, see the lock, renew, lock gone, convert disks, pay', async () => {
    const client = clientOf(mock, mockKey);
    const { instanceId = '' } = await mock.state('an instance exists');
    const diskIds = [await mock.state('a disk exists'), await mock.state('a disk exists')].map(({ diskId }) => diskId);
    await mock.state('the instance expired', { instanceId });

    const look = async () => {
      const request = new DescribeInstancesRequest({ regionId, instanceIds: JSON.stringify([instanceId]) });
      const [instance] = (await client.describeInstances(request)).body?.instances?.instance ?? [];
      const locks = (instance?.operationLocks?.lockReason ?? []).map(({ lockReason }) => lockReason);
      return { status: instance?.status, locks, expiredTime: instance?.expiredTime ?? '' };
    };
    const chargeTypes = async () => {
      const request = new DescribeDisksRequest({ regionId, diskIds: JSON.stringify(diskIds) });
      return (await client.describeDisks(request)).body?.disks?.disk?.map(({ diskChargeType }) => diskChargeType);
    };
    const start = () => client.startInstance(new StartInstanceRequest({ instanceId }));
    const convert = () => {
      const fields = { regionId, instanceId, diskIds: JSON.stringify(diskIds), autoPay: false };
      return client.modifyDiskChargeType(new ModifyDiskChargeTypeRequest(fields));
    };

    const expired = await look();
    expect(expired).toMatchObject({ status: 'Stopped', locks: ['financial'] });
    await expect(start()).rejects.toMatchObject({ code: 'InstanceExpired', statusCode: 403 });

    const renewed = await client.renewInstance(
      new RenewInstanceRequest({ instanceId, period: 1, periodUnit: 'Month' }),
    );
    expect(renewed.body?.orderId).toMatch(/^\d+$/);
    const unlocked = await look();
    expect(unlocked.locks).toEqual([]);
    expect(unlocked.expiredTime > expired.expiredTime).toBe(true);
    expect((await start()).statusCode).toBe(200);
    await mock.state('time has passed', { seconds: 600 });
    expect((await look()).status).toBe('Running');

    const { orderId = '' } = (await convert()).body ?? {};
    expect(await mock.orders()).toContainEqual(expect.objectContaining({ orderId, status: 'unpaid' }));
    expect(await chargeTypes()).toEqual(['PostPaid', 'PostPaid']);
    await expect(convert()).rejects.toMatchObject({ code: 'InvalidInstance.UnPaidOrder', statusCode: 400 });

    await mock.state('the order was paid', { orderId });
    expect(await chargeTypes()).toEqual(['PrePaid', 'PrePaid']);
    expect(await mock.orders()).toContainEqual(expect.objectContaining({ orderId, status: 'paid' }));
  });
});
