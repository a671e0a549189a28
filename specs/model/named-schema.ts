/** Pieces for JSON Schemas that describe a part once, under `$defs`, and refer to it elsewhere. */
import { type Static, type TSchema, Type } from 'typebox';

/** A schema that stands under `$defs` by its name. */
export interface NamedSchema<Schema extends TSchema = TSchema> {
  readonly name: string;
  readonly schema: Schema;
}

/** Gives a schema its name under `$defs`. */
export function nameSchema<Schema extends TSchema>(name: string, schema: Schema): NamedSchema<Schema> {
  return { name, schema };
}

/** A reference to a named schema. `description` says what the part means at this place. */
export function referTo<Schema extends TSchema>({ name }: NamedSchema<Schema>, description: string) {
  return Type.Unsafe<Static<Schema>>({ $ref: `#/$defs/${name}`, description });
}

/** An object with any keys. Type.Record would write `patternProperties`, which older readers of our schemas do not expect. */
export function mapOf<Schema extends TSchema>(entry: Schema, options: { description: string; minProperties?: number }) {
  return Type.Unsafe<Record<string, Static<Schema>>>({ type: 'object', ...options, additionalProperties: entry });
}

/** The value of `$defs` for these schemas. */
export function definitions(schemas: readonly NamedSchema[]): Readonly<Record<string, TSchema>> {
  return Object.fromEntries(schemas.map(({ name, schema }) => [name, schema]));
}
