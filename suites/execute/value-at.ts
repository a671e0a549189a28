/** Values at JSON Pointers in decoded answers. */
import type { JsonValue } from '#contracts';

function step(place: JsonValue | undefined, key: string): JsonValue | undefined {
  if (place === null || typeof place !== 'object' || Array.isArray(place)) return undefined;
  return Object.hasOwn(place, key) ? (place as Readonly<Record<string, JsonValue>>)[key] : undefined;
}

/**
 * Value at a JSON Pointer; the empty pointer is the whole document. `*` stands for every entry of a list: the value is then
 * the list of what is found in each, empty where there is no list.
 */
export function valueAt(document: JsonValue | undefined, pointer: string): JsonValue | undefined {
  const keys = pointer.split('/').slice(1);
  const star = keys.indexOf('*');
  const place = keys.slice(0, star < 0 ? keys.length : star).reduce<JsonValue | undefined>(step, document);
  if (star < 0) return place;
  const rest = keys.slice(star + 1).map((key) => `/${key}`);
  const entries = Array.isArray(place) ? (place as readonly JsonValue[]) : [];
  return entries.flatMap((entry) => valueAt(entry, rest.join('')) ?? []);
}
