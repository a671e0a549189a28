import type { Check } from './check.ts';

/** The content type belongs to the family of the format; the exact text is the vendor's business. */
export const contentTypeNamesFormat: Check = {
  name: 'content-type-names-format',
  level: 'should',
  check: ({ answer, response }) => {
    const type = (response.headers['content-type'] ?? '').toLowerCase();
    if (answer.problem !== undefined || answer.format === 'unknown' || type.includes(answer.format)) return [];
    return [{ path: 'header content-type', expected: `a type of the ${answer.format} family`, actual: type || 'none' }];
  },
};
