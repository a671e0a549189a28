/** What a verdict consists of, and the ways to give one. */
import type { Evidence } from '#contracts';
import type { Mismatch, Party, Verdict } from '../model.ts';

export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence?: Evidence;
  readonly reason?: string;
  readonly party?: Party;
  readonly mismatches: readonly Mismatch[];
}

export const inconclusive = (reason: string, party: Party): Judgement => ({
  verdict: 'inconclusive',
  reason,
  party,
  mismatches: [],
});

export const skip = (reason: string, party: Party): Judgement => ({ verdict: 'skip', reason, party, mismatches: [] });

/** The first mismatch with a requirement; recommendations are passed over. */
export const firstMust = (mismatches: readonly Mismatch[]): Mismatch | undefined =>
  mismatches.find(({ level }) => level === 'must');

/** One mismatch as part of a sentence. */
export const place = ({ path, expected, actual }: Mismatch): string => `${path} should be ${expected} and is ${actual}`;
