/**
 * References in case data: `${name}`, `${alias.name}`, `${request.Period|1}`. This file only handles text; the caller
 * decides what the names mean. An unknown name is reported and never becomes empty text, so that a state that returned
 * too little is noticed.
 */
import type { JsonValue, Template } from './model.ts';

const reference = /\$\{([^}|]+)(?:\|([^}]*))?\}/g;

/** Names that are not values of states and therefore never get an alias. */
const reservedPrefixes = ['unique', 'time.', 'answer.', 'request.'];

export type TemplateValues = { readonly [name: string]: JsonValue };

export type Resolved<T> =
  | { readonly resolved: true; readonly value: T }
  | { readonly resolved: false; readonly missing: string };

/** The values of a list are its entries, by number. `length` and similar are not values. */
function entryOf(place: object, key: string): JsonValue | undefined {
  if (Array.isArray(place) && !/^\d+$/.test(key)) return undefined;
  return Object.hasOwn(place, key) ? (place as TemplateValues)[key] : undefined;
}

function lookUp(values: TemplateValues, path: string): JsonValue | undefined {
  let place: JsonValue | undefined = values as JsonValue;
  for (const key of path.split('.')) {
    if (place === null || typeof place !== 'object') return undefined;
    place = entryOf(place, key);
  }
  return place;
}

/** The text of a value. An object has no text and counts as missing. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? JSON.stringify(value) : undefined;
}

/** Fills in a template. Numbers and booleans become their decimal or `true`/`false` text, a list its JSON text. */
export function resolveTemplate(template: Template, values: TemplateValues): Resolved<string> {
  if (!template.includes('${')) return { resolved: true, value: template };
  let missing: string | undefined;
  const value = template.replace(reference, (_whole, path: string, fallback: string | undefined) => {
    const text = textOf(lookUp(values, path)) ?? fallback;
    if (text === undefined) missing ??= path;
    return text ?? '';
  });
  return missing === undefined ? { resolved: true, value } : { resolved: false, missing };
}

/** Fills in every string of a JSON value. */
export function resolveJson(value: JsonValue, values: TemplateValues): Resolved<JsonValue> {
  if (typeof value === 'string') return resolveTemplate(value, values);
  if (value === null || typeof value !== 'object') return { resolved: true, value };
  if (Array.isArray(value)) {
    const entries: JsonValue[] = [];
    for (const entry of value as readonly JsonValue[]) {
      const resolved = resolveJson(entry, values);
      if (!resolved.resolved) return resolved;
      entries.push(resolved.value);
    }
    return { resolved: true, value: entries };
  }
  const object: Record<string, JsonValue> = {};
  for (const [key, entry] of Object.entries(value)) {
    const resolved = resolveJson(entry, values);
    if (!resolved.resolved) return resolved;
    object[key] = resolved.value;
  }
  return { resolved: true, value: object };
}

/** Rewrites every string of plain data. */
export function mapTemplates<T>(data: T, rewrite: (template: Template) => Template): T {
  if (typeof data === 'string') return rewrite(data) as T;
  if (data === null || typeof data !== 'object') return data;
  if (Array.isArray(data)) return data.map((entry) => mapTemplates(entry, rewrite)) as T;
  return Object.fromEntries(Object.entries(data).map(([key, entry]) => [key, mapTemplates(entry, rewrite)])) as T;
}

/** The same data about other resources: every value of a state becomes the value of the state with that alias. */
export function underAlias<T>(data: T, alias: string): T {
  return mapTemplates(data, (template) =>
    template.replace(reference, (whole, path: string) =>
      reservedPrefixes.some((prefix) => path.startsWith(prefix)) ? whole : whole.replace(path, `${alias}.${path}`),
    ),
  );
}

/** Replaces the references that `values` contains, and keeps the others. */
export function withValues<T>(data: T, values: Readonly<Record<string, string>>): T {
  return mapTemplates(data, (template) => template.replace(reference, (whole, path: string) => values[path] ?? whole));
}
