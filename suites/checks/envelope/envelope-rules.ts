/** The table of rules about every answer. A new one is one row here, one name in `envelopeRules`, one line of protocol.yaml. */
import type { EnvelopeRule } from '#specs';
import type { Difference } from '../check.ts';
import { bodyReadable } from './body-readable.ts';
import { contentType } from './content-type.ts';
import type { AnswerFacts, EnvelopeCheck } from './envelope-check.ts';
import { errorEnvelope } from './error-envelope.ts';
import { errorWithoutResult } from './error-without-result.ts';
import { recommend } from './recommend.ts';
import { requestEchoed } from './request-echoed.ts';
import { requestId, requestIdForm } from './request-id.ts';
import { resultAsDocumented } from './result-as-documented.ts';
import { successEnvelope, successWithoutError } from './success-envelope.ts';

/** That no request id comes twice takes more than one answer, and so stands with whoever sees them all. */
const rules: Readonly<Record<Exclude<EnvelopeRule, 'request-id-fresh'>, EnvelopeCheck>> = {
  'body-readable': bodyReadable,
  'content-type': contentType,
  'request-id': requestId,
  'request-id-form': requestIdForm,
  'success-envelope': successEnvelope,
  'error-envelope': errorEnvelope,
  'request-echoed': requestEchoed,
  recommend,
  'error-without-result': errorWithoutResult,
  'success-without-error': successWithoutError,
  'result-as-documented': resultAsDocumented,
};

/** What one answer shows about one rule; a rule that is not about it is not there. */
export interface RuleFinding {
  readonly rule: EnvelopeRule;
  readonly differences: readonly Difference[];
}

/** Every rule that is about this answer, with what is not so. */
export function checkEnvelope(facts: AnswerFacts): readonly RuleFinding[] {
  return Object.values(rules).flatMap(({ rule, check }) => {
    const differences = check(facts);
    return differences === undefined ? [] : [{ rule, differences }];
  });
}
