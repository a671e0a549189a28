/** What a state URL answers is data of somebody else: it is read as a state call's answer, or shown as what came instead. */
import { expect, test } from 'vitest';
import { callbackDriver } from './callback-driver.ts';

const answering = (body: string) => ({
  exchange: async () => ({ response: { status: 200, headers: {}, body } }),
  close: async () => undefined,
});
const setUp = (body: string) =>
  callbackDriver('http://127.0.0.1/states', answering(body), undefined).setUp('p', 's', 'an instance exists', {});

test('an object is values', async () => {
  expect(await setUp('{"instanceId":"i-1"}')).toEqual({ outcome: 'done', value: { instanceId: 'i-1' } });
});

test.each([
  ['no JSON', 'none'],
  ['an object that nests too deep to be looked at', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
])('%s is no answer, and is shown', async (_what, body) => {
  const outcome = await setUp(body);
  expect(outcome).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(body.slice(0, 50)) });
});
