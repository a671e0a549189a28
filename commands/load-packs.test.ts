import { expect, test } from 'vitest';
import { ConformanceError, packIds } from '#specs';
import { loadPacks } from './load-packs.ts';

const idsOf = (ids: readonly string[]) => loadPacks(ids).map(({ manifest }) => manifest.id);

test('no ids: every pack', () => {
  expect(idsOf([])).toEqual(packIds());
});

test('named packs, each once, in the order in which they were named', () => {
  expect(idsOf(['volcengine-ecs', 'aliyun-ecs', 'volcengine-ecs'])).toEqual(['volcengine-ecs', 'aliyun-ecs']);
});

test('an unknown pack is refused, with the names of those that there are', () => {
  expect(() => loadPacks(['aliyun-ecs', 'azure'])).toThrow(ConformanceError);
  expect(() => loadPacks(['azure'])).toThrow(/azure.*aliyun-ecs/);
});
