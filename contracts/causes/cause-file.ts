/**
 * What a person writes in `contracts/causes/<pack>/`: how each documented error is provoked, and how each behaviour that a page
 * states in prose is shown. `<Operation>.yaml` holds everything about one operation, `shared.yaml` holds the rest. The generator
 * works from both together, as a `CauseFile`. `causes.schema.json` is generated from these schemas.
 */
import { Type } from 'typebox';
import type { DataOf } from '#specs';
import { evidence, jsonObject, reachClass, templates } from '../case-schema.ts';
import { protocolCauses, type wireCause } from './protocol-schema.ts';
import {
  baseline,
  type causeStep,
  closed,
  entryName,
  names,
  plannedReading,
  provocation,
  type requestChange,
  rows,
  sameStateControl,
  states,
} from './provocation-schema.ts';

/** A cause has a reason where it has no cases, and only there. */
const reasonWithoutCases = {
  allOf: [
    {
      if: { properties: { class: { enum: ['unreachable', 'unmodelled'] } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['reason'] },
      else: { not: { required: ['reason'] } },
    },
  ],
};

const causeFields = {
  id: entryName,
  class: reachClass,
  /** Why there are no cases. For the classes `unreachable` and `unmodelled`. */
  reason: Type.Optional(Type.String()),
  evidence: Type.Optional(evidence),
  /** Places of the world that an error of this cause may change, because the page says so. */
  allowed: Type.Optional(names),
  /** Parameter requirements (`ClientToken/maxLength`) that this cause shows as well. */
  parameters: Type.Optional(names),
  /** Stated behaviours (`only-subscription`) that this cause shows as well. */
  shows: Type.Optional(names),
  ...provocation,
};

/** What a cause answers at one operation. */
const answerFields = {
  /** The rows that the cause provokes. If there are several, each is accepted, and `because` says why. */
  answers: rows,
  because: Type.Optional(Type.String()),
  /** Rows that another check may answer first, because no request has this fault alone. */
  masks: Type.Optional(rows),
  reading: Type.Optional(plannedReading),
};

const operationCause = Type.Object({ ...causeFields, ...answerFields }, { ...closed, ...reasonWithoutCases });
const sharedCause = Type.Object(causeFields, { ...closed, ...reasonWithoutCases });
const sharedCauseAnswers = Type.Object(answerFields, closed);

/**
 * How behaviours stated in prose are shown.
 * - `success`: carried out, with `effect` or the baseline's effect.
 * - `refusal`: one of `answers`, or without `answers` any 4xx that the pages document for the operation. Nothing happens.
 * - `either`: the pages leave open whether the request is carried out. `effect` holds in both cases.
 */
const statedCase = Type.Object(
  {
    id: entryName,
    class: Type.Enum(['request', 'state', 'account', 'fault']),
    /** The entry under `causes` that provokes the same. Without it, this entry is a cause of its own. */
    cause: Type.Optional(Type.String()),
    /** Stated behaviours by the last part of their ids (`only-subscription`). */
    shows: names,
    /** Parameter requirements (`PeriodUnit/default`) that this case shows as well. */
    parameters: Type.Optional(names),
    expect: Type.Enum(['success', 'refusal', 'either']),
    answers: Type.Optional(rows),
    /** What a refusal without `answers` is about. Default: a parameter of the operation. */
    refusedFor: Type.Optional(Type.Enum(['operation', 'version'])),
    contains: Type.Optional(jsonObject),
    /** Part of the result that must be absent. */
    lacks: Type.Optional(jsonObject),
    /** Fields that the result must have with any value that is not empty. */
    has: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    effect: Type.Optional(provocation.controlEffect),
    /** The judged request is sent this many times at once. The other copies may get one of these rows instead. */
    atOnce: Type.Optional(Type.Object({ copies: Type.Integer({ minimum: 2, maximum: 8 }), others: rows }, closed)),
    reading: Type.Optional(plannedReading),
    ...provocation,
  },
  closed,
);

/**
 * One cell of the arrears matrix. Without `answers`, any refusal that the page documents is accepted, and `reading` names the
 * finding that says so. `sameState`: the request that the condition must not affect. Default: one about another resource.
 */
const arrearsCell = Type.Object(
  {
    answers: Type.Optional(rows),
    because: Type.Optional(Type.String()),
    sameState: Type.Optional(sameStateControl),
    reading: Type.Optional(plannedReading),
  },
  closed,
);

/** How one condition of the arrears matrix is brought about, and the request that shows it. */
const arrearsCondition = Type.Object(
  {
    addStates: states,
    /** If the result does not show the condition, the state was not reached and the case is inconclusive. */
    seenBy: Type.Object({ operation: Type.String(), parameters: templates, contains: jsonObject }, closed),
  },
  closed,
);

/** `<Operation>.yaml` */
export const operationCauses = Type.Object(
  {
    /** Vendor values that only this operation needs. */
    vendorValues: Type.Optional(templates),
    /** The rows that an identifier which never existed gets. */
    absent: Type.Optional(rows),
    baseline: Type.Optional(baseline),
    /** Condition of the matrix → this operation's cell. */
    arrears: Type.Optional(Type.Record(Type.String(), arrearsCell)),
    /** Id of a cause in shared.yaml → what it answers here. */
    sharedCauses: Type.Optional(Type.Record(Type.String(), sharedCauseAnswers)),
    causes: Type.Optional(Type.Array(operationCause)),
    stated: Type.Optional(Type.Array(statedCase)),
  },
  closed,
);

/** `shared.yaml` */
export const sharedCauses = Type.Object(
  {
    /** Values that replace the values of states on a vendor: reserved identifiers and the vendor's own region. */
    vendorValues: templates,
    /** Operation whose baseline shows that changes are visible, for cases that change nothing. Default: the first one. */
    channel: Type.Optional(Type.String()),
    arrears: Type.Optional(Type.Record(Type.String(), arrearsCondition)),
    causes: Type.Optional(Type.Array(sharedCause)),
    protocol: Type.Optional(protocolCauses),
  },
  closed,
);

export type OperationCauses = DataOf<typeof operationCauses>;
export type SharedCauses = DataOf<typeof sharedCauses>;
export type Baseline = DataOf<typeof baseline>;
export type RequestChange = DataOf<typeof requestChange>;
export type CauseStep = DataOf<typeof causeStep>;
export type PlannedReading = DataOf<typeof plannedReading>;
export type WireCause = DataOf<typeof wireCause>;
export type ProtocolCauses = DataOf<typeof protocolCauses>;
type ArrearsCellCause = DataOf<typeof arrearsCell>;

const provocationObject = Type.Object(provocation);
export type Provocation = DataOf<typeof provocationObject>;

/** How documented errors of one operation are provoked. */
export type Cause = DataOf<typeof operationCause> & { readonly operation: string };
export type StatedCase = DataOf<typeof statedCase> & { readonly operation: string };

/** One condition of the matrix with the cells of the operations that have cases. */
export type ArrearsCause = DataOf<typeof arrearsCondition> & {
  readonly cells: Readonly<Record<string, ArrearsCellCause>>;
};

/** The causes of one pack: shared.yaml and the files of its operations together. */
export interface CauseFile {
  readonly vendorValues: Readonly<Record<string, string>>;
  readonly channel?: string;
  /** Operation → the rows that an identifier which never existed gets. */
  readonly absent: Readonly<Record<string, readonly string[]>>;
  readonly baselines: Readonly<Record<string, Baseline>>;
  readonly causes: readonly Cause[];
  readonly stated: readonly StatedCase[];
  readonly arrears: Readonly<Record<string, ArrearsCause>>;
  readonly protocol?: ProtocolCauses;
}

/** JSON Schema of both kinds of file. */
export function causesSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:ecs-conformance:schema:causes',
    title: 'Causes: how the documented errors of one pack are provoked',
    description:
      'contracts/causes/<pack>/shared.yaml fits #/$defs/shared, <Operation>.yaml beside it #/$defs/operation.',
    anyOf: [{ $ref: '#/$defs/operation' }, { $ref: '#/$defs/shared' }],
    $defs: { operation: operationCauses, shared: sharedCauses },
  };
}
