/** Ids of the resources that a request names, in order. They tell to whose world the request belongs. */
import { kindNamedBy, type ResourceKinds } from '#specs';
import type { JsonValue } from './json.ts';

/** Ids from the parameters that the table lists, such as `InstanceId` and `DiskIds.1`, and from JSON arrays in them. */
export function namedResources(kinds: ResourceKinds, parameters: ReadonlyMap<string, string>): readonly string[] {
  return [...parameters].flatMap(([name, value]) => {
    if (kindNamedBy(kinds, name) === undefined) return [];
    return idsInValue(value);
  });
}

/** Ids in the value of a parameter: the value itself, or the texts of the JSON array in it. */
export function idsInValue(text: string): readonly string[] {
  if (!text.startsWith('[')) return [text];
  try {
    const value: JsonValue = JSON.parse(text);
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}
