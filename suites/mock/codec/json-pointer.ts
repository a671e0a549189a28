/** Builds nested objects by JSON Pointer. The wire binding names places of an envelope that way. */
import type { JsonObject, JsonValue } from '../json.ts';

/** The object with a value at the pointer. Missing objects on the path are created. An empty pointer merges the value into the object. */
export function withValueAt(whole: JsonObject, pointer: string, value: JsonValue): JsonObject {
  const path = pointer.split('/').slice(1);
  if (path.length > 0) return placed(whole, path, value);
  return isObject(value) ? { ...whole, ...value } : whole;
}

function placed(whole: JsonObject, path: readonly string[], value: JsonValue): JsonObject {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...whole, [name]: value };
  const inner = whole[name];
  return { ...whole, [name]: placed(isObject(inner) ? inner : {}, rest, value) };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
