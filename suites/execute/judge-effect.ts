/**
 * Judges what a request did to the world. The runner judges resources by the target's query operations where these show them,
 * and orders, money and everything else by the owner's `observe`. An effect that neither channel shows is never a match.
 */
import type { ExpectedEffect, Resolved } from '#contracts';
import type { ResourceKinds } from '#specs';
import type { Difference } from '../checks/check.ts';
import type { Twice } from '../checks/compare-worlds.ts';
import { observedResources } from '../checks/observed-resources.ts';
import type { Mismatch, Observation, Party } from '../model.ts';
import { compareBoth, compareQueried, findContradiction } from './compare-channels.ts';
import type { PlannedQuery } from './plan-queries.ts';
import type { QueriedResources } from './query-world.ts';
import type { Observed, WorldSnapshot } from './take-snapshot.ts';

/**
 * The comparison, or why nothing was compared. `unsupported`: the owner does not offer the channel. `shown`: kinds of
 * which the query operations showed every queried resource, without an undocumented change.
 */
export type EffectOutcome =
  | { readonly seen: true; readonly mismatches: readonly Mismatch[] }
  | {
      readonly seen: false;
      readonly unsupported: boolean;
      readonly reason: string;
      readonly party: Party;
      readonly shown?: readonly string[];
    };

interface EffectInput {
  readonly kinds: ResourceKinds;
  /** The effect of the step, without templates. */
  readonly documented: Resolved<ExpectedEffect>;
  readonly before: WorldSnapshot;
  readonly after: WorldSnapshot;
  readonly plan: readonly PlannedQuery[];
}

const unseen = (reason: string, party: Party, unsupported = false): EffectOutcome => ({
  seen: false,
  unsupported,
  reason,
  party,
});

const compared = (differences: readonly Difference[]): EffectOutcome => ({
  seen: true,
  mismatches: differences.map((difference) => ({
    check: 'effect-is-as-documented',
    about: 'effect',
    level: 'must',
    ...difference,
  })),
});

/** A value of the answer is missing by the target's fault, any other value by the owner's. */
function unnamed(missing: string): EffectOutcome {
  if (!missing.startsWith('answer.')) {
    return unseen(`no state and no answer gave a value for \${${missing}}, which names what changes`, 'owner');
  }
  return compared([{ path: missing, expected: 'a value that names what changed', actual: 'none' }]);
}

const operationsOf = (plan: readonly PlannedQuery[]): string => plan.map(({ query }) => query.operation).join(' and ');

/** Without `observe`, the query operations can show an undocumented change, but never that there is no other change. */
function notObserved(
  observed: Extract<Observed, { seen: false }>,
  plan: readonly PlannedQuery[],
  shown: readonly string[] = [],
): EffectOutcome {
  if (plan.length === 0) return unseen(observed.reason, 'owner', observed.unsupported);
  const seen = [...new Set(plan.map(({ kind }) => kind))].join(' and ');
  const reason = `${observed.reason}; ${operationsOf(plan)} showed no undocumented change, but only ${seen} could be seen`;
  return { ...unseen(reason, 'owner', observed.unsupported), ...(shown.length === 0 ? {} : { shown }) };
}

/** Kinds of which the query operations showed every queried resource, so that they would have shown a change. */
function fullyShown(plan: readonly PlannedQuery[], queried: Twice<QueriedResources>): readonly string[] {
  const isShown = (kind: string, id: string) => queried.before[kind]?.has(id) || queried.after[kind]?.has(id);
  return plan.filter(({ kind, ids }) => ids.every((id) => isShown(kind, id))).map(({ kind }) => kind);
}

/** The place of a documented change that neither channel can show, because the owner leaves out an optional kind or field. */
function unshownPlace(
  { changes }: ExpectedEffect,
  { before, after }: Twice<Observation>,
  plan: readonly PlannedQuery[],
): string | undefined {
  const place = changes
    .map((change) =>
      change.change === 'balance' ? undefined : { ...change, field: 'field' in change ? change.field : undefined },
    )
    .filter((change) => change !== undefined)
    .filter(({ resource }) => plan.every(({ kind }) => kind !== resource))
    .find(({ resource, field }) => {
      const lists = [before, after].map((world) => observedResources(world, resource));
      if (lists.some((list) => list === undefined)) return true;
      const fields = lists.flatMap((list) => list ?? []);
      return field !== undefined && fields.length > 0 && fields.every((one) => one[field] === undefined);
    });
  if (place === undefined) return undefined;
  return place.field === undefined ? place.resource : `${place.field} of ${place.resource}`;
}

function bothObserved({ before, after }: EffectInput): Twice<Observation> | Extract<Observed, { seen: false }> {
  if (!before.observed.seen) return before.observed;
  if (!after.observed.seen) return after.observed;
  return { before: before.observed.world, after: after.observed.world };
}

function bothQueried({ before, after }: EffectInput): Twice<QueriedResources> | EffectOutcome {
  const [one, two] = [before.queried, after.queried];
  if (!one.seen) return unseen(one.reason, one.party);
  return two.seen ? { before: one.resources, after: two.resources } : unseen(two.reason, two.party);
}

/** Compares the snapshots before and after a request with its documented effect. */
export function judgeEffect(input: EffectInput): EffectOutcome {
  const { kinds, plan } = input;
  const queried = bothQueried(input);
  if ('seen' in queried) return queried;
  const observed = bothObserved(input);
  const { documented } = input;
  if (!documented.resolved) return 'seen' in observed ? notObserved(observed, []) : unnamed(documented.missing);
  const effect = documented.value;
  const asked = plan.flatMap(({ kind, ids }) => ids.map((id) => `${kind}/${id}`));
  if ('seen' in observed) {
    const differences = compareQueried({ kinds, queried, effect, asked });
    return differences.length > 0 ? compared(differences) : notObserved(observed, plan, fullyShown(plan, queried));
  }
  const unshown = unshownPlace(effect, observed, plan);
  if (unshown !== undefined) return unseen(`the observe hook shows no ${unshown}`, 'owner', true);
  const contradiction = findContradiction({ kinds, observed, queried, effect, asked });
  if (contradiction === undefined) return compared(compareBoth({ kinds, observed, queried, effect }));
  const channels = `the observe hook and ${operationsOf(plan)}`;
  return unseen(`the effect is not judged, because ${channels} contradict each other: ${contradiction}`, 'owner');
}
