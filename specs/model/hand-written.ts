/** The forms of the other files that people write, in the folder of a pack or of an operation. */
import { Type } from 'typebox';
import { closed, type DataOf, kebabName, level, places, required, text, textByName, texts } from './form.ts';
import type { LineSpan } from './page.ts';

export const profileName = Type.Enum(['wire', 'errors', 'arrears', 'lifecycle']);
export type ProfileName = DataOf<typeof profileName>;
export type Level = DataOf<typeof level>;

const writtenEntry = Type.Object(
  {
    id: text,
    title: text,
    file: text,
    sha256: Type.String(),
    fixtureSha256: Type.String(),
    kind: Type.Enum(['operation', 'arrears']),
    /** Label of the edition, unique per operation; what `--edition` takes. */
    edition: text,
    /** Date printed on the page or known from its source; else `not stated`. */
    date: text,
    /** Rank among the editions of one operation; the highest is the newest. */
    order: Type.Integer({ minimum: 1 }),
  },
  closed,
);

/** documents.lock.yaml: the pages that facts are derived from. */
export const documentsLock = Type.Object({ documents: Type.Array(writtenEntry) }, closed);
export type WrittenEntry = DataOf<typeof writtenEntry>;

/** A page of the pack. The folder of its lock file says to which operation it belongs. */
export interface DocumentEntry extends Omit<WrittenEntry, 'kind'> {
  readonly kind: WrittenEntry['kind'] | 'protocol';
  readonly operation?: string;
}

/**
 * One way to interpret the arrears matrix. `together`: every condition holds at once. `cells`: those whose meaning is not the
 * printed one, as `<Operation>/<condition>`. `either-way`: both answers of one state; `not-stated`: the matrix says nothing.
 */
export type MatrixReading = DataOf<typeof matrixReading>;
const matrixReading = Type.Object(
  {
    together: Type.Optional(Type.Literal(true)),
    cells: Type.Record(Type.String(), Type.Enum(['normal', 'error', 'either-way', 'not-stated'])),
  },
  closed,
);

/** How a contradiction is interpreted. */
export type Ruling = DataOf<typeof ruling>;
const ruling = Type.Object(
  {
    finding: text,
    /** Every choice that `--reading` accepts, and what it means. */
    readings: Type.Record(Type.String(), text, { minProperties: 1 }),
    chosen: text,
    /** Edition → choice, where selecting an edition decides the question. */
    byEdition: Type.Optional(textByName),
    /** For a question about the whole arrears matrix: what each other choice changes. */
    matrix: Type.Optional(Type.Record(Type.String(), matrixReading)),
    reason: text,
    /** What a real target would have to show to decide the question. */
    decidedBy: text,
  },
  closed,
);
/** rulings.yaml. */
export const rulings = Type.Object({ rulings: Type.Array(ruling) }, closed);

/** A frozen list of requirements that a target can be certified for. */
export type Profile = DataOf<typeof profile>;
const profile = Type.Object({ name: profileName, version: text, requirements: texts }, closed);
/** profiles.yaml. */
export const profiles = Type.Object({ profiles: Type.Array(profile) }, closed);

/** prose-findings.yaml. The folder says which operation a finding is about. */
export const proseFindings = Type.Object(
  { findings: Type.Array(Type.Object({ id: text, kind: text, subject: text, summary: text, places }, closed)) },
  closed,
);

const writtenStatement = Type.Object(
  {
    name: kebabName,
    says: text,
    level: Type.Optional(level),
    profile: Type.Optional(Type.Enum(['errors', 'arrears', 'lifecycle'])),
    places,
  },
  closed,
);
/** statements.yaml. */
export const statements = Type.Object({ statements: Type.Array(writtenStatement) }, closed);
export type WrittenStatement = DataOf<typeof writtenStatement>;

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

const writtenProtocolStatement = Type.Object(
  {
    name: kebabName,
    /** For a statement about how every answer is written. */
    rule: Type.Optional(Type.Enum([...envelopeRules])),
    says: text,
    level: Type.Optional(level),
    /** For a refusal: rows of `commonErrors`, `status code`, by generation of the vendor's error pages. */
    answers: Type.Optional(Type.Record(Type.String(), Type.Array(text, { minItems: 1 }), { minProperties: 1 })),
    /** Address, or name in our own words, of the page. */
    source: text,
  },
  closed,
);
/** protocol.yaml. */
export const protocol = Type.Object(
  { title: text, sources: textByName, statements: Type.Array(writtenProtocolStatement, { minItems: 1 }) },
  closed,
);
export type WrittenProtocol = DataOf<typeof protocol>;

/** One statement of protocol.yaml. Its place is the file itself, the document `protocol` of the pack. */
export interface ProtocolStatement extends Omit<DataOf<typeof writtenProtocolStatement>, 'level'> {
  readonly level: Level;
  readonly lines: LineSpan;
}

const wireType = Type.Enum(['string', 'integer', 'number', 'boolean', 'array', 'object', 'not-stated']);

/** retired.yaml. */
export const retired = Type.Object(
  {
    /** The API version that the operation was sent with. */
    version: text,
    successor: text,
    parameters: Type.Array(Type.Object({ name: text, type: wireType, required }, closed)),
    /** Names at the top of its answer. */
    result: texts,
    /** Where this is known from, in our own words. */
    source: text,
  },
  closed,
);

/**
 * An operation that the arrears matrix names and no page describes any more. Written by hand from public client code, never
 * derived: nothing is expected of a target by it.
 */
export interface RetiredOperation extends DataOf<typeof retired> {
  readonly name: string;
}
