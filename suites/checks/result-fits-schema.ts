import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonSchema, WireBinding } from '#specs';
import type { Answer } from '../model.ts';
import type { Check, Difference } from './check.ts';

// Most validators handle few answers, so optimising them would take longer than it saves.
const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false, code: { optimize: false } });
addFormats.default(ajv);
const validators = new WeakMap<JsonSchema, ValidateFunction>();

function validatorOf(schema: JsonSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = ajv.compile(schema);
  validators.set(schema, made);
  return made;
}

/** The value at a pointer that ajv reports, also through lists. */
function placeAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((place, key) => (place as Readonly<Record<string, unknown>> | undefined)?.[key], value);
}

/** Up to ten places of a result that do not fit the schema. */
export function unfitPlaces(answer: Answer, binding: WireBinding, schema: JsonSchema): readonly Difference[] {
  const validate = validatorOf(schema);
  if (validate(answer.result ?? null)) return [];
  return (validate.errors ?? []).slice(0, 10).map(({ instancePath, message = 'another value', keyword, params }) => {
    const place = `${binding.result}${instancePath}`;
    if (keyword === 'required') {
      return { path: `${place}/${String(params.missingProperty)}`, expected: 'there', actual: 'absent' };
    }
    const actual = JSON.stringify(placeAt(answer.result, instancePath)) ?? 'nothing';
    return { path: place, expected: message.replace(/^must be /, ''), actual: actual.slice(0, 100) };
  });
}

/** A success has the documented response fields, with their types. */
export const resultFitsSchema: Check = {
  name: 'result-fits-schema',
  about: 'shape',
  level: 'must',
  check: ({ expect, answer, binding, resultSchema }) => {
    const isSuccess = expect.outcome === 'success' && answer.problem === undefined && answer.error === undefined;
    if (!isSuccess || resultSchema === undefined) return [];
    return unfitPlaces(answer, binding, resultSchema);
  },
};
