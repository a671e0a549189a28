/** Depth is counted without recursion, so that no target can bring the runner down by it. */
import { expect, test } from 'vitest';
import { deepestNesting, isTooDeep } from './nesting.ts';

const nested = (depth: number, open: string, close: string): unknown =>
  JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
  ['lists in objects beside others', '[1,{"a":[2],"b":', '}]'],
])('%s', (_of, open, close) => {
  // Of the mixed ones each is two levels, and the last holds one more.
  const levels = open.startsWith('[1') ? deepestNesting / 2 - 1 : deepestNesting;
  expect(isTooDeep(nested(levels, open, close))).toBe(false);
  expect(isTooDeep(nested(levels + 1, open, close))).toBe(true);
  expect(isTooDeep(nested(100_000, open, close))).toBe(true);
});

test.each([1, 'text', null, undefined, true, [], {}])('%j is not deep', (value) => {
  expect(isTooDeep(value)).toBe(false);
});
