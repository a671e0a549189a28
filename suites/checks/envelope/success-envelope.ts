import { type EnvelopeCheck, isReadable, isSuccess } from './envelope-check.ts';

/** In XML, the root element of a success is named after the operation. */
export const successEnvelope: EnvelopeCheck = {
  rule: 'success-envelope',
  check: (facts) => {
    const { answer, binding, operation } = facts;
    const wanted = binding.xmlSuccessRoot?.replace('{operation}', operation);
    if (wanted === undefined || answer.root === undefined || !isReadable(facts) || !isSuccess(facts)) return undefined;
    return answer.root === wanted ? [] : [{ path: 'root element', expected: wanted, actual: answer.root }];
  },
};

/** An answer with a success status contains no error. */
export const successWithoutError: EnvelopeCheck = {
  rule: 'success-without-error',
  check: (facts) => {
    if (!isReadable(facts) || !isSuccess(facts)) return undefined;
    const { answer, binding } = facts;
    if (answer.error === undefined) return [];
    return [{ path: binding.errorCode, expected: 'no error', actual: `${answer.status} ${answer.error.code ?? ''}` }];
  },
};
