/**
 * The parts of a case that a person also writes in cause files: states, effects, forms on the wire. Each is written once, as a
 * TypeBox schema. model.ts takes its types from here, and the schema of cause files contains the same pieces.
 */
import { type Static, Type } from 'typebox';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** No key but those named. */
const closed = { additionalProperties: false } as const;

/** Any JSON object. */
export const jsonObject = Type.Unsafe<{ readonly [key: string]: JsonValue }>({ type: 'object' });
const template = Type.String();
/** Parameter names with their templates. */
export const templates = Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: template });

export const reachClass = Type.Enum(['request', 'state', 'account', 'fault', 'unreachable', 'unmodelled']);
export const evidence = Type.Enum(['proven', 'observed', 'injected']);

export const httpMethod = Type.Enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']);

export const providerState = Type.Object(
  {
    name: Type.String(),
    params: jsonObject,
    /** Prefix of the values that the state returns. Without it, templates use their bare names. */
    as: Type.Optional(Type.String()),
  },
  closed,
);

const becomes = <Name extends string>(to: Name) => Type.Object({ to: Type.Literal(to) }, closed);

export const fieldChange = Type.Union([
  Type.Object({ to: Type.Literal('value'), oneOf: Type.Array(template) }, closed),
  Type.Object({ to: Type.Literal('day-of-month'), day: template, toleranceHours: Type.Number() }, closed),
  Type.Object({ to: Type.Literal('later'), amount: template, unit: template, toleranceHours: Type.Number() }, closed),
  Type.Object({ to: Type.Enum(['gains', 'loses']), entry: template }, closed),
  becomes('less'),
  becomes('more'),
]);

/** A kind of the pack's resources.yaml. The generator checks the name, since kinds differ between packs. */
const resource = Type.String({ pattern: '^[a-z][A-Za-z]*$' });

export const expectedChange = Type.Union([
  Type.Object(
    { change: Type.Literal('field'), resource, id: template, field: Type.String(), becomes: fieldChange },
    closed,
  ),
  Type.Object(
    {
      change: Type.Literal('added'),
      resource,
      id: Type.Optional(template),
      fields: jsonObject,
      optional: Type.Optional(Type.Literal(true)),
    },
    closed,
  ),
  Type.Object({ change: Type.Literal('removed'), resource, id: template }, closed),
  Type.Object({ change: Type.Literal('balance'), becomes: fieldChange }, closed),
]);

export const expectedEffect = Type.Object(
  { changes: Type.Array(expectedChange), allowed: Type.Array(Type.String()) },
  closed,
);

export const protocolPlace = Type.Enum([
  'operation',
  'version',
  'accessKeyId',
  'credential',
  'securityToken',
  'time',
  'nonce',
  'signature',
  'signatureMethod',
  'service',
  'authorization',
]);

const textOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] });
const places = Type.Unsafe<Partial<Record<Static<typeof protocolPlace>, string | null>>>({
  type: 'object',
  propertyNames: protocolPlace,
  additionalProperties: textOrNull,
});

export const wireForm = Type.Partial(
  Type.Object({
    /** Signature, by the name of its algorithm. Default: the first signer of the pack. */
    signer: Type.String(),
    method: httpMethod,
    /** Where the operation's own parameters travel. Only for signatures that allow a choice. */
    parametersIn: Type.Enum(['query', 'form', 'json']),
    /** Where the parameters of the protocol travel. Only for signatures that allow a choice. */
    protocolIn: Type.Enum(['query', 'form']),
    /** Extra headers, names in lower case. */
    headers: Type.Unsafe<Record<string, string>>({ type: 'object', additionalProperties: Type.String() }),
    /** Headers that the signature covers, where the signature lets the client choose. */
    signedHeaders: Type.Array(Type.String()),
    /** Text of the parameter that selects the format. Null: the request does not carry the parameter. */
    formatText: textOrNull,
    /**
     * Text for places of the protocol instead of the usual one. Null: the place is absent. The signature covers what is sent,
     * so only these places are wrong.
     */
    places,
    /** When the request claims to be made, ISO 8601 in UTC. */
    sentAt: Type.String(),
    /** Secret that makes the signature instead of the key's own secret. */
    signedWith: Type.String(),
    /** Parameters that are added after the signature was made: to the form, or without a form to the query. */
    added: templates,
    /** Parameters, or headers in lower case, whose values are replaced after the signature was made. */
    changed: templates,
  }),
  closed,
);
