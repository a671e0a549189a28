import type { Check } from './check.ts';

/** Every answer carries a request id. */
export const requestIdIsThere: Check = {
  name: 'request-id-is-there',
  level: 'must',
  check: ({ answer, binding }) => {
    if (answer.problem !== undefined || (answer.requestId ?? '').trim() !== '') return [];
    return [{ path: binding.requestId, expected: 'a request id', actual: 'none' }];
  },
};
