import { expect, test } from 'vitest';
import { loadPack } from './load-pack.ts';
import { sharedFindings } from './shared-findings.ts';

test('findings about several operations are derived again, and a pack has them beside those of its operations', () => {
  const shared = sharedFindings('aliyun-ecs');
  expect(shared.length).toBeGreaterThan(100);
  expect(shared.filter(({ operation }) => operation !== undefined)).toEqual([]);
  expect(shared.map(({ kind, subject }) => `${kind} ${subject}`)).toContain(
    'same-code-different-status InvalidInstanceId.NotFound',
  );
  expect(loadPack('aliyun-ecs').findings.slice(0, shared.length)).toEqual(shared);
});
