import { valueAt } from '../../execute/value-at.ts';
import { type EnvelopeCheck, isError, isReadable } from './envelope-check.ts';

const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? '');

/** If an error links to an explanation, the link is a URL. */
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
