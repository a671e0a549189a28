/** JSON Schema of the provider-state protocol, made from the vocabulary: what owners of targets validate against. */
import type { JsonSchema } from '#specs';
import { type StateDefinition, stateVocabulary } from './vocabulary.ts';

function stateSchema({ name, meaning, params, reach, returns }: StateDefinition): JsonSchema {
  return {
    title: name,
    description: meaning,
    'x-reach': reach,
    'x-returns': { type: 'object', properties: returns },
    properties: {
      state: { const: name },
      params: { type: 'object', properties: params, additionalProperties: true },
    },
  };
}

const textField: JsonSchema = { type: 'string' };
const timeField: JsonSchema = { type: ['string', 'null'], description: 'ISO 8601 in UTC; null without an end' };
const locksField: JsonSchema = { type: 'array', items: textField, description: 'lock reasons, empty when unlocked' };

function listOf(fields: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'array', items: { type: 'object', required: Object.keys(fields), properties: fields } };
}

/** What `observe` answers: the world of one scope. Fields beyond these are ignored. */
export const observationSchema: JsonSchema = {
  type: 'object',
  required: ['instances', 'disks', 'orders', 'balance', 'vouchers'],
  properties: {
    instances: listOf({
      instanceId: textField,
      status: textField,
      chargeType: textField,
      expiredTime: timeField,
      locks: locksField,
    }),
    disks: listOf({
      diskId: textField,
      instanceId: { type: ['string', 'null'] },
      status: textField,
      chargeType: textField,
      expiredTime: timeField,
      locks: locksField,
    }),
    orders: listOf({
      orderId: textField,
      status: { enum: ['paid', 'unpaid', 'abnormal', 'processing', 'voided'] },
      operation: { type: 'string', description: 'name of the operation of the API that placed the order' },
    }),
    balance: { type: 'number' },
    vouchers: listOf({ voucherId: textField, balance: { type: 'number' } }),
  },
};

/** Schema of the body of `POST <stateUrl>`: one branch per state; `x-returns` describes the answer. */
export function statesSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:ecs-conformance:schema:provider-states',
    title: 'Request of the provider-state protocol',
    type: 'object',
    required: ['params', 'action'],
    properties: {
      state: { type: 'string' },
      action: { enum: ['setup', 'teardown', 'observe'] },
      consumer: { type: 'string' },
      params: {
        type: 'object',
        required: ['pack', 'scope'],
        properties: { pack: { type: 'string' }, scope: { type: 'string', minLength: 1 } },
      },
    },
    $defs: { observation: observationSchema },
    anyOf: [
      { properties: { action: { const: 'observe' } }, required: ['action'] },
      ...stateVocabulary.map(stateSchema),
    ],
  };
}
