import { type EnvelopeCheck, isReadable } from './envelope-check.ts';

/** The answer has a request id. */
export const requestId: EnvelopeCheck = {
  rule: 'request-id',
  check: (facts) => {
    if (!isReadable(facts)) return undefined;
    if ((facts.answer.requestId ?? '').trim() !== '') return [];
    return [{ path: facts.binding.requestId, expected: 'a request id', actual: 'none' }];
  },
};

/** The request id has the vendor's form. */
export const requestIdForm: EnvelopeCheck = {
  rule: 'request-id-form',
  check: ({ answer, binding }) => {
    if (answer.requestId === undefined) return undefined;
    const { requestIdPattern } = binding.envelope;
    if (new RegExp(requestIdPattern).test(answer.requestId)) return [];
    return [{ path: binding.requestId, expected: `text like ${requestIdPattern}`, actual: answer.requestId }];
  },
};
