/** What came of one requirement over every claim that is about it. What does not hold everywhere does not hold. */
import type { Evidence } from '#contracts';
import type { CaseResult, Party } from '#suites';

/** What came of one requirement; the first that applies counts. `undermined`: a case that shows it failed in another
 * regard; `missed`: a *should* that does not hold, which stands in nobody's way. */
export type RequirementStanding =
  | { readonly standing: 'failed' | 'inconclusive' | 'undermined' | 'not-selected' | 'missed' | 'optional' }
  | { readonly standing: 'skipped'; readonly by: SkippingParty }
  | { readonly standing: 'shown'; readonly evidence: Evidence };

/** Who kept a requirement from being judged. */
export type SkippingParty = Exclude<Party, 'target' | 'documents'>;

/** A requirement that has cases, with what came of it and where the newest edition states it. */
export interface JudgedRequirement {
  readonly id: string;
  readonly page: CaseResult['page'];
  readonly result: RequirementStanding;
}

const evidenceByWeight: readonly Evidence[] = ['injected', 'observed', 'proven'];

export interface ClaimedResults {
  /** Of the claims that are about it. */
  readonly own: readonly CaseResult[];
  /** Of every claim of the same cases. */
  readonly beside: readonly CaseResult[];
  /** How many claims of the contract are about it, run or not. */
  readonly claims: number;
}

/** What came of a requirement over its claims. An answer that is right and does harm besides shows nothing. */
export function standingOf({ own: results, beside, claims }: ClaimedResults): RequirementStanding {
  const having = (verdict: CaseResult['verdict']) => results.filter((result) => result.verdict === verdict);
  if (having('fail').length > 0) return { standing: 'failed' };
  if (having('inconclusive').length > 0) return { standing: 'inconclusive' };
  if (beside.some(({ verdict }) => verdict === 'fail')) return { standing: 'undermined' };
  if (results.length < claims) return { standing: 'not-selected' };
  const skips = having('skip').filter((result) => !isOptional(result));
  const shown = results.filter((result) => result.verdict === 'pass' || result.verdict === 'warning');
  // Where other cases show it, one that is about what a target may have besides can be left out.
  const skip = skips.find(({ level }) => level !== 'may' || shown.length === 0);
  if (skip !== undefined) return { standing: 'skipped', by: skippingParty(skip) };
  if (having('warning').some(isMissed)) return { standing: 'missed' };
  if (shown.length === 0) return { standing: 'optional' };
  const evidence = evidenceByWeight.find((name) => shown.some((result) => result.evidence === name)) ?? 'injected';
  return { standing: 'shown', evidence };
}

/** What the page says does not hold; a warning may also be about the wording alone. */
const isMissed = ({ mismatches }: CaseResult): boolean => mismatches.some(({ level }) => level === 'must');

/** The documents leave it open, and this target does without it. */
const isOptional = ({ level, party }: CaseResult): boolean => level === 'may' && party === 'documents';

/** A skip in the name of the documents that is not optional is the suite's own doing. */
const skippingParty = ({ party }: CaseResult): SkippingParty =>
  party === 'owner' || party === 'caller' ? party : 'suite';
