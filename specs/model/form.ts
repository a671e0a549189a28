/** Small schemas that the forms of pack files are made of, and the type of the data that a schema accepts. */
import { type Static, type TSchema, Type } from 'typebox';
import type { LineSpan } from './page.ts';

/** The data that passes a schema. */
export type DataOf<Schema extends TSchema> = Immutable<Static<Schema>>;

type Immutable<T> = T extends LineSpan
  ? T
  : T extends readonly (infer Entry)[]
    ? readonly Immutable<Entry>[]
    : T extends object
      ? { readonly [Key in keyof T]: Immutable<T[Key]> }
      : T;

/** No key but those named. */
export const closed = { additionalProperties: false };

export const text = Type.String({ minLength: 1 });
export const texts = Type.Array(text);
export const textByName = Type.Record(Type.String(), text);
/** A JSON Pointer. */
export const pointer = Type.String({ pattern: '^(/[^/]*)*$' });
export const kebabName = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
export const level = Type.Enum(['must', 'should', 'may']);
export const required = Type.Enum(['yes', 'no', 'not-stated']);

// Type.Tuple writes `items` as a list, which JSON Schema 2020-12 calls `prefixItems`.
const lineSpan = Type.Unsafe<LineSpan>({
  type: 'array',
  prefixItems: [{ type: 'integer' }, { type: 'integer' }],
  minItems: 2,
  maxItems: 2,
});

/** Places on pages: the document's id, and the first and last line. */
export const places = Type.Array(Type.Object({ document: text, lines: lineSpan }, closed), { minItems: 1 });
