/** One trial against a scripted target: what is sent, in which order, what is kept of it, and how effects are seen. */
import { describe, expect, test } from 'vitest';
import type { ExpectedChange, RequestStep } from '#contracts';
import type { EcsWorld } from '../ecs-world.test-data.ts';
import { runTrial } from './run-trial.ts';
import {
  aliyun,
  diskExists,
  instanceExists,
  newWorld,
  nothingHappens,
  refusal,
  renew,
  renewal,
  type Script,
  scriptedTarget,
  success,
  trialOf,
  volcengine,
} from './scripted-target.test-data.ts';

async function run(script: Script, request: RequestStep = renewal(), change: Parameters<typeof trialOf>[1] = {}) {
  const target = scriptedTarget(script);
  const outcome = await runTrial(target.parts, 'scope', 'trial', trialOf(request, change));
  const sent = target.requests.map(({ operation }) => operation);
  const kept = outcome.record.exchanges.map(({ operation }) => operation);
  return { ...target, outcome, sent, kept };
}
type Answering = NonNullable<Script['answer']>;
const refused = renewal({
  expect: { outcome: 'error', anyOf: [{ status: 400, code: 'InvalidPeriod', messages: [] }] },
  effect: nothingHappens,
});
const noObserve = () => ({ outcome: 'unsupported', reason: 'the owner declares no observe' }) as const;
const seeing = (world: EcsWorld) => ({ outcome: 'done', value: world }) as const;
const look = 'DescribeInstances';

describe('a trial', () => {
  test('looks at the world before and after, and keeps no reading that found nothing', async () => {
    const { outcome, sent, kept, answers, requests } = await run({});
    expect(outcome).toMatchObject({ mismatches: [], effect: { seen: true, mismatches: [] }, observed: '200 success' });
    expect(sent).toEqual([look, 'RenewInstance', look]);
    expect(kept).toEqual(['RenewInstance']);
    expect(answers).toHaveLength(3);
    expect(requests[0]?.parameters).toMatchObject({ RegionId: 'cn-hangzhou', InstanceIds: '["i-1"]', Format: 'JSON' });
  });
  test('says which of its exchanges was judged and what it answered, also among readings that it keeps', async () => {
    const alone = (await run({})).outcome.record;
    expect(alone.judged).toEqual({ exchange: 0, answer: '200 success' });
    const { record } = (await run({ observe: () => ({ outcome: 'failed', reason: 'broken' }) }, refused)).outcome;
    expect(record.exchanges[record.judged?.exchange ?? -1]?.operation).toBe('RenewInstance');
    const stopped = (await run({ answer: () => ({ fault: 'timeout' }) })).outcome.record;
    expect(stopped.judged).toBeUndefined();
  });
  test('without an effect reads nothing', async () => {
    const { effect: _none, ...plain } = renewal();
    expect((await run({}, plain)).sent).toEqual(['RenewInstance']);
  });
  test('ends where a state is not reached, and says by which hook', async () => {
    const failed = { outcome: 'failed', reason: 'the hook answered 500' } as const;
    const { outcome, sent } = await run({ states: { 'an instance exists': failed } });
    expect(outcome.problem).toEqual({ kind: 'not-reached', reason: 'the hook answered 500', party: 'owner' });
    expect(sent).toEqual([]);
  });
  test('ends where a step before it goes otherwise', async () => {
    const { effect: _none, ...first } = renewal();
    const { outcome } = await run({ answer: () => refusal(400, 'Odd') }, renewal(), { before: [first] });
    expect(outcome.problem).toMatchObject({ kind: 'not-reached', party: 'target' });
  });
  test('tells a teardown that failed', async () => {
    const { outcome } = await run({ tearDown: { outcome: 'failed', reason: 'no teardown' } });
    expect(outcome.teardownProblem).toBe('no teardown');
  });
  test.each([
    ['timeout', 'no-answer', 'target'],
    ['cancelled', 'no-answer', 'caller'],
    ['refused-by-guard', 'refused', 'suite'],
  ] as const)('without an answer is a problem: %s', async (fault, kind, party) => {
    const answer: Answering = ({ operation }) => (operation === 'RenewInstance' ? { fault } : undefined);
    expect((await run({ answer })).outcome.problem).toMatchObject({ kind, party });
  });
});

describe('the result of a request with a name', () => {
  const { effect: _none, ...plain } = renewal();
  test('gives values to later requests and to the effect', async () => {
    const again = renewal({
      parameters: { InstanceId: '${instanceId}', Period: '1', ClientToken: '${first.OrderId}' },
      effect: { changes: [], allowed: ['instances/*/*', 'orders', 'balance'] },
    });
    const { requests, outcome } = await run({}, again, { before: [{ ...plain, as: 'first' }] });
    expect(requests.findLast(({ operation }) => operation === 'RenewInstance')?.parameters.ClientToken).toBe('o-1');
    expect(outcome.effect).toEqual({ seen: true, mismatches: [] });
  });
  test('keeps what states gave under that name', async () => {
    const again = renewal({ parameters: { InstanceId: '${first.instanceId}', ClientToken: '${first.OrderId}' } });
    const { requests } = await run({}, again, {
      states: [instanceExists, { ...instanceExists, as: 'first' }],
      before: [{ ...plain, as: 'first' }],
    });
    expect(requests.findLast(({ operation }) => operation === 'RenewInstance')?.parameters).toMatchObject({
      InstanceId: 'i-1',
      ClientToken: 'o-1',
    });
  });
  test('that has no such field leaves the trial unreached', async () => {
    const again = renewal({ parameters: { ClientToken: '${first.Nothing}' } });
    const { outcome } = await run({}, again, { before: [{ ...plain, as: 'first' }] });
    expect(outcome.problem?.reason).toContain('${first.Nothing}');
  });
});

describe('reading', () => {
  test('names every resource that the trial knows, under any alias, and no system disk', async () => {
    const states = [instanceExists, { ...diskExists, as: 'other' }];
    const { requests, sent } = await run({}, renewal(), { states });
    expect(sent.filter((name) => name === 'DescribeDisks')).toHaveLength(2);
    expect(requests.find(({ operation }) => operation === 'DescribeDisks')?.parameters).toMatchObject({
      RegionId: 'cn-hangzhou',
      DiskIds: '["d-1"]',
    });
  });
  test('is not done through the operation that is judged', async () => {
    const judged = renewal({ operation: look, parameters: { RegionId: '${regionId}' }, effect: nothingHappens });
    expect((await run({}, judged)).sent).toEqual([look]);
  });
  test('is not done from a target that was told to fail', async () => {
    const states = [instanceExists, { name: 'requests are throttled', params: {} }];
    expect((await run({}, renewal(), { states })).sent).toEqual(['RenewInstance']);
  });
  test('is not done for a pack that has no reading operation', async () => {
    const answer = () => ({ status: 200, body: { ResponseMetadata: { RequestId: 'r' }, Result: { OrderId: 'o-1' } } });
    const { sent, outcome } = await run({ pack: volcengine, answer }, { ...renewal(), effect: nothingHappens });
    expect(sent).toEqual(['RenewInstance']);
    expect(outcome.effect).toEqual({ seen: true, mismatches: [] });
  });
  test.each<[string, Answering, string]>([
    ['a refusal', () => refusal(403, 'Forbidden.RAM'), 'through DescribeInstances: it answered 403 Forbidden.RAM'],
    ['no answer', () => ({ fault: 'timeout' }), 'through DescribeInstances: it was timeout'],
    ['no list', () => success(), 'through DescribeInstances: it answered 200 success, but'],
    ['a list of something else', () => success({ Instances: { Instance: [{}] } }), '/Instances/Instance/0'],
    [
      'one instance twice',
      () => success({ Instances: { Instance: [{ InstanceId: 'i-1' }, { InstanceId: 'i-1' }] } }),
      'shows i-1 twice',
    ],
  ])('that gets %s shows nothing, and is kept', async (_name, answer, reason) => {
    const { outcome, kept } = await run({
      answer: (request, world) => (request.operation === look ? answer(request, world) : undefined),
    });
    expect(outcome.effect).toMatchObject({ seen: false, unsupported: false, party: 'target' });
    expect(outcome.effect).toHaveProperty('reason', expect.stringContaining(reason));
    expect(kept).toEqual([look, 'RenewInstance']);
  });
  test('takes a number only where the table says that the field is one', async () => {
    const show = () => success({ Instances: { Instance: [{ InstanceId: 'i-1', Status: 7 }] } });
    const answer: Answering = (request) => (request.operation === look ? show() : undefined);
    const asText = await run({ answer });
    expect(asText.outcome.effect).toHaveProperty(
      'reason',
      expect.stringContaining('/Instances/Instance/0/Status is 7'),
    );
    const { instances, ...others } = aliyun.resources;
    const fields = { ...instances?.fields, status: { type: 'number' as const } };
    const pack = { ...aliyun, resources: { ...others, instances: { ...instances, fields } } };
    expect((await run({ answer, pack })).outcome.effect).not.toMatchObject({ party: 'target', seen: false });
  });
  test('that breaks after the request shows nothing', async () => {
    const { outcome, kept } = await run({
      answer: ({ operation, earlier }) =>
        operation === look && earlier > 0 ? refusal(500, 'InternalError') : undefined,
    });
    expect(outcome.effect).toMatchObject({ seen: false, party: 'target' });
    expect(kept).toEqual([look, 'RenewInstance', look]);
  });
});

describe('an effect', () => {
  const refuseAnd = (change: (world: ReturnType<typeof newWorld>) => void): Answering => {
    return ({ operation }, world) => {
      if (operation !== 'RenewInstance') return undefined;
      change(world);
      return refusal(400, 'InvalidPeriod');
    };
  };
  const stops = refuseAnd((world) => {
    for (const instance of world.instances) instance.status = 'Stopped';
  });
  test('that both channels show is a difference, with its readings', async () => {
    const { outcome, kept } = await run({ answer: stops }, refused);
    expect(outcome.effect).toMatchObject({ seen: true, mismatches: [{ path: 'instances/i-1/status' }] });
    expect(kept).toEqual([look, 'RenewInstance', look]);
  });
  test('on a disk that nobody names is seen by observe', async () => {
    const free = refuseAnd((world) => void world.disks.pop());
    expect((await run({ answer: free }, refused)).outcome.effect).toMatchObject({
      mismatches: [{ path: 'disks/d-1' }],
    });
  });
  test('of a released instance is a difference', async () => {
    const release = refuseAnd((world) => void world.instances.pop());
    const { outcome } = await run({ answer: release }, refused);
    expect(outcome.effect).toMatchObject({ mismatches: [{ path: 'instances/i-1', actual: 'there → absent' }] });
  });
  test('that only observe shows is no effect to rely on', async () => {
    let looks = 0;
    const observe = (world: EcsWorld) => {
      looks += 1;
      const status = looks > 1 ? 'Stopped' : 'Running';
      return seeing({ ...world, instances: world.instances.map((one) => ({ ...one, status })) });
    };
    const { outcome } = await run({ observe, answer: refuseAnd(() => undefined) }, refused);
    expect(outcome.effect).toMatchObject({ seen: false, unsupported: false, party: 'owner' });
    expect(outcome.effect).toHaveProperty('reason', expect.stringMatching(/observe.*DescribeInstances.*i-1\/status/));
  });
  test('that only the reading operation shows is no effect to rely on either', async () => {
    const still = structuredClone(newWorld());
    const { outcome } = await run({ observe: () => seeing(still), answer: stops }, refused);
    expect(outcome.effect).toMatchObject({ seen: false, party: 'owner' });
  });
  test('that observe invents about an instance that the target does not show is not relied on', async () => {
    const answer: Answering = ({ operation }) =>
      operation === look ? success({ Instances: { Instance: [] } }) : undefined;
    const { outcome } = await run({ answer });
    expect(outcome.effect).toHaveProperty('reason', expect.stringContaining('only observe shows instances/i-1'));
  });
  test('is judged by the reading operation where observe does not show the resource', async () => {
    const observe = (world: EcsWorld) => seeing(structuredClone({ ...world, instances: [] }));
    expect((await run({ observe })).outcome.effect).toEqual({ seen: true, mismatches: [] });
  });
  test('without observe is not fully seen, and the reason says what was not', async () => {
    const { outcome, kept } = await run({ observe: noObserve });
    expect(outcome.effect).toMatchObject({ seen: false, unsupported: true, party: 'owner' });
    expect(outcome.effect).toHaveProperty(
      'reason',
      expect.stringMatching(/no observe.*DescribeInstances.*only instances could be seen/),
    );
    expect(kept).toEqual(['RenewInstance']);
  });
  test('without observe is a difference where the target shows one itself', async () => {
    const { outcome } = await run({ observe: noObserve, answer: stops }, refused);
    expect(outcome.effect).toMatchObject({ seen: true, mismatches: [{ path: 'instances/i-1/status' }] });
    const lazy: Answering = ({ operation }) => (operation === 'RenewInstance' ? success({ OrderId: 'o' }) : undefined);
    expect((await run({ observe: noObserve, answer: lazy })).outcome.effect).toMatchObject({
      mismatches: [{ path: 'instances/i-1/expiredTime', actual: 'unchanged' }],
    });
  });
  test('after a hook that failed is not seen', async () => {
    const observe = () => ({ outcome: 'failed', reason: 'the observe hook answered 500' }) as const;
    expect((await run({ observe })).outcome.effect).toMatchObject({ seen: false, unsupported: false, party: 'owner' });
  });
  test('of a list of ids is one of each', async () => {
    const step = renewal({
      effect: {
        changes: [
          {
            change: 'field',
            resource: 'disks',
            id: '${diskIds}',
            field: 'chargeType',
            becomes: { to: 'value', oneOf: ['PrePaid'] },
          },
        ],
        allowed: [],
      },
    });
    const world = newWorld();
    world.disks = ['d-1', 'd-2'].map((diskId) => ({ ...newWorld().disks[0], diskId }) as (typeof world.disks)[number]);
    const states = { 'a disk exists': { outcome: 'done', value: { diskIds: ['d-1', 'd-2'] } } } as const;
    const change = { states: [instanceExists, diskExists] };
    const modify =
      (count: number): Answering =>
      ({ operation }, own) => {
        if (operation !== 'RenewInstance') return undefined;
        for (const disk of own.disks.slice(0, count)) disk.chargeType = 'PrePaid';
        return success({ OrderId: 'o' });
      };
    const all = await run({ world: structuredClone(world), states, answer: modify(2) }, step, change);
    expect(all.outcome.effect).toEqual({ seen: true, mismatches: [] });
    const one = await run({ world: structuredClone(world), states, answer: modify(1) }, step, change);
    expect(one.outcome.effect).toMatchObject({ mismatches: [{ path: 'disks/d-2/chargeType', actual: 'unchanged' }] });
    const none = { 'a disk exists': { outcome: 'done', value: { diskIds: [] } } } as const;
    const empty = await run({ world: structuredClone(world), states: none, answer: modify(0) }, step, change);
    expect(empty.outcome.effect).toMatchObject({ seen: false, party: 'owner' });
  });
  test('whose order the answer does not name is known by its fields', async () => {
    const silent: Answering = ({ operation }, world) => {
      if (operation !== 'RenewInstance') return undefined;
      renew(world);
      return success();
    };
    expect((await run({ answer: silent })).outcome.effect).toEqual({ seen: true, mismatches: [] });
    const twice: Answering = (request, world) => {
      if (request.operation === 'RenewInstance') renew(world, 'o-2');
      return silent(request, world);
    };
    expect((await run({ answer: twice })).outcome.effect).toMatchObject({ mismatches: [{ expected: 'unchanged' }] });
  });
  test('whose order may be absent is there as documented where the answer names it', async () => {
    const maybe: ExpectedChange = {
      change: 'added',
      resource: 'orders',
      id: '${answer.OrderId}',
      fields: { status: 'paid' },
      optional: true,
    };
    const step = renewal({ effect: { changes: [maybe], allowed: ['instances/*/*', 'balance'] } });
    const answering =
      (OrderId: string | undefined, orders: readonly string[]): Answering =>
      ({ operation }, world) => {
        if (operation !== 'RenewInstance') return undefined;
        for (const orderId of orders) world.orders.push({ orderId, status: 'paid', operation });
        return success(OrderId === undefined ? {} : { OrderId });
      };
    const effectOf = async (answer: Answering) => (await run({ answer }, step)).outcome.effect;
    const asDocumented = { seen: true, mismatches: [] };
    expect(await effectOf(answering(undefined, []))).toEqual(asDocumented);
    expect(await effectOf(answering('', []))).toEqual(asDocumented);
    expect(await effectOf(answering(undefined, ['o-1']))).toEqual(asDocumented);
    expect(await effectOf(answering('o-1', ['o-1']))).toEqual(asDocumented);
    expect(await effectOf(answering('o-1', []))).toMatchObject({
      mismatches: [{ path: 'orders/o-1', expected: 'added', actual: 'not there' }],
    });
    expect(await effectOf(answering('o-1', ['o-2']))).toMatchObject({
      mismatches: [{ path: 'orders/o-1' }, { path: 'orders/o-2', expected: 'unchanged' }],
    });
  });
});
