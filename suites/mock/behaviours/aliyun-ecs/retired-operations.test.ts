/** The three retired operations, by what is known of them without a page, and the arrears page. */
import { describe, expect, test } from 'vitest';
import { retiredAsOperation } from '#specs';
import { type Bench, bench, credentialsFrom, expectRefusal, packs } from '../../mock-client.test-data.ts';
import { performOperation } from '../../perform-operation.ts';
import { emptyWorld, type World } from '../../world.ts';
import { behaviour } from './DescribeSnapshotAttribute.ts';
import { expectSuccess } from './expect-success.test-data.ts';

const account = (test: Bench) => ({ credentials: credentialsFrom(test.state('an account exists')) });

const noPlan = {
  SystemDiskPolicyEnabled: 'false',
  SystemDiskPolicyTimePeriod: '1',
  SystemDiskPolicyRetentionDays: '1',
  SystemDiskPolicyRetentionLastWeek: 'false',
  DataDiskPolicyEnabled: 'false',
  DataDiskPolicyTimePeriod: '1',
  DataDiskPolicyRetentionDays: '1',
  DataDiskPolicyRetentionLastWeek: 'false',
};

describe('automatic snapshots', () => {
  test('a policy that is changed in part is shown so', async () => {
    const test = bench();
    const options = account(test);
    const shown = async () =>
      (await expectSuccess(test, 'DescribeAutoSnapshotPolicy', {}, options)).at('/AutoSnapshotPolicy');
    expect(await shown()).toEqual(noPlan);
    const first = { SystemDiskPolicyEnabled: 'true', SystemDiskPolicyTimePeriod: '3' };
    await expectSuccess(test, 'ModifyAutoSnapshotPolicy', first, options);
    const second = { DataDiskPolicyRetentionDays: '7', DataDiskPolicyRetentionLastWeek: 'true' };
    await expectSuccess(test, 'ModifyAutoSnapshotPolicy', second, options);
    expect(await shown()).toEqual({ ...noPlan, ...first, ...second });
  });

  test.each(['DescribeAutoSnapshotPolicy', 'ModifyAutoSnapshotPolicy'])('%s: what is refused', async (operation) => {
    const test = bench();
    const { credentials } = account(test);
    const denied = credentialsFrom(test.state('the caller lacks a permission', { operation }));
    await expectRefusal(test, { operation, parameters: {}, credentials: denied }, [403, 'Forbidden.RAM']);
    test.state('the operation is not offered to the account', { operation });
    await expectRefusal(test, { operation, parameters: {}, credentials }, [403, 'Forbidden.RAM']);
    test.state('requests are throttled');
    await expectRefusal(test, { operation, parameters: {}, credentials }, [400, 'Throttling.User']);
  });

  test('a day that is no number', async () => {
    const test = bench();
    const parameters = { DataDiskPolicyRetentionDays: 'x' };
    const request = { operation: 'ModifyAutoSnapshotPolicy', parameters, ...account(test) };
    await expectRefusal(test, request, [400, 'InvalidParameter.Format']);
  });
});

describe('DescribeSnapshotAttribute', () => {
  const operation = 'DescribeSnapshotAttribute';
  const empty = emptyWorld({ number: 1, regionId: 'cn-hangzhou', zoneId: 'cn-hangzhou-h', orderPrefix: '' });
  const world: World = {
    ...empty,
    snapshots: [
      {
        id: 's-1',
        regionId: 'cn-hangzhou',
        diskId: 'd-1',
        diskType: 'data',
        sizeGiB: 20,
        name: 'mine',
        description: '',
        createdAtMs: Date.UTC(2014, 7, 5, 1, 44),
      },
    ],
  };
  const ask = (parameters: Readonly<Record<string, string>>) => {
    const retired = packs['aliyun-ecs'].retired.find(({ name }) => name === operation);
    if (retired === undefined) throw new Error(operation);
    const call = { world, operation: retiredAsOperation(retired), nowMs: 0, denied: [] };
    return performOperation(behaviour, {
      ...call,
      parameters: new Map(Object.entries(parameters)),
    });
  };

  test.each([{}, { RegionId: 'cn-hangzhou' }])('shows a snapshot %j', (region) => {
    expect(ask({ SnapshotId: 's-1', ...region })).toMatchObject({
      outcome: 'success',
      result: { SnapshotId: 's-1', SnapshotName: 'mine', Progress: '100%', CreationTime: '2014-08-05T01:44Z' },
    });
  });

  test.each([{ SnapshotId: 's-2' }, { SnapshotId: 's-1', RegionId: 'cn-shanghai' }])('finds none %j', (parameters) => {
    expect(ask(parameters)).toMatchObject({ outcome: 'error', site: 'rule: snapshot absent' });
  });

  test('no id; a snapshot that does not exist; by its own version and by that of the pack', async () => {
    const test = bench();
    const { credentials } = account(test);
    await expectRefusal(test, { operation, parameters: {}, credentials }, [400, 'MissingParameter', 'SnapshotId']);
    const parameters = { SnapshotId: 's-none' };
    await expectRefusal(test, { operation, parameters, credentials }, [400, 'InvalidParameter.Format']);
    const reply = async (version: string) => (await test.ask(operation, parameters, { credentials, version })).code;
    expect(await reply('2013-01-10')).toBe('InvalidParameter.Format');
    expect(await reply('2013-01-11')).toBe('InvalidVersion');
    expect((await test.ask('DescribeRegions', {}, { credentials, version: '2013-01-10' })).code).toBe('InvalidVersion');
  });
});
