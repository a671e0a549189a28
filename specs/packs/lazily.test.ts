import { expect, test } from 'vitest';
import { lazily } from './lazily.ts';

test('loads a property when it is first read, and once', () => {
  const calls: string[] = [];
  const load = (name: string) => () => {
    calls.push(name);
    return name.toUpperCase();
  };
  const made = lazily({ a: load('a'), b: load('b'), none: () => undefined });
  expect(Object.keys(made)).toEqual(['a', 'b', 'none']);
  expect(calls).toEqual([]);
  expect([made.b, made.b, made.none]).toEqual(['B', 'B', undefined]);
  expect(calls).toEqual(['b']);
});
