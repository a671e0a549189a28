/** Facts about a claim that every result has, whatever the outcome. */
import type { Case, Claim } from '#contracts';
import type { CaseResult } from '../model.ts';

type ClaimFacts = Pick<
  CaseResult,
  'case' | 'pack' | 'operation' | 'title' | 'requirements' | 'profile' | 'kind' | 'level' | 'class' | 'cause' | 'page'
>;

/** The part of a result that is known before the case runs. */
export function claimFacts(testCase: Case, claim: Claim): ClaimFacts {
  return {
    case: testCase.id,
    pack: testCase.pack,
    operation: testCase.operation,
    title: testCase.title,
    requirements: claim.requirements,
    profile: claim.profile,
    kind: claim.kind,
    level: claim.level,
    class: testCase.class,
    ...(testCase.cause === undefined ? {} : { cause: testCase.cause }),
    page: claim.page,
  };
}
