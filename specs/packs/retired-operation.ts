/**
 * Gives a retired operation the form of any other operation, for a mock or target that still serves it. No page describes it,
 * so its places name `retired.yaml`, and it has no errors of its own.
 */
import type { JsonSchema, Operation, Provenance, RetiredOperation } from '../model.ts';

const source: Provenance = { document: 'retired.yaml', lines: [1, 1] };
const made = new WeakMap<RetiredOperation, Operation>();

/** The operation that a retired entry describes. The same entry always gives the same object. */
export function retiredAsOperation(retired: RetiredOperation): Operation {
  const known = made.get(retired);
  if (known !== undefined) return known;
  const { name, parameters, result } = retired;
  const operation: Operation = {
    name,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      required: parameter.required,
      schema: schemaOf(parameter.type),
      provenance: source,
    })),
    parametersSchema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        Action: { type: 'string', enum: [name] },
        ...Object.fromEntries(parameters.map((parameter) => [parameter.name, schemaOf(parameter.type)])),
      },
      required: parameters.filter(({ required }) => required === 'yes').map((parameter) => parameter.name),
    },
    errors: [],
    resultSchema: {
      type: 'object',
      properties: Object.fromEntries(result.map((each) => [each, {}])),
      required: result,
    },
    authorization: [],
  };
  made.set(retired, operation);
  return operation;
}

function schemaOf(type: RetiredOperation['parameters'][number]['type']): JsonSchema {
  return type === 'not-stated' ? {} : { type };
}
