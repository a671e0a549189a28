/** A state URL belongs to somebody else: its answer is either valid, or the reason quotes it. */
import { expect, test } from 'vitest';
import { callbackDriver } from './callback-driver.ts';

const answering = (body: string) => ({
  exchange: async () => ({ response: { status: 200, headers: {}, body } }),
  close: async () => undefined,
});
const setUp = (body: string) =>
  callbackDriver('http://127.0.0.1/states', answering(body), undefined).setUp('p', 's', 'an instance exists', {});

test('an object holds the returned values', async () => {
  expect(await setUp('{"instanceId":"i-1"}')).toEqual({ outcome: 'done', value: { instanceId: 'i-1' } });
});

test.each([
  ['text that is not JSON', 'none'],
  ['JSON that nests too deep', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
])('%s is not a valid answer; the reason quotes it', async (_what, body) => {
  const outcome = await setUp(body);
  expect(outcome).toMatchObject({ outcome: 'failed', reason: expect.stringContaining(body.slice(0, 50)) });
});
