import type { JsonValue } from '#contracts';
import type { WireBinding } from '#specs';
import type { Check } from './check.ts';

/**
 * Every text, number and boolean of a value by its place. A list with one entry equals that entry, because XML cannot
 * distinguish them.
 */
function leaves(value: JsonValue | undefined, path = ''): readonly (readonly [path: string, text: string])[] {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (Array.isArray(value)) {
    const list = value as readonly JsonValue[];
    return list.length === 1
      ? leaves(list[0], path)
      : list.flatMap((entry, index) => leaves(entry, `${path}/${index}`));
  }
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, `${path}/${key}`));
}

function factsOf(value: JsonValue | undefined, { result, requestId }: WireBinding): ReadonlyMap<string, string> {
  return new Map(leaves(value).filter(([path]) => `${result}${path}` !== requestId));
}

/** The result equals the result of an earlier request, field by field. */
export const resultAgrees: Check = {
  name: 'result-agrees',
  about: 'content',
  level: 'must',
  check: ({ expect, answer, binding, earlier }) => {
    if (expect.outcome !== 'success' || expect.agreesWith === undefined || answer.result === undefined) return [];
    const before = factsOf(earlier, binding);
    const now = factsOf(answer.result, binding);
    return [...new Set([...before.keys(), ...now.keys()])]
      .filter((path) => before.get(path) !== now.get(path))
      .slice(0, 5)
      .map((path) => ({
        path: `${binding.result}${path}`,
        expected: `${before.get(path) ?? 'nothing'}, as in the answer before`,
        actual: now.get(path) ?? 'nothing',
      }));
  },
};
