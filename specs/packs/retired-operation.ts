/**
 * A retired operation in the form of every other one, for those that send or serve it all the same. No page stands behind
 * it: its places name the file of the pack where it was written down, and it has no error of its own.
 */
import type { JsonSchema, Operation, Provenance, RetiredOperation } from '../model.ts';

const source: Provenance = { document: 'retired.yaml', lines: [1, 1] };
const made = new WeakMap<RetiredOperation, Operation>();

/** The operation that a retired entry describes; the same one for the same entry. */
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
