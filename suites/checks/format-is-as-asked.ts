import type { Check } from './check.ts';

/** The answer is in the format that the request asked for. */
export const formatIsAsAsked: Check = {
  name: 'format-is-as-asked',
  level: 'must',
  check: ({ answer, format, response }) =>
    answer.problem !== undefined || answer.format === format
      ? []
      : [
          {
            path: 'header content-type',
            expected: format,
            actual: `${answer.format} (${response.headers['content-type'] ?? 'no content type'})`,
          },
        ],
};
