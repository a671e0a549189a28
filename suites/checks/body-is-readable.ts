import type { Check } from './check.ts';

/** The body can be parsed in the format that it claims. */
export const bodyIsReadable: Check = {
  name: 'body-is-readable',
  about: 'identity',
  level: 'must',
  check: ({ answer, format }) =>
    answer.problem === undefined
      ? []
      : [{ path: 'body', expected: `an object in ${format.toUpperCase()}`, actual: answer.problem }],
};
