/** Building nested objects by JSON Pointer, as the wire binding names the places of an envelope. */
import type { JsonObject, JsonValue } from '../json.ts';

/** The object with a value at the pointer; objects on the way are made. The empty pointer merges an object into the whole. */
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
