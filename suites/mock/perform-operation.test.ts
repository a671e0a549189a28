/** Properties of the ordering operations over random worlds and requests, and that every decision can be met and told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Call, Outcome } from './behaviours/behaviour.ts';
import { answer, refuseWith } from './behaviours/outcomes.ts';
import { createMock } from './create-mock.ts';
import { packs, readReply, signedRequest, testNow } from './mock-client.test-data.ts';
import { performOperation } from './perform-operation.ts';
import { randomCalls, type Subject, subjects } from './random-calls.test-data.ts';

const ofEvery = ['throttled', 'internal fault', 'denied', 'effect', 'token processing', 'token mismatch'];
const ofToken = ['invalid ClientToken/maxLength', 'invalid ClientToken/pattern'];
const ofParameters: Readonly<Record<string, readonly string[]>> = {
  'aliyun-ecs/RenewInstance': [
    'missing InstanceId',
    'invalid Period/type',
    'invalid Period/conditional',
    'invalid PeriodUnit/enum',
    'invalid ExpectedRenewDay/type',
    'invalid ExpectedRenewDay/minimum',
    'invalid ExpectedRenewDay/maximum',
  ],
  'volcengine-ecs/RenewInstance': ['invalid Period/type', 'invalid Period/enum', 'invalid PeriodUnit/enum'],
  'aliyun-ecs/ModifyDiskChargeType': [
    'missing InstanceId',
    'missing RegionId',
    'missing DiskIds',
    'invalid DiskIds/contentMediaType',
    'invalid DiskIds/contentSchema',
    'invalid DiskIds/maxItems',
    'invalid AutoPay/type',
    'invalid DiskChargeType/enum',
  ],
};

/** Obstacles to a second identical call. */
const limits = [
  'too little money',
  'account empty',
  'expires after the maximum',
  'expires after its dedicated host',
  'changed within five minutes',
  'unpaid order',
].map((name) => `rule: ${name}`);

function sitesOf({ packId, operation, behaviour }: Subject): readonly string[] {
  const ofRules = behaviour.rules.map(({ name }) => `rule: ${name}`);
  return [...ofRules, ...(ofParameters[`${packId}/${operation}`] ?? []), ...ofEvery, ...ofToken, 'token replay'];
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe.each(subjects)('$title', (subject) => {
  const { behaviour } = subject;
  const calls = randomCalls(subject);

  test('an error leaves the world as it was, a success is an order more or an answer given before', () => {
    fc.assert(
      fc.property(calls, (call) => {
        const outcome = performOperation(behaviour, { ...call, world: frozen(call.world) });
        if (outcome.outcome === 'error') expect(Object.keys(outcome).sort()).toEqual(['answer', 'outcome', 'site']);
        else if (outcome.site === 'token replay') expect(outcome.world).toBe(call.world);
        else expect(outcome.world.orders).toHaveLength(call.world.orders.length + 1);
      }),
      { numRuns: 1_500 },
    );
  });

  test('every decision is met, each under a name of its own', () => {
    const expected = sitesOf(subject);
    expect(new Set(expected).size).toBe(expected.length);
    const met = new Set(
      fc.sample(calls, { numRuns: 6_000, seed: 1 }).map((call) => performOperation(behaviour, call).site),
    );
    expect([...met].sort()).toEqual([...expected].sort());
  });

  test('the same call has the same outcome, and with a new token the same answer', () => {
    fc.assert(
      fc.property(calls, (call) => {
        const outcome = performOperation(behaviour, call);
        expect(performOperation(behaviour, call)).toEqual(outcome);
        if (call.parameters.has('ClientToken') || call.world.faults.length > 0) return;
        const parameters = new Map([...call.parameters, ['ClientToken', 'another']]);
        expect(essence(performOperation(behaviour, { ...call, parameters }))).toEqual(essence(outcome));
      }),
      { numRuns: 500 },
    );
  });

  test('what succeeded succeeds again with its token and without a second order; with another token it orders anew', () => {
    fc.assert(
      fc.property(calls, (call) => {
        const ask = (from: Call, ClientToken: string) =>
          performOperation(behaviour, {
            ...from,
            parameters: new Map([...call.parameters, ['ClientToken', ClientToken]]),
          });
        const first = ask(call, 'one');
        if (first.outcome === 'error') return;
        const second = ask({ ...call, world: first.world }, 'one');
        expect(second).toEqual({ ...first, site: 'token replay' });
        const third = ask({ ...call, world: first.world }, 'two');
        expect(['effect', ...limits]).toContain(third.site);
        if (third.outcome === 'success') expect(third.orderId).not.toBe(first.orderId);
      }),
      { numRuns: 500 },
    );
  });
});

const essence = (outcome: Outcome) => [outcome.site, outcome.outcome === 'error' ? outcome.answer : outcome.result];

test('a refusal by the effect is told as one', () => {
  const [subject] = subjects;
  if (subject === undefined) throw new Error('no subject');
  const calls = fc.sample(randomCalls(subject), { numRuns: 1_000, seed: 1 });
  const fine = calls.find((call) => performOperation(subject.behaviour, call).site === 'effect');
  if (fine === undefined) throw new Error('no call that succeeds');
  const choice = answer(500, 'InternalError');
  const failing = { ...subject.behaviour, effect: () => refuseWith(choice) };
  expect(performOperation(failing, fine)).toEqual({ outcome: 'error', answer: choice, site: 'effect' });
});

test('another way to carry out calls takes the place of the mock\u2019s own', async () => {
  const sites: string[] = [];
  const perform: typeof performOperation = (behaviour, call) => {
    const outcome = performOperation(behaviour, call);
    sites.push(outcome.site);
    return outcome;
  };
  const mock = createMock({ packs: Object.values(packs), now: () => testNow, perform });
  const ask = async (parameters: Readonly<Record<string, string>>) =>
    (
      await readReply(
        await mock.handle(signedRequest('aliyun-ecs', 'RenewInstance', { Format: 'JSON', ...parameters })),
      )
    ).status;
  const InstanceId = 'i-mockdefault0000000001';
  expect(await ask({ InstanceId, Period: '1' })).toBe(200);
  expect(await ask({ InstanceId })).toBe(400);
  expect(sites).toEqual(['effect', 'rule: neither period nor renewal day']);
});
