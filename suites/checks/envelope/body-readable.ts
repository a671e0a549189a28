import type { EnvelopeCheck } from './envelope-check.ts';

/**
 * The body can be parsed, in the format that the request asked for, or in the default format if it did not ask or may
 * not have been read.
 */
export const bodyReadable: EnvelopeCheck = {
  rule: 'body-readable',
  check: (facts) => {
    const { answer, format, binding, orDefault } = facts;
    const formats = orDefault === true ? [format, binding.defaultFormat] : [format];
    const expected = `an object in ${format.toUpperCase()}`;
    if (answer.problem !== undefined) return [{ path: 'body', expected, actual: answer.problem }];
    return formats.some((one) => one === answer.format) ? [] : [{ path: 'body', expected, actual: answer.format }];
  },
};
