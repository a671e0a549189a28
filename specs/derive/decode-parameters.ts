import type { Operation } from '../model.ts';
import { schemaOfParameter } from './schema-of-parameter.ts';

/** A decoded parameter value. Text that does not fit its type stays text, so that validation reports it. */
export type ParameterValue = string | number | boolean;

function decodeValue(text: string, type: unknown): ParameterValue {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'number' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Converts wire text to typed values, by the types on the operation's page: `'1'` → 1, `'true'` → true. */
export function decodeParameters(
  operation: Operation,
  wire: Readonly<Record<string, string>>,
): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(wire).map(([name, text]) => [name, decodeValue(text, schemaOfParameter(operation, name)?.type)]),
  );
}
