/** JSON Schema of what `observe` answers, made from the kinds of resources of a pack. */
import { type JsonSchema, type ObservedField, observedKinds, type ResourceKinds } from '#specs';

/** Entries that an answer must have. Optional entries may be left out, which means that the runner did not see them. */
const required = (entries: readonly (readonly [string, { readonly optional?: true }])[]): readonly string[] =>
  entries.flatMap(([name, { optional }]) => (optional ? [] : [name]));

function typeSchema({ type, nullable, words }: ObservedField): JsonSchema {
  if (words !== undefined) return { enum: words };
  if (type === 'list') return { type: 'array', items: { type: 'string' } };
  if (type === 'time') return { type: ['string', 'null'], description: 'ISO 8601 in UTC; null without an end' };
  const name = type === 'number' ? 'number' : 'string';
  return { type: nullable ? [name, 'null'] : name };
}

function fieldSchema(field: ObservedField): JsonSchema {
  const schema = typeSchema(field);
  if (field.meaning === undefined) return schema;
  return { ...(field.words === undefined ? schema : { type: 'string', ...schema }), description: field.meaning };
}

/** Schema of the world of one scope. Kinds and fields that the table lacks are ignored. */
export function observationSchema(kinds: ResourceKinds): JsonSchema {
  const observed = observedKinds(kinds);
  const lists = observed.map(([name, { fields }]) => {
    const properties = Object.fromEntries(Object.entries(fields).map(([field, row]) => [field, fieldSchema(row)]));
    return [name, { type: 'array', items: { type: 'object', required: required(Object.entries(fields)), properties } }];
  });
  return {
    type: 'object',
    required: [...required(observed), 'balance'],
    properties: { ...Object.fromEntries(lists), balance: { type: 'number' } },
  };
}

/**
 * One table for several packs, for the published schema, which describes the answers of every pack: it has the kinds and
 * fields of all, and requires only what each pack requires.
 */
export function mergeKinds(tables: readonly ResourceKinds[]): ResourceKinds {
  const names = [...new Set(tables.flatMap((kinds) => observedKinds(kinds).map(([name]) => name)))];
  const merged = names.map((name) => {
    const found = tables.map((kinds) => observedKinds(kinds).find(([other]) => other === name)?.[1]);
    const kindsOfName = found.filter((kind) => kind !== undefined);
    const isOptional = found.some((kind) => kind === undefined || kind.optional);
    const fields = Object.assign({}, ...kindsOfName.toReversed().map((kind) => kind.fields));
    const needed = (field: string) =>
      kindsOfName.every((kind) => kind.fields[field]?.optional === undefined && field in kind.fields);
    const rows = Object.entries(fields as Readonly<Record<string, ObservedField>>).map(
      ([field, row]) => [field, needed(field) ? row : { ...row, optional: true as const }] as const,
    );
    return [
      name,
      {
        id: kindsOfName[0]?.id ?? 'id',
        fields: Object.fromEntries(rows),
        ...(isOptional ? { optional: true as const } : {}),
      },
    ] as const;
  });
  return Object.fromEntries(merged);
}
