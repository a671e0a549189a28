/** One story for every client of the first pack: an instance expired, is renewed and runs again, and its disks become subscriptions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Speaker } from './refusals.test-data.ts';
import { mockKey, type ServedMock, serveMock } from './served-mock.test-data.ts';
import type { Call } from './shown.test-data.ts';

const RegionId = 'cn-hangzhou';

/** What the story asks and does, in the client's own answers. */
function actsOf(call: Call, InstanceId: string, diskIds: readonly string[]) {
  const DiskIds = JSON.stringify(diskIds);
  return {
    look: async () => {
      const found = await call('DescribeInstances', { RegionId, InstanceIds: JSON.stringify([InstanceId]) });
      const instance = (field: string) => found.at(`Instances.Instance.0.${field}`);
      const lock = instance('OperationLocks.LockReason.0.LockReason');
      return { status: instance('Status'), lock, expiredTime: `${instance('ExpiredTime')}` };
    },
    chargeTypes: async () => {
      const found = await call('DescribeDisks', { RegionId, DiskIds });
      return diskIds.map((_, place) => found.at(`Disks.Disk.${place}.DiskChargeType`));
    },
    start: () => call('StartInstance', { InstanceId }),
    renew: () => call('RenewInstance', { InstanceId, Period: 1, PeriodUnit: 'Month' }),
    convert: () => call('ModifyDiskChargeType', { RegionId, InstanceId, DiskIds, AutoPay: 'false' }),
  };
}

/** Tells the story through a client. */
export function describeFirstPackStory(name: string, { connect }: Pick<Speaker, 'connect'>): void {
  describe(`${name}, one story`, () => {
    let mock: ServedMock;
    beforeAll(async () => {
      mock = await serveMock('aliyun-ecs');
    });
    afterAll(() => mock.close());

    test('describe, see the lock, renew, lock gone, convert disks, pay', async () => {
      const { instanceId = '' } = await mock.state('an instance exists');
      const disks = [await mock.state('a disk exists'), await mock.state('a disk exists')];
      await mock.state('the instance expired', { instanceId });
      const diskIds = disks.map(({ diskId = '' }) => diskId);
      const { look, chargeTypes, start, renew, convert } = actsOf(connect(mock, mockKey), instanceId, diskIds);

      const expired = await look();
      expect(expired).toMatchObject({ status: 'Stopped', lock: 'financial' });
      expect(await start()).toMatchObject({ code: 'InstanceExpired', status: 403 });

      expect((await renew()).at('OrderId')).toEqual(expect.stringMatching(/^\d+$/));
      const unlocked = await look();
      expect(unlocked.lock).toBeUndefined();
      expect(unlocked.expiredTime > expired.expiredTime).toBe(true);
      expect(await start()).toMatchObject({ code: undefined, status: 200 });
      await mock.state('time has passed', { seconds: 600 });
      expect((await look()).status).toBe('Running');

      const orderId = `${(await convert()).at('OrderId')}`;
      expect(await mock.orders()).toContainEqual(expect.objectContaining({ orderId, status: 'unpaid' }));
      expect(await chargeTypes()).toEqual(['PostPaid', 'PostPaid']);
      expect(await convert()).toMatchObject({ code: 'InvalidInstance.UnPaidOrder', status: 400 });

      await mock.state('the order was paid', { orderId });
      expect(await chargeTypes()).toEqual(['PrePaid', 'PrePaid']);
      expect(await mock.orders()).toContainEqual(expect.objectContaining({ orderId, status: 'paid' }));
    });
  });
}
