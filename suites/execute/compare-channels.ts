/**
 * Compares the two channels that show one world: the target's query operations and the owner's `observe`. The runner judges
 * what the query operations show by their answers. Where the two channels lead to different judgements, it trusts neither.
 */
import type { ExpectedChange, ExpectedEffect } from '#contracts';
import { idFieldOf, observedKinds, type ResourceKinds } from '#specs';
import type { Difference } from '../checks/check.ts';
import { compareWorlds, type Twice } from '../checks/compare-worlds.ts';
import { observedResources } from '../checks/observed-resources.ts';
import type { Observation, ObservedResource } from '../model.ts';
import type { QueriedResources } from './query-world.ts';

const nothing: Observation = { balance: 0 };

/** Resources that the query operations showed, by place (`instances/i-1`). */
function queriedPlaces({ before, after }: Twice<QueriedResources>): ReadonlyMap<string, ObservedResource> {
  const places = [before, after].flatMap((resources) =>
    Object.entries(resources).flatMap(([kind, found]) =>
      [...found].map(([id, one]) => [`${kind}/${id}`, one] as const),
    ),
  );
  return new Map(places);
}

/** Resources that `observe` showed, by place. */
function observedPlaces(
  kinds: ResourceKinds,
  { before, after }: Twice<Observation>,
): ReadonlyMap<string, ObservedResource> {
  const places = observedKinds(kinds).flatMap(([kind, { id }]) =>
    [before, after].flatMap((world) =>
      (observedResources(world, kind) ?? []).map((resource) => [`${kind}/${String(resource[id])}`, resource] as const),
    ),
  );
  return new Map(places);
}

const placeOf = (path: string): string => path.split('/').slice(0, 2).join('/');

/** The world with queried resources in place of observed ones. Fields that the query does not show stay as observed. */
function mergeQueried(
  kinds: ResourceKinds,
  { observed, queried, shown }: { observed: Observation; queried: QueriedResources; shown: ReadonlySet<string> },
): Observation {
  const names = new Set([...shown].map((place) => place.split('/')[0] ?? place));
  const lists = [...names].map((kind) => {
    const idOf = (resource: ObservedResource) => String(resource[idFieldOf(kinds, kind)]);
    const known = observedResources(observed, kind) ?? [];
    const others = known.filter((resource) => !shown.has(`${kind}/${idOf(resource)}`));
    const found = [...(queried[kind]?.values() ?? [])].map((resource) => ({
      ...known.find((one) => idOf(one) === idOf(resource)),
      ...resource,
    }));
    return [kind, [...others, ...found]] as const;
  });
  return { ...observed, ...Object.fromEntries(lists) };
}

/** The change is about a resource at one of the places. */
function isAbout(change: ExpectedChange, places: ReadonlySet<string>): boolean {
  return change.change !== 'balance' && change.id !== undefined && places.has(`${change.resource}/${change.id}`);
}

export interface QueriedEffect {
  readonly kinds: ResourceKinds;
  readonly queried: Twice<QueriedResources>;
  readonly effect: ExpectedEffect;
  /** Places that the runner queried. */
  readonly asked: readonly string[];
}

/** Differences in the resources that the query operations show, by their answers alone. */
export function compareQueried({ kinds, queried, effect, asked }: QueriedEffect): readonly Difference[] {
  const shown = new Set(queriedPlaces(queried).keys());
  const places = new Set([...shown, ...asked]);
  const changes = effect.changes.filter((change) => isAbout(change, change.change === 'added' ? places : shown));
  const world = (resources: QueriedResources) => mergeQueried(kinds, { observed: nothing, queried: resources, shown });
  const worlds = { before: world(queried.before), after: world(queried.after) };
  return compareWorlds(kinds, worlds, { changes, allowed: effect.allowed });
}

export interface Channels extends QueriedEffect {
  readonly observed: Twice<Observation>;
}

/** Differences in the whole world: by the query operations where they show a resource, by `observe` elsewhere. */
export function compareBoth({ kinds, observed, queried, effect }: Omit<Channels, 'asked'>): readonly Difference[] {
  const shown = new Set(queriedPlaces(queried).keys());
  const worlds = {
    before: mergeQueried(kinds, { observed: observed.before, queried: queried.before, shown }),
    after: mergeQueried(kinds, { observed: observed.after, queried: queried.after, shown }),
  };
  return compareWorlds(kinds, worlds, effect);
}

/** The first place where the channels contradict each other, and how; undefined where they agree. */
export function findContradiction({ observed, ...rest }: Channels): string | undefined {
  const { kinds, queried, effect, asked } = rest;
  const [shown, known] = [queriedPlaces(queried), observedPlaces(kinds, observed)];
  const hidden = asked.find((place) => known.has(place) && !shown.has(place));
  if (hidden !== undefined) return `only observe shows ${hidden}`;
  const isShared = (path: string) => {
    const [one, other] = [shown.get(placeOf(path)), known.get(placeOf(path))];
    const field = path.split('/')[2];
    if (one === undefined || other === undefined) return false;
    return field === undefined || (one[field] !== undefined && other[field] !== undefined);
  };
  const pathsOf = (differences: readonly Difference[]) => new Set(differences.map(({ path }) => path).filter(isShared));
  const byObserve = pathsOf(compareWorlds(kinds, observed, effect));
  const byQuery = pathsOf(compareQueried(rest));
  const apart = [...byObserve, ...byQuery].find((path) => byObserve.has(path) !== byQuery.has(path));
  if (apart === undefined) return undefined;
  return `${apart} does not match the documented effect in ${byObserve.has(apart) ? 'observe' : 'the query result'} alone`;
}
