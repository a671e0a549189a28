/**
 * The best order for an owner to implement the provider states: the next ones are always those that make the most
 * additional cases possible per state. Pure: the same cases give the same order.
 */
import type { Arrangement, Case, Trial } from '../model.ts';

/** A case is possible once all states of its trial and its controls are implemented. */
export interface UnlockStep {
  readonly state: string;
  /** Cases that become possible with this state, given those before it. */
  readonly cases: readonly Case[];
}

function statesOfTrial({ states, before }: Trial): readonly string[] {
  const within = before.flatMap((step) => (step.step === 'state' ? [step.state] : []));
  return [...states, ...within].map(({ name }) => name);
}

/** Names of the states that a form of a case needs, each once. */
export function statesOf({ trial, controls }: Arrangement): ReadonlySet<string> {
  return new Set([trial, ...controls.map((control) => control.trial)].flatMap(statesOfTrial));
}

interface LockedCase {
  readonly testCase: Case;
  readonly missing: readonly string[];
}

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((state) => all.includes(state));

/**
 * The set of states that makes the most locked cases possible per state. Of equal sets the smaller one, then the
 * earlier one.
 */
function bestNext(locked: readonly LockedCase[], order: readonly string[]): readonly string[] {
  const rank = (states: readonly string[]): readonly number[] => {
    const gained = locked.filter(({ missing }) => isWithin(missing, states)).length;
    return [-gained / states.length, states.length, ...states.map((state) => order.indexOf(state))];
  };
  const ranked = locked.map(({ missing }) => ({ missing, rank: rank(missing) }));
  ranked.sort((one, other) => {
    const at = one.rank.findIndex((value, index) => value !== other.rank[index]);
    return at === -1 ? 0 : (one.rank[at] ?? 0) - (other.rank[at] ?? 0);
  });
  return ranked[0]?.missing ?? [];
}

/** States, the most helpful first. `order` is that of the vocabulary, and decides between equals. */
export function unlockOrder(cases: readonly Case[], order: readonly string[]): readonly UnlockStep[] {
  const needs = cases.map((testCase) => ({ testCase, states: statesOf(testCase.disposable) }));
  const steps: UnlockStep[] = [];
  const there = new Set<string>();
  const lockedCases = (): readonly LockedCase[] =>
    needs
      .map(({ testCase, states }) => ({
        testCase,
        missing: order.filter((name) => states.has(name) && !there.has(name)),
      }))
      .filter(({ missing }) => missing.length > 0);
  for (let locked = lockedCases(); locked.length > 0; locked = lockedCases()) {
    for (const state of bestNext(locked, order)) {
      const waiting = locked.filter(({ missing }) => missing.some((name) => !there.has(name)));
      there.add(state);
      const possible = waiting.filter(({ missing }) => missing.every((name) => there.has(name)));
      steps.push({ state, cases: possible.map(({ testCase }) => testCase) });
    }
  }
  return steps;
}
