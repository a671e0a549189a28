import type { EchoedFact } from '#specs';
import { valueAt } from '../../execute/value-at.ts';
import { type EnvelopeCheck, isError, isReadable } from './envelope-check.ts';

/** Compares host names, with or without a port. */
const isSame = (fact: EchoedFact, asked: string, said: unknown): boolean =>
  said === asked || (fact === 'host' && said === asked.replace(/:\d+$/, ''));

/** Facts that the envelope repeats from the request are the same as in the request. */
export const requestEchoed: EnvelopeCheck = {
  rule: 'request-echoed',
  check: (facts) => {
    if (!isReadable(facts)) return undefined;
    const { answer, asked, binding } = facts;
    const fields = Object.entries(isError(facts) ? binding.envelope.error : binding.envelope.success)
      .map(([path, fact]) => ({ path, fact, wanted: asked[fact], said: valueAt(answer.body, path) }))
      .filter(({ wanted }) => wanted !== undefined);
    if (fields.length === 0) return undefined;
    return fields
      .filter(({ fact, wanted, said }) => !isSame(fact, wanted ?? '', said))
      .map(({ path, wanted, said }) => ({ path, expected: wanted ?? '', actual: JSON.stringify(said) ?? 'none' }));
  },
};
