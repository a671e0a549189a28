import type { Check } from './check.ts';

/** The HTTP status is one that the page documents for this outcome. */
export const statusIsDocumented: Check = {
  name: 'status-is-documented',
  about: 'identity',
  level: 'must',
  check: ({ expect, answer }) => {
    const statuses = expect.outcome === 'success' ? [expect.status] : expect.anyOf.map(({ status }) => status);
    if (statuses.includes(answer.status)) return [];
    return [{ path: 'status', expected: [...new Set(statuses)].join(' or '), actual: String(answer.status) }];
  },
};
