import { valueAt } from '../../execute/value-at.ts';
import type { Difference } from '../check.ts';
import { type AnswerFacts, type EnvelopeCheck, isError, isReadable } from './envelope-check.ts';

/** Fields of an error that are missing or empty. */
function absentFields({ answer, binding, asked }: AnswerFacts): readonly Difference[] {
  // A target cannot repeat what the request did not state.
  const repeated = Object.entries(binding.envelope.error).filter(([, fact]) => asked[fact] !== undefined);
  const pointers = [binding.errorCode, binding.errorMessage, ...repeated.map(([path]) => path)];
  return pointers
    .map((path) => ({ path, value: valueAt(answer.body, path) }))
    .filter(({ value }) => typeof value !== 'string' || value.trim() === '')
    .map(({ path, value }) => ({
      path,
      expected: 'text',
      actual: value === undefined ? 'none' : JSON.stringify(value),
    }));
}

/** An error has the fields of an error; in XML, below the root element of an error. */
export const errorEnvelope: EnvelopeCheck = {
  rule: 'error-envelope',
  check: (facts) => {
    if (!isReadable(facts) || !isError(facts)) return undefined;
    const { answer, binding } = facts;
    const isOtherRoot = answer.root !== undefined && answer.root !== binding.xmlErrorRoot;
    const root = { path: 'root element', expected: binding.xmlErrorRoot ?? 'none', actual: answer.root ?? 'none' };
    return [...(isOtherRoot ? [root] : []), ...absentFields(facts)];
  },
};
