/** Counts verdicts. Different verdicts are never added up. */
import type { Evidence } from '#contracts';
import type { CaseResult, Verdict } from '#suites';
import { reachClasses } from './measure-coverage.ts';
import type { Report, VerdictCounts } from './model.ts';

/** The five verdicts, the most urgent first. */
export const verdicts: readonly Verdict[] = ['fail', 'inconclusive', 'warning', 'pass', 'skip'];

/** The number of each verdict. */
export function countVerdicts(results: readonly Pick<CaseResult, 'verdict'>[]): VerdictCounts {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, warning: 0, skip: 0, inconclusive: 0 };
  for (const { verdict } of results) counts[verdict] += 1;
  return counts;
}

/** Verdicts per pack, profile and class, and the evidence of the passes. */
export function countResults(results: readonly CaseResult[]): Report['counts'] {
  const byEvidence: Record<Evidence, number> = { proven: 0, observed: 0, injected: 0 };
  for (const { evidence } of results) if (evidence !== undefined) byEvidence[evidence] += 1;
  return {
    byPack: countBy(results, 'pack'),
    byProfile: countBy(results, 'profile'),
    byClass: countBy(
      results.toSorted((a, b) => reachClasses.indexOf(a.class) - reachClasses.indexOf(b.class)),
      'class',
    ),
    byEvidence,
  };
}

function countBy(
  results: readonly CaseResult[],
  field: 'pack' | 'profile' | 'class',
): Readonly<Record<string, VerdictCounts>> {
  const groups = Map.groupBy(results, (result): string => result[field]);
  return Object.fromEntries([...groups].map(([name, group]) => [name, countVerdicts(group)]));
}
