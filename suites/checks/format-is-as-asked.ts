import type { Check } from './check.ts';

/** The answer has the format that the request asked for. */
export const formatIsAsAsked: Check = {
  name: 'format-is-as-asked',
  about: 'content',
  level: 'must',
  check: ({ answer, format, response, binding, mayComeEarly }) => {
    const isDefault = mayComeEarly === true && answer.error !== undefined && answer.format === binding.defaultFormat;
    if (answer.problem !== undefined || answer.format === format || isDefault) return [];
    const actual = `${answer.format} (${response.headers['content-type'] ?? 'no content type'})`;
    return [{ path: 'header content-type', expected: format, actual }];
  },
};
