import { expect, test } from 'vitest';
import { flatKinds, leakyKinds, spoiltKinds, stateKeyedKinds } from './degenerate-targets.test-data.ts';
import { judgeKinds } from './judge-kinds.test-data.ts';

judgeKinds([...flatKinds, ...stateKeyedKinds]);

test('there are at least fifteen degenerate targets, each with a name of its own', () => {
  const names = [...flatKinds, ...stateKeyedKinds, ...spoiltKinds, ...leakyKinds].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(15);
});
