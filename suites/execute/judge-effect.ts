/** What a request did to the world, seen through the state protocol's `observe`, against what it should have done. */
import { type JsonValue, type RequestStep, resolveJson, type TemplateValues } from '#contracts';
import { compareWorlds } from '../checks/compare-worlds.ts';
import type { Answer, Mismatch, Observation } from '../model.ts';
import type { TrialParts } from './trial-progress.ts';

/** Compared, or why it could not be looked at: the owner does not offer it, or the hook failed. */
export type EffectOutcome =
  | { readonly seen: true; readonly mismatches: readonly Mismatch[] }
  | { readonly seen: false; readonly unsupported: boolean; readonly reason: string };

export type World = { readonly world: Observation } | { readonly world?: undefined; readonly unseen: EffectOutcome };

/** Looks at the scope's world. */
export async function observeWorld(parts: TrialParts, scope: string): Promise<World> {
  const outcome = await parts.driver.observe(parts.pack.manifest.id, scope);
  if (outcome.outcome === 'done') return { world: outcome.value };
  return { unseen: { seen: false, unsupported: outcome.outcome === 'unsupported', reason: outcome.reason } };
}

function mismatch(path: string, expected: string, actual: string): Mismatch {
  return { check: 'effect-is-as-documented', level: 'must', path, expected, actual };
}

interface EffectInput {
  readonly step: RequestStep;
  readonly values: TemplateValues;
  readonly answer: Answer | undefined;
  readonly before: World;
  readonly after: World;
}

/** Compares two looks at the world with the step's documented effect. */
export function judgeEffect({ step, values, answer, before, after }: EffectInput): EffectOutcome {
  if (before.world === undefined) return before.unseen;
  if (after.world === undefined) return after.unseen;
  const request = resolveJson(step.parameters, values);
  const known = { ...values, request: request.resolved ? request.value : {}, answer: answer?.result ?? {} };
  const expected = resolveJson(step.effect as unknown as JsonValue, known);
  if (!expected.resolved) {
    return { seen: true, mismatches: [mismatch(expected.missing, 'a value that names what changed', 'none')] };
  }
  const effect = expected.value as unknown as NonNullable<RequestStep['effect']>;
  const differences = compareWorlds(before.world, after.world, effect);
  return {
    seen: true,
    mismatches: differences.map(({ path, expected: wanted, actual }) => mismatch(path, wanted, actual)),
  };
}
