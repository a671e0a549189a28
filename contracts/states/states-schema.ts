/**
 * JSON Schema of the provider-state protocol, generated from the vocabulary. Owners of targets can validate against it.
 */
import type { JsonSchema, ResourceKinds } from '#specs';
import { mergeKinds, observationSchema } from './observed-world.ts';
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

/** Schema of the body of `POST <stateUrl>`, with one branch per state. `x-returns` describes the answer of a state. */
export function statesSchema(tables: readonly ResourceKinds[]): JsonSchema {
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
    $defs: { observation: observationSchema(mergeKinds(tables)) },
    anyOf: [
      { properties: { action: { const: 'observe' } }, required: ['action'] },
      ...stateVocabulary.map(stateSchema),
    ],
  };
}
