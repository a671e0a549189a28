import type { Check } from './check.ts';

/** Status and code are one of the documented pairs. A success has no error code. */
export const codeIsDocumented: Check = {
  name: 'code-is-documented',
  about: 'identity',
  level: 'must',
  check: ({ expect, answer, binding }) => {
    if (answer.problem !== undefined) return [];
    const code = answer.error?.code;
    const actual = code === undefined ? 'no error code' : `${answer.status} ${code}`;
    if (expect.outcome === 'success') {
      return answer.error === undefined ? [] : [{ path: binding.errorCode, expected: 'no error', actual }];
    }
    if (expect.anyOf.some((error) => error.status === answer.status && error.code === code)) return [];
    const pairs = expect.anyOf.map((error) => `${error.status} ${error.code}`);
    return [{ path: binding.errorCode, expected: pairs.join(' or '), actual }];
  },
};
