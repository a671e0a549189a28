/** Verdicts about rules that apply to every answer, whatever it says (`checks/envelope/`). */
import type { Claim } from '#contracts';
import type { Level } from '#specs';
import type { Mismatch } from '../model.ts';
import { inconclusive, type Judgement, place, skip } from './judgement.ts';
import type { TrialOutcome } from './run-trial.ts';

interface EnvelopeInput {
  readonly claim: Claim;
  readonly level: Level;
  readonly trial: TrialOutcome;
}

/** Judges a rule by the answers that it applies to. `of` says in a few words which answers these were. */
export function judgeRule(level: Level, mismatches: readonly Mismatch[], of: string): Judgement {
  const [first] = mismatches;
  if (first === undefined) return { verdict: 'pass', evidence: 'observed', mismatches };
  const reason = `${of}: ${place(first)}`;
  if (level === 'must') return { verdict: 'fail', reason, mismatches };
  if (level === 'may') return { ...skip(`optional, and not so here: ${reason}`, 'documents'), mismatches };
  return { verdict: 'warning', evidence: 'observed', reason: `a recommendation was missed: ${reason}`, mismatches };
}

/**
 * Judges a rule by the answer of its own case. That takes the expected answer: a success shows nothing about a rule for errors,
 * and the other way round.
 */
export function judgeEnvelope({ claim, level, trial }: EnvelopeInput): Judgement {
  const about = trial.envelope.filter(({ rule }) => rule === claim.rule);
  const mismatches = about.flatMap(({ rule, differences }) =>
    // The level of the claim decides what a difference means, so each difference counts.
    differences.map((difference): Mismatch => ({ check: rule, about: 'shape', level: 'must', ...difference })),
  );
  const isOther = trial.mismatches.some(({ about: subject, level: own }) => own === 'must' && subject === 'identity');
  if (mismatches.length === 0 && (about.length === 0 || isOther)) {
    return inconclusive(`this rule is judged by another answer than the one observed: ${trial.observed}`, 'target');
  }
  return judgeRule(level, mismatches, 'an answer of this case');
}
