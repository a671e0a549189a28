/** The runner waits for targets that answer first and carry out later, and for no other target. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RequestStep } from '#contracts';
import type { TrialOutcome } from './run-trial.ts';
import { runTrial } from './run-trial.ts';
import {
  newWorld,
  nothingHappens,
  refusal,
  renew,
  renewal,
  type Script,
  type ScriptedWorld,
  scriptedTarget,
  success,
  trialOf,
} from './scripted-target.test-data.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Ran {
  readonly outcome: TrialOutcome;
  /** How long the trial waited. */
  readonly waitedMs: number;
  readonly looks: number;
}

/** Runs a trial. Its clock advances whenever the trial waits. */
async function run(
  script: Script,
  request: RequestStep = renewal(),
  { before = [], settleMs }: { readonly before?: readonly RequestStep[]; readonly settleMs?: number } = {},
): Promise<Ran> {
  const target = scriptedTarget(script);
  const parts = { ...target.parts, ...(settleMs === undefined ? {} : { settleMs }) };
  let outcome: TrialOutcome | undefined;
  let waitedMs = 0;
  const running = runTrial(parts, 'scope', 'trial', trialOf(request, { before })).then((ended) => {
    outcome = ended;
  });
  while (outcome === undefined) {
    await new Promise((resolve) => setImmediate(resolve));
    if (outcome !== undefined || vi.getTimerCount() === 0) continue;
    await vi.advanceTimersByTimeAsync(10);
    waitedMs += 10;
  }
  await running;
  const looks = target.requests.filter(({ operation }) => operation === 'DescribeInstances').length;
  return { outcome, waitedMs, looks };
}

type Answering = NonNullable<Script['answer']>;

/** Accepts an order and carries it out after so long; `place` says whether it is seen while it is processing. */
function carriedOutAfter(ms: number, place = true): Answering {
  return ({ operation, earlier }, world) => {
    if (operation !== 'RenewInstance') return undefined;
    const orderId = `o-${earlier}`;
    const order = { orderId, status: 'processing', operation };
    if (place) world.orders.push(order);
    setTimeout(() => {
      world.orders = world.orders.filter((one) => one !== order);
      renew(world, orderId);
    }, ms);
    return success({ OrderId: orderId });
  };
}
const seen = { seen: true, mismatches: [] };

describe('an order that is processing', () => {
  test.each([20, 300, 4900])('is waited for where the effect comes after %i ms', async (ms) => {
    const { outcome, waitedMs } = await run({ answer: carriedOutAfter(ms) });
    expect(outcome.effect).toEqual(seen);
    expect(waitedMs).toBeGreaterThanOrEqual(ms);
    expect(waitedMs).toBeLessThan(ms + 1010);
  });
  test('is not waited for longer than five seconds, or than the owner says', async () => {
    const late = await run({ answer: carriedOutAfter(7000) });
    expect(late.outcome.effect).toMatchObject({ mismatches: [{ path: 'instances/i-1/expiredTime' }, {}, {}] });
    expect(late.waitedMs).toBe(5000);
    const patient = await run({ answer: carriedOutAfter(7000) }, renewal(), { settleMs: 4000 });
    expect(patient.outcome.effect).toMatchObject({ seen: true, mismatches: [{}, {}, {}] });
    expect((await run({ answer: carriedOutAfter(7000) }, renewal(), { settleMs: 7500 })).outcome.effect).toEqual(seen);
  });
  test('that is refused in the end is looked at no more', async () => {
    const voids: Answering = ({ operation }, world) => {
      if (operation !== 'RenewInstance') return undefined;
      world.orders.push({ orderId: 'o-1', status: 'processing', operation });
      setTimeout(() => {
        world.orders = [{ orderId: 'o-1', status: 'voided', operation }];
      }, 100);
      return success({ OrderId: 'o-1' });
    };
    const { outcome, waitedMs } = await run({ answer: voids });
    expect(outcome.effect).toHaveProperty('mismatches');
    expect(outcome.effect).not.toEqual(seen);
    expect(waitedMs).toBeLessThan(500);
  });
  test('before the request is nothing to wait for', async () => {
    const world: ScriptedWorld = {
      ...newWorld(),
      orders: [{ orderId: 'o-9', status: 'processing', operation: 'RenewInstance' }],
    };
    const { outcome, waitedMs } = await run({ world, answer: ({ operation }) => silent(operation) });
    expect(outcome.effect).not.toEqual(seen);
    expect(waitedMs).toBe(0);
  });
  test('of an earlier step is waited for before the next', async () => {
    const { effect: _none, ...first } = renewal();
    const again = renewal({ effect: { changes: [], allowed: ['orders', 'balance'] } });
    const once: Answering = (request, world) =>
      request.earlier === 0 ? carriedOutAfter(700)(request, world) : silent(request.operation);
    const { outcome, waitedMs } = await run({ answer: once }, again, { before: [first] });
    expect(outcome.effect).toEqual(seen);
    expect(waitedMs).toBeGreaterThanOrEqual(700);
    const observe = () => ({ outcome: 'unsupported', reason: 'no observe' }) as const;
    expect((await run({ answer: once, observe }, again, { before: [first] })).waitedMs).toBe(0);
  });
});

const silent = (operation: string) => (operation === 'RenewInstance' ? success({ OrderId: 'o-0' }) : undefined);

describe('without an order that is processing', () => {
  test('nothing waits, whether the effect is there or not', async () => {
    const right = await run({});
    expect([right.waitedMs, right.looks, right.outcome.effect]).toEqual([0, 2, seen]);
    const wrong = await run({ answer: ({ operation }) => silent(operation) });
    expect([wrong.waitedMs, wrong.looks]).toEqual([0, 2]);
  });
  test('a late effect is seen if the owner says how late', async () => {
    expect((await run({ answer: carriedOutAfter(300, false) })).outcome.effect).not.toEqual(seen);
    const settled = await run({ answer: carriedOutAfter(300, false) }, renewal(), { settleMs: 400 });
    expect([settled.outcome.effect, settled.waitedMs, settled.looks]).toEqual([seen, 400, 2]);
  });
  test('so is the late effect of a refused request', async () => {
    const lateAnyway: Answering = ({ operation }, world) => {
      if (operation !== 'RenewInstance') return undefined;
      setTimeout(() => renew(world), 300);
      return refusal(400, 'InvalidPeriod');
    };
    const refused = renewal({
      expect: { outcome: 'error', anyOf: [{ status: 400, code: 'InvalidPeriod', messages: [] }] },
      effect: nothingHappens,
    });
    expect((await run({ answer: lateAnyway }, refused)).outcome.effect).toEqual(seen);
    const settled = await run({ answer: lateAnyway }, refused, { settleMs: 400 });
    expect(settled.outcome.effect).toMatchObject({ mismatches: [{ expected: 'unchanged' }, {}, {}] });
  });
  test('the late effect of an earlier step is not taken for that of the next', async () => {
    const { effect: _none, ...first } = renewal();
    const once: Answering = (request, world) =>
      request.earlier === 0 ? carriedOutAfter(300, false)(request, world) : silent(request.operation);
    const again = renewal({ effect: nothingHappens });
    const { outcome } = await run({ answer: once }, again, { before: [first], settleMs: 400 });
    expect(outcome.effect).toEqual(seen);
  });
});

test('a run that is cancelled waits no more', async () => {
  const controller = new AbortController();
  const target = scriptedTarget({ answer: carriedOutAfter(4000) });
  const parts = { ...target.parts, signal: controller.signal };
  const running = runTrial(parts, 'scope', 'trial', trialOf(renewal()));
  await vi.advanceTimersByTimeAsync(200);
  controller.abort();
  expect((await running).effect).toMatchObject({ seen: true });
});
