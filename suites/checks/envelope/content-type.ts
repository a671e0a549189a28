import { type EnvelopeCheck, isReadable } from './envelope-check.ts';

/** The content type fits the format of the body. */
export const contentType: EnvelopeCheck = {
  rule: 'content-type',
  check: (facts) => {
    if (!isReadable(facts)) return undefined;
    const { answer, response } = facts;
    const type = (response.headers['content-type'] ?? '').toLowerCase();
    if (answer.format === 'unknown' || type.includes(answer.format)) return [];
    return [{ path: 'header content-type', expected: `a type of the ${answer.format} family`, actual: type || 'none' }];
  },
};
