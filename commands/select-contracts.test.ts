import { expect, test } from 'vitest';
import { contractOperations } from '#contracts';
import { ConformanceError, loadPack } from '#specs';
import { selectContracts } from './select-contracts.ts';

const packs = [loadPack('aliyun-ecs'), loadPack('volcengine-ecs')];

test('without operations: whole packs and whole contracts', () => {
  const selected = selectContracts(packs, []);
  expect(selected.packs).toBe(packs);
  expect(selected.contracts.map(({ cases }) => cases.length)).toEqual([554, 87]);
});

test('with operations: their cases and requirements alone, and the rules about every answer', () => {
  const { packs: narrowed, contracts } = selectContracts(packs, ['StartInstance']);
  const [first] = contracts;
  const others = first?.cases.filter(({ operation }) => operation !== 'StartInstance') ?? [];
  expect(first?.cases.length).toBeGreaterThan(others.length);
  expect(others).not.toEqual([]);
  for (const { claims } of others) expect(claims.map(({ judges }) => judges)).toContain('envelope');
  expect(narrowed.map(({ manifest }) => manifest.id)).toEqual(['aliyun-ecs']);
  const operations = new Set(narrowed[0]?.requirements.map(({ operation }) => operation));
  expect([...operations].toSorted()).toEqual(['*', 'StartInstance']);
});

test('a selection accounts for every requirement that it keeps', () => {
  for (const operation of contractOperations('aliyun-ecs')) {
    const { packs: narrowed, contracts } = selectContracts(packs.slice(0, 1), [operation]);
    const claimed = contracts.flatMap(({ cases }) =>
      cases.flatMap(({ claims }) => claims.flatMap((c) => c.requirements)),
    );
    const known = new Set([...claimed, ...contracts.flatMap(({ untested }) => untested.map((one) => one.requirement))]);
    for (const { id } of narrowed[0]?.requirements ?? []) expect(known.has(id), id).toBe(true);
  }
});

test('an operation that no pack has is refused, with the names of those that there are', () => {
  expect(() => selectContracts(packs, ['NoSuchOperation'])).toThrow(ConformanceError);
  expect(() => selectContracts(packs, ['NoSuchOperation'])).toThrow(
    /Unknown operation "NoSuchOperation".*RenewInstance/,
  );
});
