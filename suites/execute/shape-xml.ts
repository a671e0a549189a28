/**
 * Gives decoded XML the types of the operation's schema, because XML has no arrays, numbers or booleans. The same
 * answer can then be judged alike in both formats. Values that do not fit stay text, and the schema check reports them.
 */

import type { JsonValue } from '#contracts';
import type { JsonSchema } from '#specs';

function schemaAt(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const properties = schema?.properties as Readonly<Record<string, JsonSchema>> | undefined;
  return properties?.[key];
}

function shapeText(text: string, type: unknown): JsonValue {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Converts a decoded XML value by a JSON Schema. Without a schema it stays unchanged. */
export function shapeXml(value: JsonValue, schema: JsonSchema | undefined): JsonValue {
  if (schema?.type === 'array') {
    const list = Array.isArray(value) ? (value as readonly JsonValue[]) : value === '' ? [] : [value];
    return list.map((entry) => shapeXml(entry, schema.items as JsonSchema | undefined));
  }
  if (typeof value === 'string') {
    return schema?.type === 'object' && value.trim() === '' ? shapeXml({}, schema) : shapeText(value, schema?.type);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const shaped = Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, shapeXml(entry, schemaAt(schema, key))]),
  );
  return { ...emptyLists(schema, shaped), ...shaped };
}

/** An empty list leaves no trace in XML, so a missing list of the schema becomes an empty one. */
function emptyLists(
  schema: JsonSchema | undefined,
  present: Readonly<Record<string, JsonValue>>,
): Record<string, JsonValue> {
  const properties = (schema?.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const missing = Object.entries(properties).filter(([key, { type }]) => type === 'array' && !(key in present));
  return Object.fromEntries(missing.map(([key]) => [key, []]));
}
