/**
 * What every operation answers whatever it does: to a sender without the permission, to an account that it is not offered to,
 * and when the mock was instructed to throttle or to fail. Operations with rows of their own are listed with these rows.
 */
import { describe, expect, test } from 'vitest';
import type { Operation } from '#specs';
import { performOperation } from '../perform-operation.ts';
import { emptyWorld, type World } from '../world.ts';
import type { Call, ErrorChoice } from './behaviour.ts';
import { loadedPacks } from './loaded-behaviours.test-data.ts';

type Row = readonly [status: number, code: string, text?: string];
interface Rows {
  readonly throttled: Row;
  readonly internal: Row;
  readonly denied: Row;
  readonly notOffered: Row;
}

const usual: Readonly<Record<string, Rows>> = {
  'aliyun-ecs': {
    throttled: [400, 'Throttling.User'],
    internal: [500, 'InternalError', 'unknown error.'],
    denied: [403, 'Forbidden.RAM'],
    notOffered: [403, 'Forbidden.RAM'],
  },
  'volcengine-ecs': {
    throttled: [429, 'FlowLimitExceeded'],
    internal: [500, 'InternalError', 'An internal error'],
    denied: [403, 'AccessDenied'],
    notOffered: [403, 'AccessDenied'],
  },
};

const ofTheirOwn: Readonly<Record<string, Partial<Rows>>> = {
  'aliyun-ecs/CreateImage': { internal: [500, 'InternalError', 'exception or failure.'] },
  'aliyun-ecs/CreateInstance': { notOffered: [400, 'OperationDenied', 'current user'] },
  'aliyun-ecs/DescribeInstanceMonitorData': { throttled: [400, 'Throttling', 'request throttling'] },
  'aliyun-ecs/DescribeRegions': { notOffered: [403, 'Unauthorized.EmptyRegion'] },
  'aliyun-ecs/ModifyDiskChargeType': {
    throttled: [400, 'Throttling', 'try again after 5 minutes'],
    denied: [403, 'Forbidden', 'User not authorized to operate on the specified resource.'],
    notOffered: [403, 'Forbidden', 'The current account does not support this operation.'],
  },
  'aliyun-ecs/ModifyInstanceSpec': { throttled: [400, 'Throttling', 'after 5 minutes'] },
  'aliyun-ecs/ReInitDisk': { internal: [500, 'InternalError', 'exception or failure.'] },
  'aliyun-ecs/RenewInstance': { notOffered: [400, 'OperationDenied', 'current user'] },
};

/** Its effect answers a sender without the permission: with an empty list. */
const deniedByEffect = 'aliyun-ecs/DescribeInstances';

const operations = Object.entries(loadedPacks).flatMap(([pack, loaded]) =>
  Object.entries(loaded.operations).map(([name, behaviour]) => ({ id: `${pack}/${name}`, pack, name, behaviour })),
);

const world = emptyWorld({ number: 1, regionId: 'r', zoneId: 'z', orderPrefix: '' });

describe.each(operations)('$id', ({ id, pack, name, behaviour }) => {
  const rows: Rows | undefined = usual[pack] === undefined ? undefined : { ...usual[pack], ...ofTheirOwn[id] };
  const call = (change: Partial<World>, denied: readonly string[] = []): Call => ({
    world: { ...world, ...change },
    operation: { name } as Operation,
    parameters: new Map(),
    nowMs: 0,
    denied,
  });
  /** The row with the piece of its message that tells it from others; `%s` rows with their one value. */
  const rowOf = ({ status, code, message, values = [] }: ErrorChoice): Row => {
    const text = values.length === 1 ? values[0] : message;
    return text === undefined ? [status, code] : [status, code, text];
  };
  const answered = (asked: Call): Row => {
    const outcome = performOperation(behaviour, asked);
    return outcome.outcome === 'success' ? [200, ''] : rowOf(outcome.answer);
  };

  test('throttled, and failing as it was instructed to', () => {
    expect(answered(call({ faults: ['throttled'] }))).toEqual(rows?.throttled);
    expect(answered(call({ faults: ['internal'] }))).toEqual(rows?.internal);
  });

  test.skipIf(id === deniedByEffect)('the sender lacks the permission', () => {
    expect(answered(call({}, [name]))).toEqual(rows?.denied);
  });

  test('the operation is not offered to the account', () => {
    const account = { ...world.account, withheldOperations: [name] };
    const rule = behaviour.rules.find(({ applies }) => applies(call({ account })));
    expect(rule && rowOf(rule.answer)).toEqual(rows?.notOffered);
  });
});
