/**
 * What a request did to the world against what it should have done. Resources that the target's own reading operations show
 * are judged by these; orders, money and everything else by the owner's `observe`. What was not seen is never a match.
 */
import type { ExpectedEffect, Resolved } from '#contracts';
import type { ReadableKind } from '#specs';
import type { Difference } from '../checks/check.ts';
import type { Mismatch, Observation, Party } from '../model.ts';
import { compareBoth, compareReadings, findContradiction, type Twice } from './compare-channels.ts';
import type { Look, Observed } from './look-at-world.ts';
import type { PlannedReading, ReadResources } from './read-world.ts';

/**
 * Compared, or why it could not be looked at; `unsupported`: the owner does not offer it. `shown`: kinds of which the reading
 * operations did show every resource, and nothing undocumented.
 */
export type EffectOutcome =
  | { readonly seen: true; readonly mismatches: readonly Mismatch[] }
  | {
      readonly seen: false;
      readonly unsupported: boolean;
      readonly reason: string;
      readonly party: Party;
      readonly shown?: readonly ReadableKind[];
    };

interface EffectInput {
  /** The effect of the step, filled in. */
  readonly documented: Resolved<ExpectedEffect>;
  readonly before: Look;
  readonly after: Look;
  readonly plan: readonly PlannedReading[];
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

/** What an answer should have named is the target's to give, everything else the owner's. */
function unnamed(missing: string): EffectOutcome {
  if (!missing.startsWith('answer.')) {
    return unseen(`no state and no answer gave a value for \${${missing}}, which names what changes`, 'owner');
  }
  return compared([{ path: missing, expected: 'a value that names what changed', actual: 'none' }]);
}

const operationsOf = (plan: readonly PlannedReading[]): string =>
  plan.map(({ reading }) => reading.operation).join(' and ');

/** Half of the channels shows no more than half of the world. */
function notObserved(
  observed: Extract<Observed, { seen: false }>,
  plan: readonly PlannedReading[],
  shown: readonly ReadableKind[] = [],
): EffectOutcome {
  if (plan.length === 0) return unseen(observed.reason, 'owner', observed.unsupported);
  const seen = [...new Set(plan.map(({ kind }) => kind))].join(' and ');
  const reason = `${observed.reason}; ${operationsOf(plan)} showed nothing undocumented, but nothing beside ${seen} could be seen`;
  return { ...unseen(reason, 'owner', observed.unsupported), ...(shown.length === 0 ? {} : { shown }) };
}

/** Kinds of which everything that was asked for was shown, so that a change would have been seen. */
function fullyShown(plan: readonly PlannedReading[], read: Twice<ReadResources>): readonly ReadableKind[] {
  const isShown = (kind: ReadableKind, id: string) => read.before[kind]?.has(id) || read.after[kind]?.has(id);
  return plan.filter(({ kind, ids }) => ids.every((id) => isShown(kind, id))).map(({ kind }) => kind);
}

/** A documented change that neither channel could have shown, since the owner leaves out what is optional. */
function unshownPlace(
  { changes }: ExpectedEffect,
  { before, after }: Twice<Observation>,
  plan: readonly PlannedReading[],
): string | undefined {
  const place = changes
    .map((change) =>
      change.change === 'balance' ? undefined : { ...change, field: 'field' in change ? change.field : undefined },
    )
    .filter((change) => change !== undefined)
    .filter(({ resource }) => plan.every(({ kind }) => kind !== resource))
    .find(({ resource, field }) => {
      const lists = [before[resource], after[resource]];
      if (lists.some((list) => list === undefined)) return true;
      const fields = lists.flatMap((list) => (list ?? []) as readonly Readonly<Record<string, unknown>>[]);
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

function bothRead({ before, after }: EffectInput): Twice<ReadResources> | EffectOutcome {
  const [one, two] = [before.reading, after.reading];
  if (!one.seen) return unseen(one.reason, one.party);
  return two.seen ? { before: one.resources, after: two.resources } : unseen(two.reason, two.party);
}

/** Compares two looks at the world with the step's documented effect. */
export function judgeEffect(input: EffectInput): EffectOutcome {
  const { plan } = input;
  const read = bothRead(input);
  if ('seen' in read) return read;
  const observed = bothObserved(input);
  const { documented } = input;
  if (!documented.resolved) return 'seen' in observed ? notObserved(observed, []) : unnamed(documented.missing);
  const effect = documented.value;
  const asked = plan.flatMap(({ kind, ids }) => ids.map((id) => `${kind}/${id}`));
  if ('seen' in observed) {
    const differences = compareReadings({ read, effect, asked });
    return differences.length > 0 ? compared(differences) : notObserved(observed, plan, fullyShown(plan, read));
  }
  const unshown = unshownPlace(effect, observed, plan);
  if (unshown !== undefined) return unseen(`the observe hook shows no ${unshown}`, 'owner', true);
  const contradiction = findContradiction({ observed, read, effect, asked });
  if (contradiction === undefined) return compared(compareBoth({ observed, read, effect }));
  const channels = `the observe hook and ${operationsOf(plan)}`;
  return unseen(`the effect cannot be relied on: ${channels} contradict each other, ${contradiction}`, 'owner');
}
