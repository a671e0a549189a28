/**
 * The table of rules about every answer. A new rule is one row here, one name in `envelopeRules`, one entry in
 * protocol.yaml.
 */
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

/** The rule that no request id repeats needs all answers, so the caller decides it. */
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

/** What one answer shows about one rule. Rules that do not apply to the answer are left out. */
export interface RuleFinding {
  readonly rule: EnvelopeRule;
  readonly differences: readonly Difference[];
}

/** Every rule that applies to this answer, with the differences found. */
export function checkEnvelope(facts: AnswerFacts): readonly RuleFinding[] {
  return Object.values(rules).flatMap(({ rule, check }) => {
    const differences = check(facts);
    return differences === undefined ? [] : [{ rule, differences }];
  });
}
