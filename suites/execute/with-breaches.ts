/**
 * Adds breaches of rules about every answer to the results. A rule fails if any answer of the run breaks it, whatever
 * its own case shows, and even if that case was not selected.
 */
import type { Case, Claim } from '#contracts';
import type { CaseResult, EnvelopeBreach, Mismatch } from '../model.ts';
import { claimFacts } from './claim-facts.ts';
import { judgeRule } from './judge-rule.ts';

interface RuleClaim {
  readonly testCase: Case;
  readonly claim: Claim;
}

function claimAbout(cases: readonly Case[], { pack, rule }: EnvelopeBreach): RuleClaim | undefined {
  for (const testCase of cases) {
    const claim = testCase.claims.find((each) => testCase.pack === pack && each.rule === rule);
    if (claim !== undefined) return { testCase, claim };
  }
  return undefined;
}

function resultOf({ testCase, claim }: RuleClaim, breach: EnvelopeBreach): CaseResult {
  const { first, rule, answers, of } = breach;
  const mismatch: Mismatch = { check: rule, about: 'shape', level: 'must', ...first.difference };
  const share = `${answers} of ${of} answers of this run, the first to ${first.operation} in ${first.case}`;
  return {
    ...claimFacts(testCase, claim),
    ...judgeRule(claim.level, [mismatch], share),
    expected: `every answer keeps to ${rule}`,
    observed: share,
    drawnIn: first.case,
    readings: [],
    trials: [
      {
        role: 'trial',
        scope: first.case,
        exchanges: [first.exchange],
        judged: { exchange: 0, answer: `${first.difference.path} is ${first.difference.actual}` },
      },
    ],
  };
}

const isAbout = (result: CaseResult, { testCase, claim }: RuleClaim): boolean =>
  result.case === testCase.id && result.requirements.join() === claim.requirements.join();

/** The results with one result for each broken rule: in place of the rule's own result, or at the end. */
export function withBreaches(
  { cases, selected }: { readonly cases: readonly Case[]; readonly selected: readonly Case[] },
  results: readonly CaseResult[],
  breaches: readonly EnvelopeBreach[],
): readonly CaseResult[] {
  let amended = results;
  for (const breach of breaches) {
    const about = claimAbout(selected, breach) ?? claimAbout(cases, breach);
    if (about === undefined) continue;
    const own = amended.find((result) => isAbout(result, about));
    // A result of the rule's own case has more details.
    if (own !== undefined && own.mismatches.length > 0) continue;
    const result = resultOf(about, breach);
    amended = own === undefined ? [...amended, result] : amended.map((each) => (each === own ? result : each));
  }
  return amended;
}
