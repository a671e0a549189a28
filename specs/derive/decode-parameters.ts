import type { Operation } from '../model.ts';
import { schemaOfParameter } from './schema-of-parameter.ts';

/** A parameter's value after decoding; what does not fit its type stays text, for validation to find. */
export type ParameterValue = string | number | boolean;

function decodeValue(text: string, type: unknown): ParameterValue {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'number' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** Wire text to typed values by the types that the operation's page declares: `'1'` → 1, `'true'` → true. */
export function decodeParameters(
  operation: Operation,
  wire: Readonly<Record<string, string>>,
): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(wire).map(([name, text]) => [name, decodeValue(text, schemaOfParameter(operation, name)?.type)]),
  );
}
