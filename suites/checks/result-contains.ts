import type { JsonValue } from '#contracts';
import type { Check, Difference } from './check.ts';

const brief = (value: JsonValue | undefined): string => (JSON.stringify(value) ?? 'nothing').slice(0, 300);

/** Differences to a part that must be present. Entries of an array may be in any order. */
function missing(part: JsonValue, actual: JsonValue | undefined, path: string): readonly Difference[] {
  if (Array.isArray(part)) {
    const list = Array.isArray(actual) ? (actual as readonly JsonValue[]) : [];
    return (part as readonly JsonValue[]).flatMap((entry) =>
      list.some((candidate) => missing(entry, candidate, path).length === 0)
        ? []
        : [{ path, expected: `an entry like ${brief(entry)}`, actual: brief(actual) }],
    );
  }
  if (part !== null && typeof part === 'object') {
    const object = actual !== null && typeof actual === 'object' && !Array.isArray(actual) ? actual : {};
    return Object.entries(part).flatMap(([key, entry]) =>
      missing(entry, (object as Readonly<Record<string, JsonValue>>)[key], `${path}/${key}`),
    );
  }
  return part === actual ? [] : [{ path, expected: brief(part), actual: brief(actual) }];
}

/** A success contains what the case names, such as the requested resource or its lock. */
export const resultContains: Check = {
  name: 'result-contains',
  about: 'content',
  level: 'must',
  check: ({ expect, answer, binding }) => {
    if (expect.outcome !== 'success' || expect.contains === undefined || answer.error !== undefined) return [];
    return missing(expect.contains, answer.result, binding.result);
  },
};

/** A success does not contain what the case excludes, such as a lock that was removed. */
export const resultLacks: Check = {
  name: 'result-lacks',
  about: 'content',
  level: 'must',
  check: ({ expect, answer, binding }) => {
    if (expect.outcome !== 'success' || expect.lacks === undefined || answer.error !== undefined) return [];
    const isThere = missing(expect.lacks, answer.result, binding.result).length === 0;
    return isThere
      ? [{ path: binding.result, expected: `nothing like ${brief(expect.lacks)}`, actual: 'it is there' }]
      : [];
  },
};
