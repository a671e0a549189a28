/**
 * What one page says. A page is never guessed at: what it does not say is `not-stated`. Sentences of a page never appear here;
 * names, types, bounds, codes, statuses and wire messages do.
 */
import type { Provenance, SourceDocument } from './page.ts';

export type Required = 'yes' | 'no' | 'not-stated';

export type WireType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'not-stated';

/** Unconditional limits of one parameter's value, with the keywords of JSON Schema. */
export interface Bounds {
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Entries of an array, or of the JSON array that a string holds. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly default?: string | number | boolean;
}

/** The value of another parameter. `whenAbsent`: leaving the parameter out means the same, because the value is its default. */
export interface ParameterCondition {
  readonly parameter: string;
  readonly equals: string;
  readonly whenAbsent: boolean;
}

/** Limits that apply only while another parameter has a value. `and` is a second condition, where the page nests them. */
export interface ConditionalBounds extends ParameterCondition {
  readonly and?: ParameterCondition;
  readonly bounds: Bounds;
}

export interface ParameterFact {
  readonly name: string;
  readonly type: WireType;
  /** Also `not-stated` where the page says that the parameter is required in some cases. */
  readonly required: Required;
  readonly requiredInSomeCases?: true;
  readonly example?: string;
  readonly bounds: Bounds;
  readonly conditional: readonly ConditionalBounds[];
  /** Values that the page lists and calls unsupported or deprecated. */
  readonly unsupportedValues: readonly string[];
  /** The string holds a JSON array. */
  readonly jsonArray: boolean;
  /** The page announces a list of values and prints no value. */
  readonly valueListLost: boolean;
  /** Range of N in a name such as `Tag.N.Key`. */
  readonly index?: readonly [from: number, to: number];
  readonly provenance: Provenance;
}

export interface ResponseFieldFact {
  readonly name: string;
  readonly type: WireType;
  /** Element name of `Array of X`, as printed. */
  readonly element?: string;
  readonly example?: string;
  readonly enum?: readonly (string | number)[];
  /** The description says that only some answers have the field. */
  readonly sometimes?: true;
  readonly provenance: Provenance;
}

export interface ErrorRowFact {
  readonly status: number;
  readonly code: string;
  /** Wire message, verbatim; empty where the page prints none. */
  readonly message: string;
  readonly provenance: Provenance;
}

export interface AuthorizationFact {
  readonly action: string;
  readonly access?: string;
  readonly resource?: string;
  readonly provenance: Provenance;
}

export interface ExampleFact {
  readonly format: 'request' | 'json' | 'xml';
  readonly text: string;
  /** Why a strict parser rejects the text; absent where it parses. */
  readonly problem?: string;
  readonly provenance: Provenance;
}

/** The answer that the first row of the operation documents. */
export interface ArrearsCell {
  readonly expected: 'error' | 'normal';
  readonly provenance: Provenance;
  /** Further rows of the operation that contradict the first one. */
  readonly contradicted?: readonly Provenance[];
}

/** `instance` and `disk` are the conditions of the seed pages; another page may name others. */
export interface ArrearsCondition {
  readonly id: string;
  /** Column header as printed. */
  readonly label: string;
  readonly cells: Readonly<Record<string, ArrearsCell>>;
  readonly provenance: Provenance;
}

/** `read-in-part`: the description has more than was read. `split-guessed`: one cell holds two texts with nothing between. */
export interface Doubt {
  readonly doubt: 'read-in-part' | 'split-guessed';
  readonly provenance: Provenance;
}

export interface PageFacts {
  readonly document: SourceDocument;
  readonly kind: 'operation' | 'arrears' | 'other';
  readonly operation?: string;
  /** API version as printed on the page (`Version` parameter or portal link). */
  readonly version?: string;
  /** Host of the request example, without scheme. */
  readonly host?: string;
  readonly parameters: readonly ParameterFact[];
  readonly response: readonly ResponseFieldFact[];
  readonly errors: readonly ErrorRowFact[];
  readonly authorization: readonly AuthorizationFact[];
  readonly examples: readonly ExampleFact[];
  readonly arrears: readonly ArrearsCondition[];
  /** Rows of understood tables that could not be read. */
  readonly unread: readonly Provenance[];
  /** Rows that were read only in part, or with a guess. */
  readonly doubtful: readonly Doubt[];
}
