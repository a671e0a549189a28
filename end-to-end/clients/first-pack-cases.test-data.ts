/** The same calls for every client that speaks the first pack's protocol: what it shows must be what the page says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Address,
  type Key,
  mockKey,
  mockTemporaryKey,
  type ServedMock,
  serveMock,
} from './served-mock.test-data.ts';
import { awkwardTexts, type Call, type Parameters } from './shown.test-data.ts';

const requestIdForm = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
const RegionId = 'cn-hangzhou';

interface Refusal {
  readonly operation: string;
  readonly parameters: Parameters;
  readonly answer: readonly [status: number, code: string];
  readonly key?: Partial<Key>;
  /** Sets the states; what it returns is sent as well. */
  readonly given?: (mock: ServedMock) => Promise<Parameters>;
}

const anInstance = (params: Readonly<Record<string, string>> = {}) => {
  return async ({ state }: ServedMock) => ({
    InstanceId: (await state('an instance exists', params)).instanceId ?? '',
  });
};

const renew = { operation: 'RenewInstance', parameters: { Period: 1 } };
const listing = { operation: 'DescribeInstances', parameters: { RegionId } };

const refusals: Readonly<Record<string, Refusal>> = {
  'an instance that never existed': {
    operation: 'RenewInstance',
    parameters: { InstanceId: 'i-never', Period: 1 },
    answer: [404, 'InvalidInstanceId.NotFound'],
  },
  'a period not listed': {
    operation: 'RenewInstance',
    parameters: { Period: 13 },
    given: anInstance(),
    answer: [400, 'InvalidPeriod'],
  },
  'a pay-as-you-go instance': {
    ...renew,
    given: anInstance({ chargeType: 'PostPaid' }),
    answer: [403, 'ChargeTypeViolation'],
  },
  'an absent disk': {
    operation: 'ModifyDiskChargeType',
    parameters: { RegionId, DiskIds: '["d-never"]' },
    given: anInstance(),
    answer: [404, 'InvalidDiskIds.NotFound'],
  },
  'too many requests': {
    ...renew,
    given: async (mock) => {
      const named = await anInstance()(mock);
      await mock.state('requests are throttled');
      return named;
    },
    answer: [400, 'Throttling.User'],
  },
  'a wrong secret': { ...listing, key: { accessKeySecret: 'wrong' }, answer: [400, 'SignatureDoesNotMatch'] },
  'a wrong security token': {
    ...listing,
    key: { securityToken: 'wrong' },
    answer: [400, 'InvalidSecurityToken.Malformed'],
  },
  'an unknown key': { ...listing, key: { accessKeyId: 'nobody' }, answer: [404, 'InvalidAccessKeyId.NotFound'] },
};

/** Runs the common calls over a client. */
export function describeFirstPackClient(name: string, connect: (mock: Address, key: Key) => Call): void {
  describe(name, () => {
    let mock: ServedMock;
    let call: Call;
    beforeAll(async () => {
      mock = await serveMock('aliyun-ecs');
      call = connect(mock, mockKey);
    });
    afterAll(() => mock.close());

    test('DescribeInstances and DescribeDisks', async () => {
      const { instanceId = '' } = await mock.state('an instance exists');
      const { diskId } = await mock.state('a disk exists');
      const instances = await call('DescribeInstances', { RegionId, InstanceIds: JSON.stringify([instanceId]) });
      expect(instances).toMatchObject({
        code: undefined,
        status: 200,
        requestId: expect.stringMatching(requestIdForm),
      });
      expect(instances.at('TotalCount')).toBe(1);
      expect(instances.at('Instances.Instance.0.InstanceId')).toBe(instanceId);
      expect(instances.at('Instances.Instance.0.OperationLocks.LockReason')).toEqual([]);
      const disks = await call('DescribeDisks', { RegionId, DiskIds: JSON.stringify([diskId]) });
      expect(disks.status).toBe(200);
      expect(disks.at('Disks.Disk.0.DiskId')).toBe(diskId);
      expect(disks.at('Disks.Disk.0.DiskChargeType')).toBe('PostPaid');
    });

    test.each([
      { operation: 'RenewInstance', others: { Period: 2 }, mismatch: [400, 'IdempotenceParamNotMatch'] },
      {
        operation: 'ModifyDiskChargeType',
        others: { AutoPay: 'false' },
        mismatch: [400, 'Idempotence.SignatureMismatch'],
      },
    ])('$operation, and again with the same client token', async ({ operation, others, mismatch }) => {
      const { instanceId: InstanceId = '' } = await mock.state('an instance exists');
      const { diskId } = await mock.state('a disk exists');
      const own: Parameters =
        operation === 'RenewInstance'
          ? { InstanceId, Period: 1 }
          : { InstanceId, RegionId, DiskIds: JSON.stringify([diskId]) };
      const parameters = { ...own, ClientToken: `again-${operation}` };
      const first = await call(operation, parameters);
      const again = await call(operation, parameters);
      expect([first.code, first.status]).toEqual([undefined, 200]);
      expect(first.at('OrderId')).toEqual(expect.stringMatching(/^\d+$/));
      expect(again.at('OrderId')).toBe(first.at('OrderId'));
      expect(again.requestId).not.toBe(first.requestId);
      expect(await mock.orders()).toHaveLength(1);
      const other = await call(operation, { ...parameters, ...others });
      expect([other.status, other.code]).toEqual(mismatch);
    });

    test('a temporary key', async () => {
      const answered = await connect(mock, mockTemporaryKey)('DescribeInstances', { RegionId });
      expect([answered.code, answered.status]).toEqual([undefined, 200]);
    });

    test.each(Object.keys(refusals))('%s', async (refusal) => {
      const { operation, parameters, answer, key, given } = refusals[refusal] as Refusal;
      const named = (await given?.(mock)) ?? {};
      const answered = await connect(mock, { ...mockKey, ...key })(operation, { ...parameters, ...named });
      expect([answered.status, answered.code]).toEqual(answer);
      expect(answered.requestId).toMatch(requestIdForm);
    });

    test.each(awkwardTexts)('the signature of %s is accepted', async (text) => {
      const found = await call('DescribeInstances', { RegionId, InstanceName: text });
      expect([found.code, found.status, found.at('TotalCount')]).toEqual([undefined, 200, 0]);
    });
  });
}
