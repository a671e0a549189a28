/** Parts that the entries of a cause file share: how a trial and its controls come about. */
import { Type } from 'typebox';
import { expectedEffect, jsonObject, providerState, templates } from '../case-schema.ts';

/** No key but those named. */
export const closed = { additionalProperties: false } as const;

const kebab = '^[a-z0-9]+(-[a-z0-9]+)*$';

/** Kebab-case name. Case ids are made of these names. */
export const entryName = Type.String({ pattern: kebab });
export const names = Type.Array(Type.String());
/** Rows of an operation: `400 Code`, or `400 Code~2` for the second wording of the same status and code. */
export const rows = Type.Array(Type.String({ pattern: '^[1-5][0-9]{2} [^ ~]+(~[2-9])?$' }), { minItems: 1 });
export const states = Type.Array(providerState);
export const format = Type.Enum(['json', 'xml']);

/** A change to a valid request: parameters to set and parameters to leave out. */
export const requestChange = Type.Object(
  {
    /** Makes it a request of another operation. */
    operation: Type.Optional(Type.String()),
    set: Type.Optional(templates),
    remove: Type.Optional(names),
  },
  closed,
);

/** A valid request of an operation: the states it needs, its parameters, and what it does. */
export const baseline = Type.Object(
  {
    states,
    parameters: templates,
    /** Part of the result that must be there. */
    contains: Type.Optional(jsonObject),
    /** Fields that the result must have with any value that is not empty, for example new ids. */
    has: Type.Optional(names),
    effect: expectedEffect,
  },
  closed,
);

/** A request like the baseline's with changes, which must succeed or get one of `answers`. Or a state. */
export const causeStep = Type.Union([
  Type.Object(
    {
      request: requestChange,
      /** Name under which later templates find the fields of the result. */
      as: Type.Optional(Type.String()),
      answers: Type.Optional(rows),
      /** Part of the result of a success. */
      contains: Type.Optional(jsonObject),
    },
    closed,
  ),
  Type.Object({ state: providerState }, closed),
]);

/**
 * The request that a state must not affect. With `otherResource` the baseline's states are set up again under the alias
 * `other`, and the request asks about those. `request` changes the request, or makes it one of another operation.
 */
export const sameStateControl = Type.Object(
  {
    otherResource: Type.Optional(Type.Literal(true)),
    request: Type.Optional(requestChange),
    effect: Type.Optional(expectedEffect),
    addStates: Type.Optional(states),
  },
  closed,
);

const each = Type.Object(
  {
    parameter: Type.String(),
    values: Type.Unsafe<Record<string, string>>({
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: kebab },
      additionalProperties: { type: 'string' },
    }),
  },
  closed,
);

/** How a trial and its controls come about. The baseline of the operation supplies whatever is absent here. */
export const provocation = {
  /** States in place of the baseline's, for the trial and for the control. */
  states: Type.Optional(states),
  controlStates: Type.Optional(states),
  /** States after the baseline's, for the trial alone. */
  addStates: Type.Optional(states),
  /** Change to the requests of trial and control. */
  bothRequests: Type.Optional(requestChange),
  /** Change to the request of the trial alone. */
  request: Type.Optional(requestChange),
  /** One case for each of these named values of the parameter. Only the trial has the value. */
  each: Type.Optional(each),
  /** Steps before the judged request of the trial. */
  before: Type.Optional(Type.Array(causeStep)),
  controlBefore: Type.Optional(Type.Array(causeStep)),
  controlEffect: Type.Optional(expectedEffect),
  sameState: Type.Optional(sameStateControl),
};

/** One contradiction of the pages: the interpretation that the entry follows, and what the trial expects under each other one. */
export const plannedReading = Type.Object(
  {
    finding: Type.String(),
    chosen: Type.String(),
    alternatives: Type.Array(
      Type.Object(
        {
          choice: Type.String(),
          /** The pages document both. An answer as expected here is inconclusive under the chosen interpretation, not a failure. */
          tolerated: Type.Optional(Type.Literal(true)),
          /** The request is carried out, with `effect` or with the baseline's effect. */
          success: Type.Optional(Type.Literal(true)),
          /** The request is refused with one of these rows. */
          answers: Type.Optional(rows),
          effect: Type.Optional(expectedEffect),
          /** Fields that the result has then. */
          has: Type.Optional(names),
          /** Why the case cannot be judged under this interpretation. */
          inconclusive: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
  },
  closed,
);
