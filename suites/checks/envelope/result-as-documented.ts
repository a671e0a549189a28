import { unfitPlaces } from '../result-fits-schema.ts';
import { type EnvelopeCheck, isReadable, isSuccess } from './envelope-check.ts';

/** A success fits the schema of its operation's page. */
export const resultAsDocumented: EnvelopeCheck = {
  rule: 'result-as-documented',
  check: (facts) => {
    const { answer, binding, resultSchema } = facts;
    const isJudged = isReadable(facts) && isSuccess(facts) && answer.error === undefined;
    return isJudged && resultSchema !== undefined ? unfitPlaces(answer, binding, resultSchema) : undefined;
  },
};
