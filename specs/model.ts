/**
 * What this room hands on: facts read from vendor pages, merged into one Spec per pack.
 * A page is never guessed at: what it does not say is `not-stated`, what contradicts is a Finding.
 * Sentences of a page never appear here; names, types, bounds, codes, statuses and wire messages do.
 */

import type { ResourceKinds } from './resource-kinds.ts';

/** First and last line of a place on a page, 1-based, both inclusive. */
export type LineSpan = readonly [from: number, to: number];

/** Where a fact stands: the document's id (see documents.lock.yaml for its sha256) and its lines. */
export interface Provenance {
  readonly document: string;
  readonly lines: LineSpan;
}

/** A vendor page as text. `id` is the file's base name, or the id that a pack's lock file gives to that sha256. */
export interface SourceDocument {
  readonly id: string;
  readonly sha256: string;
  readonly lines: readonly string[];
}

// --- layout: what a reader makes of a page, before anything is understood -------------------------------------------

/** Half-open range of character offsets in the page's lines joined by line feeds. */
export type TextSpan = readonly [from: number, to: number];

/** One cell as printed, blanks at its ends removed, escapes kept. */
export interface Cell {
  readonly text: string;
  readonly span: TextSpan;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly lines: LineSpan;
  /** The page breaks off inside it: what it holds is no fact. */
  readonly cut?: true;
  /** Nothing on the page says where one of its cells ends. */
  readonly guessed?: true;
}

export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly TableRow[];
  readonly lines: LineSpan;
}

/** One piece of a page in page order. Prose keeps its line breaks; code keeps its text unchanged. */
export type Block =
  | { readonly block: 'heading'; readonly text: string; readonly level: number; readonly lines: LineSpan }
  | { readonly block: 'table'; readonly table: Table }
  | { readonly block: 'code'; readonly text: string; readonly lines: LineSpan }
  | { readonly block: 'prose'; readonly text: string; readonly lines: LineSpan };

export interface PageLayout {
  readonly document: SourceDocument;
  /** Name of the reader that recognised the layout. */
  readonly reader: string;
  readonly blocks: readonly Block[];
}

// --- facts: what one page says --------------------------------------------------------------------------------------

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

/** Another parameter's value; `whenAbsent` says that leaving it out means the same (its default). */
export interface ParameterCondition {
  readonly parameter: string;
  readonly equals: string;
  readonly whenAbsent: boolean;
}

/** Limits that hold only while another parameter has a value, and a second one has too where the page nests them. */
export interface ConditionalBounds extends ParameterCondition {
  readonly and?: ParameterCondition;
  readonly bounds: Bounds;
}

export interface ParameterFact {
  readonly name: string;
  readonly type: WireType;
  /** `not-stated` too where the page says that it is required in some cases. */
  readonly required: Required;
  readonly requiredInSomeCases?: true;
  readonly example?: string;
  readonly bounds: Bounds;
  readonly conditional: readonly ConditionalBounds[];
  /** Values that the page lists and calls unsupported or deprecated. */
  readonly unsupportedValues: readonly string[];
  /** The string holds a JSON array. */
  readonly jsonArray: boolean;
  /** The page announces a list of values and then prints none. */
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
  /** The description says that an answer has it in some cases only. */
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
  /** Says what a strict parser stumbled over; absent where it parses. */
  readonly problem?: string;
  readonly provenance: Provenance;
}

/** What the first row of the operation says. */
export interface ArrearsCell {
  readonly expected: 'error' | 'normal';
  readonly provenance: Provenance;
  /** Further rows of the operation that say the contrary. */
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

/** `read-in-part`: the description goes on behind what is read of one; `split-guessed`: two texts stand in one, unparted. */
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
  /** Rows of understood tables that could not be read; never guessed at. */
  readonly unread: readonly Provenance[];
  /** Rows that were read, and of which something was left out or is not certain. */
  readonly doubtful: readonly Doubt[];
}

// --- findings and rulings -------------------------------------------------------------------------------------------

/** Something to tell about the documents: a contradiction, a gap, an unreadable place. */
export interface Finding {
  readonly id: string;
  readonly kind: string;
  readonly operation?: string;
  /** Names, codes, statuses and values that it is about; no sentence of the page. */
  readonly subject: string;
  /** One sentence of ours that says what is wrong. */
  readonly summary: string;
  readonly places: readonly Provenance[];
}

/** How a contradiction is read. Written by hand; `readings` names every choice that `--reading` accepts. */
export interface Ruling {
  readonly finding: string;
  readonly readings: Readonly<Record<string, string>>;
  readonly chosen: string;
  /** Edition → choice, where selecting an edition decides the question. */
  readonly byEdition?: Readonly<Record<string, string>>;
  /** For a question about the whole arrears matrix: what each other choice changes. */
  readonly matrix?: Readonly<Record<string, MatrixReading>>;
  readonly reason: string;
  /** What a real target would have to show to decide the question. */
  readonly decidedBy: string;
}

/**
 * One way to read the arrears matrix. `together`: every condition holds at once. `cells`: those of which it says something
 * else than is printed, as `<Operation>/<condition>`; `either-way`: both answers of one state, `not-stated`: nothing of it.
 */
export interface MatrixReading {
  readonly together?: true;
  readonly cells: Readonly<Record<string, 'normal' | 'error' | 'either-way' | 'not-stated'>>;
}

// --- requirements ---------------------------------------------------------------------------------------------------

export type RequirementKind = 'error-row' | 'arrears-cell' | 'parameter' | 'behaviour' | 'effect' | 'wire';
export type Level = 'must' | 'should' | 'may';
export type ProfileName = 'wire' | 'errors' | 'arrears' | 'lifecycle';

/** One normative statement. `id` is stable over editions: two editions that say the same share it. */
export interface Requirement {
  readonly id: string;
  readonly kind: RequirementKind;
  /** `*` for what is true of every operation. */
  readonly operation: string;
  readonly profile: ProfileName;
  readonly level: Level;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly condition?: string;
  readonly expected?: 'error' | 'normal';
  /** For kind `parameter`: the parameter and the JSON Schema keyword it is about (`required`, `enum`, `maxLength` …). */
  readonly parameter?: string;
  readonly keyword?: string;
  /** For a statement of the prose, entered by hand: what it says, in our own words. */
  readonly says?: string;
  /** For a statement about the protocol: what it is known from. */
  readonly source?: string;
  /** Every place that says so, newest edition first. Occurrences are counted over these. */
  readonly provenance: readonly Provenance[];
}

// --- the pack -------------------------------------------------------------------------------------------------------

export interface DocumentEntry {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly sha256: string;
  readonly fixtureSha256: string;
  readonly kind: 'operation' | 'arrears' | 'protocol';
  readonly operation?: string;
  /** Label of the edition, unique per operation; what `--edition` takes. */
  readonly edition: string;
  /** Date printed on the page or known from its source; `not stated` where neither is so. */
  readonly date: string;
  /** Rank among the editions of one operation; the highest is the newest. */
  readonly order: number;
}

/** `free` costs nothing and changes nothing; `read` only reads; `bills` may cost money; `destroys` changes or stops what exists. */
export type CostClass = 'free' | 'read' | 'bills' | 'destroys';

/** What calling an operation costs. `resources` names the parameters that identify what it acts on; empty for one that creates. */
export interface OperationCost {
  readonly class: 'read' | 'bills' | 'destroys';
  readonly creates: boolean;
  readonly resources: readonly string[];
}

export type FormatName = 'json' | 'xml';

/** Rules about how every answer is written, whatever it says. */
export const envelopeRules = [
  'body-readable',
  'content-type',
  'request-id',
  'request-id-form',
  'request-id-fresh',
  'success-envelope',
  'error-envelope',
  'request-echoed',
  'recommend',
  'error-without-result',
  'success-without-error',
  'result-as-documented',
] as const;
export type EnvelopeRule = (typeof envelopeRules)[number];

/** What a field of the envelope repeats of the request. */
export type EchoedFact = 'operation' | 'version' | 'service' | 'region' | 'host';

/** The envelope beside what the binding names. Keys are JSON Pointers into the decoded answer. */
export interface Envelope {
  readonly requestIdPattern: string;
  readonly success: Readonly<Record<string, EchoedFact>>;
  readonly error: Readonly<Record<string, EchoedFact>>;
  /** Where an error may have an address with more about it. */
  readonly recommend?: string;
}

/** Where things stand on the wire. Paths are JSON Pointers into the decoded answer. */
export interface WireBinding {
  readonly version: string;
  readonly server: string;
  readonly service: string;
  readonly region: string;
  /** Signers by algorithm name; the first is the default. */
  readonly signers: readonly string[];
  readonly formats: readonly FormatName[];
  /** Parameter that selects the format, where the vendor has one, and what holds without it. */
  readonly formatParameter?: string;
  readonly defaultFormat: FormatName;
  /** Parameters that every request may carry; never parameters of an operation. */
  readonly commonParameters: readonly string[];
  readonly successStatus: number;
  readonly requestId: string;
  readonly result: string;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly xmlErrorRoot?: string;
  /** Root element of a success answer in XML, `{operation}` stands for the name. */
  readonly xmlSuccessRoot?: string;
  readonly envelope: Envelope;
}

/** One statement of protocol.yaml; its place is the file itself, the document `protocol` of the pack. */
export interface ProtocolStatement {
  readonly name: string;
  readonly says: string;
  readonly level: Level;
  /** It is about how every answer is written. */
  readonly rule?: EnvelopeRule;
  /** It is about a refusal: rows of `commonErrors`, `status code`, by generation of the vendor's error pages. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** Address, or name in our own words, of what it is known from. */
  readonly source: string;
  readonly lines: LineSpan;
}

/** An error that the vendor's protocol pages document for every operation. `source` names the page in our own words. */
export interface CommonError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly source: string;
  /**
   * What it refuses: a parameter that is missing or not valid, so that an operation may answer it for one of its own, an
   * operation that does not exist, a version, or nothing of the request at all but the load.
   */
  readonly about?: readonly ('parameter' | 'operation' | 'version' | 'load')[];
}

export interface CredentialVariables {
  readonly accessKeyId: readonly string[];
  readonly accessKeySecret: readonly string[];
  readonly securityToken: readonly string[];
}

/** pack.yaml: everything about one vendor product that is data and not derived. */
export interface PackManifest {
  readonly id: string;
  readonly title: string;
  readonly binding: WireBinding;
  readonly credentials: CredentialVariables;
  readonly operations: Readonly<Record<string, OperationCost>>;
  readonly commonErrors: readonly CommonError[];
}

/** A parameter as its OpenAPI document says it, after loading. `schema` holds the unconditional bounds. */
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

/** One operation as loaded from its generated OpenAPI document. */
export interface Operation {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** JSON Schema 2020-12 over the object of all wire parameters, typed (see decodeParameters). */
  readonly parametersSchema: JsonSchema;
  readonly errors: readonly ErrorRow[];
  /** JSON Schema of the result object of a success answer (inside the envelope). */
  readonly resultSchema: JsonSchema;
  readonly authorization: readonly AuthorizationFact[];
}

export interface Profile {
  readonly name: ProfileName;
  readonly version: string;
  readonly requirements: readonly string[];
}

/**
 * An operation that the arrears matrix names and no page describes any more. Written by hand from public client code, never
 * derived: nothing is expected of a target by it.
 */
export interface RetiredOperation {
  readonly name: string;
  /** The API version that it was sent with. */
  readonly version: string;
  readonly successor: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: WireType;
    readonly required: Required;
  }[];
  /** Names at the top of its answer. */
  readonly result: readonly string[];
  /** Where this is known from, in our own words. */
  readonly source: string;
}

/** Everything known about one vendor product, loaded from `specs/packs/<id>`. */
export interface Pack {
  readonly manifest: PackManifest;
  /** resources.yaml: kinds of resources by name. */
  readonly resources: ResourceKinds;
  readonly documents: readonly DocumentEntry[];
  /** By name; each is read from its document when it is first asked for. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly arrears: readonly ArrearsCondition[];
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  readonly rulings: readonly Ruling[];
  readonly profiles: readonly Profile[];
  readonly protocol: readonly ProtocolStatement[];
  readonly retired: readonly RetiredOperation[];
}
