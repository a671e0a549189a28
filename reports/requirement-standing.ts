/** Decides the outcome of one requirement over all claims about it. It holds only if it holds in every claim. */
import type { Evidence } from '#contracts';
import type { CaseResult, Party } from '#suites';

/**
 * The outcome of one requirement; the first that applies counts. `undermined`: a case that shows it failed for another reason.
 * `missed`: a recommendation that does not hold, which does not prevent a certificate.
 */
export type RequirementStanding =
  | { readonly standing: 'failed' | 'inconclusive' | 'undermined' | 'not-selected' | 'missed' | 'optional' }
  | { readonly standing: 'skipped'; readonly by: SkippingParty }
  | { readonly standing: 'shown'; readonly evidence: Evidence };

/** The party that kept a requirement from being judged. */
export type SkippingParty = Exclude<Party, 'target' | 'documents'>;

/** A requirement that has cases, with its outcome and its place in the newest edition. */
export interface JudgedRequirement {
  readonly id: string;
  readonly page: CaseResult['page'];
  readonly result: RequirementStanding;
}

const evidenceByWeight: readonly Evidence[] = ['injected', 'observed', 'proven'];

export interface ClaimedResults {
  /** Results of the claims about the requirement. */
  readonly own: readonly CaseResult[];
  /** Results of all claims of the same cases. */
  readonly beside: readonly CaseResult[];
  /** Number of claims in the contract about it, executed or not. */
  readonly claims: number;
}

/** The outcome of a requirement over its claims. A right answer with a wrong effect shows nothing. */
export function standingOf({ own: results, beside, claims }: ClaimedResults): RequirementStanding {
  const having = (verdict: CaseResult['verdict']) => results.filter((result) => result.verdict === verdict);
  if (having('fail').length > 0) return { standing: 'failed' };
  if (having('inconclusive').length > 0) return { standing: 'inconclusive' };
  if (beside.some(({ verdict }) => verdict === 'fail')) return { standing: 'undermined' };
  if (results.length < claims) return { standing: 'not-selected' };
  const skips = having('skip').filter((result) => !isOptional(result));
  const shown = results.filter((result) => result.verdict === 'pass' || result.verdict === 'warning');
  // If other cases show the requirement, a case about an optional feature may be skipped.
  const skip = skips.find(({ level }) => level !== 'may' || shown.length === 0);
  if (skip !== undefined) return { standing: 'skipped', by: skippingParty(skip) };
  if (having('warning').some(isMissed)) return { standing: 'missed' };
  if (shown.length === 0) return { standing: 'optional' };
  const evidence = evidenceByWeight.find((name) => shown.some((result) => result.evidence === name)) ?? 'injected';
  return { standing: 'shown', evidence };
}

/** The target misses what the page recommends. (A warning may also be about wording alone.) */
const isMissed = ({ mismatches }: CaseResult): boolean => mismatches.some(({ level }) => level === 'must');

/** The documents leave it open, and this target does without it. */
const isOptional = ({ level, party }: CaseResult): boolean => level === 'may' && party === 'documents';

/** If the documents caused the skip of something that is not optional, the suite is responsible. */
const skippingParty = ({ party }: CaseResult): SkippingParty =>
  party === 'owner' || party === 'caller' ? party : 'suite';
