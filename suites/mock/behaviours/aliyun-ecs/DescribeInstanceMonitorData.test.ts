/** DescribeInstanceMonitorData against its page. The clock of the tests shows 2026-03-10T08:00:00Z. */
import { describe, expect, test } from 'vitest';
import { bench, expectRefusal } from '../../mock-client.test-data.ts';
import { expectSuccess } from './expect-success.test-data.ts';

const operation = 'DescribeInstanceMonitorData';

function prepare(status = 'Running') {
  const test = bench();
  const { instanceId = '' } = test.state('an instance exists', { status });
  const valid = (change: Readonly<Record<string, string>> = {}) => ({
    InstanceId: instanceId,
    StartTime: '2026-03-10T08:00:00Z',
    EndTime: '2026-03-10T08:05:00Z',
    ...change,
  });
  return { test, instanceId, valid };
}

test('one entry per period, from the creation of the instance up to now', async () => {
  const { test, instanceId, valid } = prepare();
  test.state('time has passed', { seconds: 180 });
  const times = async (change: Readonly<Record<string, string>>) => {
    const { at } = await expectSuccess(test, operation, valid(change));
    const entries = at('/MonitorData/InstanceMonitorData') as readonly Readonly<Record<string, string>>[];
    expect(entries.every(({ InstanceId }) => InstanceId === instanceId)).toBe(true);
    return entries.map(({ TimeStamp }) => TimeStamp);
  };
  expect(await times({})).toEqual([
    '2026-03-10T08:00:00Z',
    '2026-03-10T08:01:00Z',
    '2026-03-10T08:02:00Z',
    '2026-03-10T08:03:00Z',
  ]);
  expect(await times({ StartTime: '2026-03-10T08:01:30Z' })).toEqual(['2026-03-10T08:02:00Z', '2026-03-10T08:03:00Z']);
  expect(await times({ Period: '600' })).toEqual(['2026-03-10T08:00:00Z']);
  expect(await times({ StartTime: '2026-03-10T07:59:00Z' })).toHaveLength(4);
});

test('nothing of an instance that is stopped', async () => {
  const { test, valid } = prepare('Stopped');
  const { at } = await expectSuccess(test, operation, valid());
  expect(at('/MonitorData/InstanceMonitorData')).toEqual([]);
});

describe('refusals', () => {
  test.each<[Readonly<Record<string, string>>, number, string]>([
    [{ InstanceId: '' }, 400, 'MissingParameter'],
    [{ StartTime: '' }, 400, 'MissingParameter'],
    [{ EndTime: '' }, 400, 'MissingParameter'],
    [{ InstanceId: 'i-ecsconformance000001' }, 404, 'InvalidInstanceId.NotFound'],
    [{ StartTime: '2026-03-10' }, 400, 'InvalidStartTime.Malformed'],
    [{ StartTime: '2026-13-10T08:00:00Z' }, 400, 'InvalidStartTime.Malformed'],
    [{ EndTime: 'now' }, 400, 'InvalidEndTime.Malformed'],
    [{ EndTime: '2026-03-10T07:00:00Z' }, 400, 'InvalidStartTime.ValueNotSupported'],
    [{ StartTime: '2026-02-08T07:59:00Z', Period: '3600' }, 400, 'InvalidStartTime.TooEarly'],
    [{ StartTime: '2026-03-10T00:00:00Z' }, 400, 'InvalidParameter.TooManyDataQueried'],
    [{ Period: '61' }, 400, 'InvalidPeriod.ValueNotSupported'],
    [{ Period: 'x' }, 400, 'InvalidPeriod.ValueNotSupported'],
  ])('%j', async (change, status, code) => {
    const { test, valid } = prepare();
    await expectRefusal(test, { operation, parameters: valid(change) }, [status, code]);
  });

  test('four hundred periods are not too much', async () => {
    const { test, valid } = prepare();
    await expectSuccess(test, operation, valid({ StartTime: '2026-03-10T01:25:00Z' }));
  });
});
