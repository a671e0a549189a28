import type { Check } from './check.ts';

/** An error has a message. Another check compares its wording. */
export const messageIsThere: Check = {
  name: 'message-is-there',
  about: 'shape',
  level: 'must',
  check: ({ answer, binding }) => {
    if (answer.error === undefined || (answer.error.message ?? '').trim() !== '') return [];
    return [{ path: binding.errorMessage, expected: 'a message', actual: 'none' }];
  },
};
