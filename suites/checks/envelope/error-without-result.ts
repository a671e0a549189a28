import type { JsonValue } from '#contracts';
import type { WireBinding } from '#specs';
import { valueAt } from '../../execute/value-at.ts';
import { type AnswerFacts, type EnvelopeCheck, isError, isReadable } from './envelope-check.ts';

const keysOf = (value: JsonValue | undefined): readonly string[] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : [];

const isOfEnvelope = ({ requestId, errorCode, errorMessage, envelope }: WireBinding, key: string): boolean =>
  [requestId, errorCode, errorMessage, ...Object.keys(envelope.error)].some((pointer) => pointer === `/${key}`);

/**
 * Names of the fields of a success: the whole result if it has a place of its own, otherwise the fields of its schema.
 */
function resultFields({ answer, binding, resultSchema }: AnswerFacts): readonly string[] {
  if (binding.result !== '') return valueAt(answer.body, binding.result) === undefined ? [] : [binding.result];
  const documented = Object.keys((resultSchema?.properties as object | undefined) ?? {});
  return keysOf(answer.body)
    .filter((key) => documented.includes(key) && !isOfEnvelope(binding, key))
    .map((key) => `/${key}`);
}

/** An error has no fields of a success. */
export const errorWithoutResult: EnvelopeCheck = {
  rule: 'error-without-result',
  check: (facts) => {
    if (!isReadable(facts) || !isError(facts)) return undefined;
    return resultFields(facts).map((path) => ({ path, expected: 'nothing of a success', actual: 'there' }));
  },
};
