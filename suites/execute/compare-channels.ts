/**
 * Two channels that show one world: the target's reading operations and the owner's `observe`. What the former show is
 * judged by them; where the two would judge it differently, one of them is wrong and neither can be relied on.
 */
import { type ExpectedChange, type ExpectedEffect, observedKinds } from '#contracts';
import { type ReadableKind, readableKinds } from '#specs';
import type { Difference } from '../checks/check.ts';
import { compareWorlds } from '../checks/compare-worlds.ts';
import type { Observation } from '../model.ts';
import type { ReadResource, ReadResources } from './read-world.ts';

/** One world before and after the request. */
export interface Twice<T> {
  readonly before: T;
  readonly after: T;
}

type Place = `${ReadableKind}/${string}`;

const nothing: Observation = { instances: [], disks: [], orders: [], balance: 0, vouchers: [] };

const observedIn = (world: Observation, kind: ReadableKind): readonly ReadResource[] =>
  (world[kind] ?? []) as readonly unknown[] as readonly ReadResource[];

const idOf = (kind: ReadableKind, resource: ReadResource): string => String(resource[observedKinds[kind].id]);

/** Resources that the reading operations showed at least once, as `instances/i-1`. */
function shownPlaces({ before, after }: Twice<ReadResources>): ReadonlySet<string> {
  const places = readableKinds.flatMap((kind) =>
    [before, after].flatMap((look) => [...(look[kind]?.keys() ?? [])].map((id): Place => `${kind}/${id}`)),
  );
  return new Set(places);
}

const placeOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/** Resources as read in place of those of the same places as observed; fields that are not read stay as observed. */
function mergedKind(kind: ReadableKind, observed: Observation, read: ReadResources, shown: ReadonlySet<string>) {
  const known = observedIn(observed, kind);
  const others = known.filter((resource) => !shown.has(`${kind}/${idOf(kind, resource)}`));
  const found = [...(read[kind]?.values() ?? [])];
  const same = (resource: ReadResource) => known.find((one) => idOf(kind, one) === idOf(kind, resource));
  return [...others, ...found.map((resource) => ({ ...same(resource), ...resource }))];
}

function merged(observed: Observation, read: ReadResources, shown: ReadonlySet<string>): Observation {
  const lists = readableKinds.map((kind) => [kind, mergedKind(kind, observed, read, shown)] as const);
  // What a vendor prints in a field is text, and is compared as text.
  return { ...observed, ...Object.fromEntries(lists) } as unknown as Observation;
}

/** The change is about a resource that the reading operations showed or were asked for. */
function isAbout(change: ExpectedChange, places: ReadonlySet<string>): boolean {
  return change.change !== 'balance' && change.id !== undefined && places.has(`${change.resource}/${change.id}`);
}

export interface Readings {
  readonly read: Twice<ReadResources>;
  readonly effect: ExpectedEffect;
  /** Places that the reading operations were asked about. */
  readonly asked: readonly string[];
}

/** Differences that the reading operations show by themselves, about the resources that they show. */
export function compareReadings({ read, effect, asked }: Readings): readonly Difference[] {
  const shown = shownPlaces(read);
  const places = new Set([...shown, ...asked]);
  const changes = effect.changes.filter((change) => isAbout(change, change.change === 'added' ? places : shown));
  const own = { changes, allowed: effect.allowed };
  return compareWorlds(merged(nothing, read.before, shown), merged(nothing, read.after, shown), own);
}

export interface Channels extends Readings {
  readonly observed: Twice<Observation>;
}

/** Differences of the whole world: as read where it was read, as observed elsewhere. */
export function compareBoth({ observed, read, effect }: Omit<Channels, 'asked'>): readonly Difference[] {
  const shown = shownPlaces(read);
  return compareWorlds(merged(observed.before, read.before, shown), merged(observed.after, read.after, shown), effect);
}

/** Resources that `observe` showed at least once, with the fields of each. */
function observedPlaces({ before, after }: Twice<Observation>): ReadonlyMap<string, ReadResource> {
  const places = readableKinds.flatMap((kind) =>
    [before, after].flatMap((world) =>
      observedIn(world, kind).map((resource) => [`${kind}/${idOf(kind, resource)}`, resource] as const),
    ),
  );
  return new Map(places);
}

/** Resources that the reading operations showed, with the fields of each. */
function readPlaces({ before, after }: Twice<ReadResources>): ReadonlyMap<string, ReadResource> {
  const places = readableKinds.flatMap((kind) =>
    [before, after].flatMap((look) => [...(look[kind] ?? [])].map(([id, one]) => [`${kind}/${id}`, one] as const)),
  );
  return new Map(places);
}

/** The first place about which the channels contradict each other, and how; undefined where they agree. */
export function findContradiction({ observed, ...readings }: Channels): string | undefined {
  const { read, effect, asked } = readings;
  const [shown, known] = [readPlaces(read), observedPlaces(observed)];
  const hidden = asked.find((place) => known.has(place) && !shown.has(place));
  if (hidden !== undefined) return `${hidden} is there for observe alone`;
  const isShared = (path: string) => {
    const [one, other] = [shown.get(placeOf(path)), known.get(placeOf(path))];
    const field = path.split('/')[2];
    if (one === undefined || other === undefined) return false;
    return field === undefined || (one[field] !== undefined && other[field] !== undefined);
  };
  const pathsOf = (differences: readonly Difference[]) => new Set(differences.map(({ path }) => path).filter(isShared));
  const byObserve = pathsOf(compareWorlds(observed.before, observed.after, effect));
  const byReading = pathsOf(compareReadings(readings));
  const apart = [...byObserve, ...byReading].find((path) => byObserve.has(path) !== byReading.has(path));
  if (apart === undefined) return undefined;
  return `${apart} is other than documented for ${byObserve.has(apart) ? 'observe' : 'the reading operation'} alone`;
}
