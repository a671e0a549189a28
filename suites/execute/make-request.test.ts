/** The same request several times at once: which answers agree, and what is wrong with those that do not. */
import { describe, expect, test } from 'vitest';
import type { RequestStep } from '#contracts';
import { makeRequest, stopWithoutAnswer } from './make-request.ts';
import {
  aliyun,
  refusal,
  renewal,
  type ScriptedAnswer,
  scriptedTarget,
  success,
  volcengine,
} from './scripted-target.test-data.ts';
import { nothing, recordingClient, targetAt } from './send.test-data.ts';
import { createSender } from './send.ts';
import type { TrialProgress } from './trial-progress.ts';

const newProgress = (): TrialProgress => ({ values: { instanceId: 'i-1' }, exchanges: [], envelope: [], setUp: [] });
const others = [{ status: 409, code: 'Busy', messages: ['Busy with ${instanceId}.'] }];

async function atOnce(answers: readonly ScriptedAnswer[], change: Partial<RequestStep> = {}, pack = aliyun) {
  const { parts } = scriptedTarget({ pack, answer: ({ earlier }) => answers[earlier] });
  const progress = newProgress();
  const step = renewal({ atOnce: { copies: answers.length, others }, as: 'first', ...change });
  return { judged: await makeRequest(parts, progress, step), progress };
}
const order = (OrderId: string) => success({ OrderId });
const busy: ScriptedAnswer = { status: 409, body: { RequestId: 'r', Code: 'Busy', Message: 'Busy with i-1.' } };

describe('answers that agree', () => {
  test.each<[string, readonly ScriptedAnswer[], string]>([
    ['all the same', [order('o-1'), order('o-1'), order('o-1')], '3 × 200 success'],
    ['one success, the others refused', [busy, order('o-1'), busy], '2 × 409 Busy, 1 × 200 success'],
    ['a single one', [order('o-1')], '1 × 200 success'],
  ])('%s', async (_name, answers, description) => {
    const { judged, progress } = await atOnce(answers);
    expect(judged.mismatches).toEqual([]);
    expect(judged.answer?.result).toMatchObject({ OrderId: 'o-1' });
    expect(judged.description).toBe(description);
    expect(progress.exchanges).toHaveLength(answers.length);
    expect(progress.values.first).toMatchObject({ OrderId: 'o-1' });
  });
  test('where the result stands apart from the request id', async () => {
    const answer = (OrderId: string) => ({
      status: 200,
      body: { ResponseMetadata: { RequestId: OrderId }, Result: { OrderId } },
    });
    expect((await atOnce([answer('o-1'), answer('o-1')], {}, volcengine)).judged.mismatches).toEqual([]);
    expect((await atOnce([answer('o-1'), answer('o-2')], {}, volcengine)).judged.mismatches).toMatchObject([
      { path: 'answers/1/Result/OrderId' },
    ]);
  });
  test('all refused, where that is expected', async () => {
    const expectBusy = { expect: { outcome: 'error', anyOf: others } as const };
    expect((await atOnce([busy, busy], expectBusy)).judged.mismatches).toEqual([]);
  });
});

describe('answers that do not agree', () => {
  test('another result, by its place', async () => {
    const { judged } = await atOnce([order('o-1'), order('o-1'), order('o-2')]);
    expect(judged.mismatches).toMatchObject([
      { level: 'must', path: 'answers/2/OrderId', expected: '"o-1"', actual: '"o-2"' },
    ]);
  });
  test('another refusal than the page allows', async () => {
    const { judged } = await atOnce([refusal(500, 'InternalError'), order('o-1'), refusal(409, 'Odd')]);
    expect(judged.mismatches).toMatchObject([
      { path: 'answers/0', expected: 'the same as answers/1 or 409 Busy', actual: '500 InternalError' },
      { path: 'answers/2', actual: '409 Odd' },
    ]);
    expect(judged.answer?.status).toBe(200);
  });
  test('an allowed refusal that has no message', async () => {
    const silent = { status: 409, body: { RequestId: 'r', Code: 'Busy' } };
    const { judged } = await atOnce([order('o-1'), silent]);
    expect(judged.mismatches).toMatchObject([{ level: 'must', path: 'answers/1/Message' }]);
  });
  test('none as expected, though each may be refused', async () => {
    const { judged } = await atOnce([busy, busy]);
    expect(judged.mismatches).toMatchObject([
      { path: 'answers', expected: 'at least one 200 success', actual: '2 × 409 Busy' },
    ]);
  });
  test('none as expected, and each for its own reason', async () => {
    const { judged } = await atOnce([refusal(400, 'Odd'), busy]);
    expect(judged.mismatches.map(({ path }) => path)).toContain('answers/0/status');
  });
  test('a redirect in place of one of them', async () => {
    const { judged } = await atOnce([order('o-1'), { fault: 'redirect' }]);
    expect(judged.mismatches).toMatchObject([{ path: 'answers/1', actual: 'it was redirect' }]);
  });
});

test('a copy without an answer leaves nothing to judge, as with a single request', async () => {
  const { judged, progress } = await atOnce([order('o-1'), { fault: 'timeout' }, order('o-1')]);
  expect(() => stopWithoutAnswer(judged)).toThrow('it was timeout');
  expect(progress.exchanges).toHaveLength(3);
});

test('all copies leave before the first answer is there, alike but for nonce and signature', async () => {
  const client = recordingClient(nothing);
  const target = targetAt('http://127.0.0.1:1/', 'disposable');
  let underWay = 0;
  const sender = createSender(target, {
    ...client,
    exchange: async (request) => {
      underWay += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(underWay).toBe(4);
      return client.exchange(request);
    },
  });
  const { parts } = scriptedTarget();
  const step = renewal({ atOnce: { copies: 4, others: [] } });
  await makeRequest({ ...parts, sender }, newProgress(), step);
  const queries = client.requests.map(({ url }) => new URL(url).searchParams);
  expect(new Set(queries.map((query) => query.get('SignatureNonce'))).size).toBe(4);
  const own = queries.map((query) => ['InstanceId', 'Period', 'Action'].map((name) => query.get(name)).join());
  expect(new Set(own)).toEqual(new Set(['i-1,1,RenewInstance']));
});
