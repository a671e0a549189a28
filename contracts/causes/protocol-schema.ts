/** `protocol` in shared.yaml: how the statements of a pack's protocol.yaml are shown. */
import { Type } from 'typebox';
import { evidence, jsonObject, wireForm } from '../case-schema.ts';
import { closed, entryName, format, requestChange, rows, states } from './provocation-schema.ts';

const stepBefore = Type.Object(
  {
    operation: Type.Optional(Type.String()),
    /** Change to the baseline of `operation`, where `operation` is given. */
    request: Type.Optional(requestChange),
    form: Type.Optional(wireForm),
    format: Type.Optional(format),
    as: Type.Optional(Type.String()),
  },
  closed,
);

const wireControl = Type.Object(
  {
    request: Type.Optional(requestChange),
    lacks: Type.Optional(jsonObject),
    format: Type.Optional(format),
  },
  { ...closed, minProperties: 1 },
);

/**
 * One entry. Its request is the baseline of the probe, or of `operation`, in another form on the wire.
 * - `success`: the target carries out the request in this `form`. The control is signed with another secret, unless `control`
 *   says otherwise.
 * - `refusal`: with `fault` on top of `form`, the target answers with the rows of the statement. The control has no fault.
 * - `row`: the request reaches its operation, which refuses it with one of `answers`.
 * - `either`: the request reaches its operation, which carries it out or refuses it with one of `answers`.
 */
export const wireCause = Type.Object(
  {
    id: entryName,
    /** Statements of protocol.yaml by name. The first one says what a refusal answers, unless `refusedAs` names another. */
    shows: Type.Array(entryName, { minItems: 1 }),
    /** Statement that says what the refusal answers. The answer of any generation of the vendor's errors is accepted. */
    refusedAs: Type.Optional(Type.String()),
    expect: Type.Enum(['success', 'refusal', 'row', 'either']),
    /** Rows of the operation, for `row` and `either`. */
    answers: Type.Optional(rows),
    /** One case for each of these signers. */
    signers: Type.Optional(Type.Array(entryName, { minItems: 1 })),
    operation: Type.Optional(Type.String()),
    /** One case for each operation with a baseline, except the probe. A target need not offer these operations. */
    everyOperation: Type.Optional(Type.Literal(true)),
    class: Type.Optional(Type.Enum(['request', 'state', 'account', 'fault'])),
    evidence: Type.Optional(evidence),
    /** States before the baseline's. */
    states: Type.Optional(states),
    /** States after the baseline's, for the trial alone. */
    addStates: Type.Optional(states),
    form: Type.Optional(wireForm),
    fault: Type.Optional(wireForm),
    format: Type.Optional(format),
    /** Requests before the judged one, each in a form of its own. Each must succeed. Without `operation` it is the same request. */
    before: Type.Optional(Type.Array(stepBefore, { minItems: 1 })),
    request: Type.Optional(requestChange),
    contains: Type.Optional(jsonObject),
    lacks: Type.Optional(jsonObject),
    agreesWith: Type.Optional(Type.String()),
    /** The content of the result is not checked. */
    plain: Type.Optional(Type.Literal(true)),
    control: Type.Optional(Type.Union([Type.Literal('none'), wireControl])),
    /** The effect is judged too: nothing may happen in the trial, and the control has the baseline's effect. */
    changesNothing: Type.Optional(Type.Literal(true)),
    /** No form for a vendor, because the cost guard would refuse it. */
    vendor: Type.Optional(Type.Literal(false)),
  },
  closed,
);

const untested = Type.Object(
  { class: Type.Enum(['unreachable', 'unmodelled']), reason: Type.String({ minLength: 1 }) },
  closed,
);

export const protocolCauses = Type.Object(
  {
    /** Operation with a baseline whose requests test the protocol. */
    probe: Type.String(),
    /** The statement that says what a wrong signature answers. */
    wrongSignature: Type.String(),
    /** The statement that a refused request changes nothing. */
    changesNothing: Type.String(),
    /** Statements without a case, by name, and why. */
    untested: Type.Optional(Type.Record(Type.String(), untested)),
    cases: Type.Array(wireCause, { minItems: 1 }),
  },
  closed,
);
