import { valueAt } from '../../execute/value-at.ts';
import { type EnvelopeCheck, isError, isReadable } from './envelope-check.ts';

const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '');

/** Where an error says where to read on, that is an address. */
export const recommend: EnvelopeCheck = {
  rule: 'recommend',
  check: (facts) => {
    const path = facts.binding.envelope.recommend;
    if (path === undefined || !isReadable(facts) || !isError(facts)) return undefined;
    const value = valueAt(facts.answer.body, path);
    if (value === undefined || isAddress(value)) return [];
    return [{ path, expected: 'an http address', actual: JSON.stringify(value) }];
  },
};
