/**
 * Two channels that show one world: the target's reading operations and the owner's `observe`. What the former show is
 * judged by them; where the two would judge it differently, one of them is wrong and neither can be relied on.
 */
import type { ExpectedEffect } from '#contracts';
import type { ReadableKind } from '#specs';
import type { Difference } from '../checks/check.ts';
import { compareWorlds } from '../checks/compare-worlds.ts';
import type { Observation } from '../model.ts';
import type { ReadResource, ReadResources } from './read-world.ts';

/** One world before and after the request. */
export interface Twice<T> {
  readonly before: T;
  readonly after: T;
}

const idFields = { instances: 'instanceId', disks: 'diskId' } as const;
const kinds = ['instances', 'disks'] as const;
const nothing: Observation = { instances: [], disks: [], orders: [], balance: 0, vouchers: [] };

/** Resources that the reading operations showed at least once, as `instances/i-1`. */
function shownPlaces({ before, after }: Twice<ReadResources>): ReadonlySet<string> {
  const places = kinds.flatMap((kind) =>
    [before, after].flatMap((look) => [...(look[kind]?.keys() ?? [])].map((id) => `${kind}/${id}`)),
  );
  return new Set(places);
}

const placeOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/** Resources as read in place of those of the same places as observed. */
function merged(observed: Observation, read: ReadResources, shown: ReadonlySet<string>): Observation {
  const list = (kind: ReadableKind) => {
    const others = (observed[kind] as readonly ReadResource[]).filter(
      (resource) => !shown.has(`${kind}/${resource[idFields[kind]]}`),
    );
    return [...others, ...(read[kind]?.values() ?? [])];
  };
  // What a vendor prints in a field is text, and is compared as text.
  return { ...observed, instances: list('instances'), disks: list('disks') } as unknown as Observation;
}

/** Differences that the reading operations show by themselves, about the resources that they show. */
export function compareReadings(
  { before, after }: Twice<ReadResources>,
  effect: ExpectedEffect,
): readonly Difference[] {
  const shown = shownPlaces({ before, after });
  const changes = effect.changes.filter(
    (change) => change.change === 'field' && shown.has(`${change.resource}/${change.id}`),
  );
  const own = { changes, allowed: effect.allowed };
  return compareWorlds(merged(nothing, before, shown), merged(nothing, after, shown), own);
}

/** Differences of the whole world: as read where it was read, as observed elsewhere. */
export function compareBoth({ observed, read, effect }: Omit<Channels, 'asked'>): readonly Difference[] {
  const shown = shownPlaces(read);
  return compareWorlds(merged(observed.before, read.before, shown), merged(observed.after, read.after, shown), effect);
}

/** Resources that `observe` showed at least once. */
function observedPlaces({ before, after }: Twice<Observation>): ReadonlySet<string> {
  const places = kinds.flatMap((kind) =>
    [before, after].flatMap((world) =>
      (world[kind] as readonly ReadResource[]).map((resource) => `${kind}/${resource[idFields[kind]]}`),
    ),
  );
  return new Set(places);
}

export interface Channels {
  readonly observed: Twice<Observation>;
  readonly read: Twice<ReadResources>;
  readonly effect: ExpectedEffect;
  /** Places that the reading operations were asked about. */
  readonly asked: readonly string[];
}

/** The first place about which the channels contradict each other, and how; undefined where they agree. */
export function findContradiction({ observed, read, effect, asked }: Channels): string | undefined {
  const shown = shownPlaces(read);
  const known = observedPlaces(observed);
  const hidden = asked.find((place) => known.has(place) && !shown.has(place));
  if (hidden !== undefined) return `${hidden} is there for observe alone`;
  const isShared = (path: string) => shown.has(placeOf(path)) && known.has(placeOf(path));
  const pathsOf = (differences: readonly Difference[]) => new Set(differences.map(({ path }) => path).filter(isShared));
  const byObserve = pathsOf(compareWorlds(observed.before, observed.after, effect));
  const byReading = pathsOf(compareReadings(read, effect));
  const apart = [...byObserve, ...byReading].find((path) => byObserve.has(path) !== byReading.has(path));
  if (apart === undefined) return undefined;
  return `${apart} is other than documented for ${byObserve.has(apart) ? 'observe' : 'the reading operation'} alone`;
}
