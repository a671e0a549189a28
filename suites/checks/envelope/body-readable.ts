import type { EnvelopeCheck } from './envelope-check.ts';
import { isError } from './envelope-check.ts';

/** The body can be read, and is in the format asked for; an error may come before the format was read, so in the default one. */
export const bodyReadable: EnvelopeCheck = {
  rule: 'body-readable',
  check: (facts) => {
    const { answer, format, binding } = facts;
    const formats = isError(facts) ? [format, binding.defaultFormat] : [format];
    const expected = `an object in ${format.toUpperCase()}`;
    if (answer.problem !== undefined) return [{ path: 'body', expected, actual: answer.problem }];
    return formats.some((one) => one === answer.format) ? [] : [{ path: 'body', expected, actual: answer.format }];
  },
};
