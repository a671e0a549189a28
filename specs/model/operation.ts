import type { AuthorizationFact, Required } from './facts.ts';
import type { Provenance } from './page.ts';

/** A parameter of a loaded OpenAPI document. `schema` holds the unconditional bounds. */
export interface Parameter {
  readonly name: string;
  readonly required: Required;
  readonly schema: JsonSchema;
  readonly example?: string;
  readonly provenance: Provenance;
}

export interface ErrorRow {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly provenance: Provenance;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** One operation, loaded from its generated OpenAPI document. */
export interface Operation {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** JSON Schema 2020-12 over the object of all wire parameters, typed (see decodeParameters). */
  readonly parametersSchema: JsonSchema;
  readonly errors: readonly ErrorRow[];
  /** JSON Schema of the result of a success answer, inside the envelope. */
  readonly resultSchema: JsonSchema;
  readonly authorization: readonly AuthorizationFact[];
}
