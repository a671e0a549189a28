/**
 * Compares the world before and after a request with the documented effect. Every documented change must be seen, and nothing
 * else may change, except where the case allows it. This file knows no target and no mock.
 */
import type { ExpectedChange, ExpectedEffect } from '#contracts';
import { type ObservedKind, observedKinds, type ResourceKinds } from '#specs';
import type { Observation, ObservedResource } from '../model.ts';
import type { Difference } from './check.ts';
import { observedResources } from './observed-resources.ts';
import { type FieldValue, sayValue } from './say-value.ts';
import { unmetChange } from './unmet-change.ts';

/** One world before and after the request. */
export interface Twice<T> {
  readonly before: T;
  readonly after: T;
}

/** A changed place: `instances/i-1/status`, `orders/o-1` (added or removed), `balance`. */
interface WorldChange {
  readonly path: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly resource?: ObservedResource;
}

/** A kind with its name. */
interface NamedKind extends ObservedKind {
  readonly name: string;
}

type KindsByName = ReadonlyMap<string, NamedKind>;

/** Resources by id. A second resource with the same id gets a place of its own, so that it cannot hide. */
function byId({ name, id: idField }: NamedKind, world: Observation): ReadonlyMap<string, ObservedResource> {
  const found = new Map<string, ObservedResource>();
  for (const resource of observedResources(world, name) ?? []) {
    const id = String(resource[idField]);
    let [key, count] = [id, 1];
    while (found.has(key)) key = `${id}~${++count}`;
    found.set(key, resource);
  }
  return found;
}

function asValue(value: unknown): FieldValue {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'string') return value;
  return Array.isArray(value) ? [...value].sort().join(',') : JSON.stringify(value);
}

function changesOf(kind: NamedKind, { before, after }: Twice<Observation>): readonly WorldChange[] {
  const { name, absentAs, id: idField, fields } = kind;
  const [old, now] = [byId(kind, before), byId(kind, after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  return ids.flatMap((id): readonly WorldChange[] => {
    const [one, other] = [old.get(id) ?? absentAs, now.get(id) ?? absentAs];
    if (one === undefined || other === undefined) {
      const place = { path: `${name}/${id}`, before: one && 'there', after: other && 'there' };
      return [other === undefined ? place : { ...place, resource: other }];
    }
    return Object.keys(fields).flatMap((field): readonly WorldChange[] => {
      if (field === idField) return [];
      const [was, is] = [asValue(one[field]), asValue(other[field])];
      return was === is ? [] : [{ path: `${name}/${id}/${field}`, before: was, after: is }];
    });
  });
}

/** Every place that differs between two observations of one world. */
function worldChanges(kinds: KindsByName, worlds: Twice<Observation>): readonly WorldChange[] {
  const { before, after } = worlds;
  const balance = { path: 'balance', before: before.balance, after: after.balance };
  return [
    ...[...kinds.values()].flatMap((kind) => changesOf(kind, worlds)),
    ...(before.balance === after.balance ? [] : [balance]),
  ];
}

type AddedChange = ExpectedChange & { readonly change: 'added' };
type RemovedChange = ExpectedChange & { readonly change: 'removed' };
type FieldsChange = Exclude<ExpectedChange, AddedChange | RemovedChange>;

/** One expected change, with the change that was found for it. */
interface Paired {
  readonly path: string;
  readonly differences: readonly Difference[];
}

const pathOf = (change: FieldsChange): string =>
  change.change === 'balance' ? 'balance' : `${change.resource}/${change.id}/${change.field}`;

/** The value of the place, or undefined where there is no such resource. */
function valueIn(kinds: KindsByName, world: Observation, expected: FieldsChange): FieldValue {
  if (expected.change === 'balance') return world.balance;
  const { resource, id, field } = expected;
  const kind = kinds.get(resource);
  return kind && asValue((byId(kind, world).get(id) ?? kind.absentAs)?.[field]);
}

/** A missing change is reported with the old value, a wrong change with the new value. */
function judgeField(kinds: KindsByName, expected: FieldsChange, { before, after }: Twice<Observation>): Paired {
  const [path, field] = [pathOf(expected), expected.change === 'balance' ? 'balance' : expected.field];
  const [old, now] = [valueIn(kinds, before, expected), valueIn(kinds, after, expected)];
  const wanted = unmetChange(expected.becomes, { field, before: old, after: now });
  if (old !== now) {
    return {
      path,
      differences: wanted === undefined ? [] : [{ path, expected: wanted, actual: sayValue(field, now) }],
    };
  }
  const said =
    expected.becomes.to === 'value'
      ? `changed from ${sayValue(field, old)} to ${expected.becomes.oneOf.map((value) => sayValue(field, value)).join(' or ')}`
      : (wanted ?? 'changed');
  return { path, differences: [{ path, expected: said, actual: old === undefined ? 'absent' : 'unchanged' }] };
}

function judgeRemoved(kinds: KindsByName, { resource, id }: RemovedChange, worlds: Twice<Observation>): Paired {
  const path = `${resource}/${id}`;
  const kind = kinds.get(resource);
  const has = (world: Observation) => kind !== undefined && byId(kind, world).has(id);
  const isThere = has(worlds.after);
  if (has(worlds.before) && !isThere) return { path, differences: [] };
  return { path, differences: [{ path, expected: 'removed', actual: isThere ? 'still there' : 'never there' }] };
}

function fieldDifferences({ fields }: AddedChange, { path, resource }: WorldChange): readonly Difference[] {
  return Object.entries(fields)
    .filter(([field, value]) => (asValue(resource?.[field]) ?? '') !== (asValue(value) ?? ''))
    .map(([field, value]) => ({
      path: `${path}/${field}`,
      expected: sayValue(field, asValue(value)),
      actual: sayValue(field, asValue(resource?.[field])),
    }));
}

/** The added resource that an expectation means: the one with its id; without an id, one with its fields, else any. */
function findAdded(expected: AddedChange, added: readonly WorldChange[]): WorldChange | undefined {
  const { id, resource } = expected;
  if (id !== undefined) return added.find(({ path }) => path === `${resource}/${id}`);
  const candidates = added.filter(({ path }) => path.startsWith(`${resource}/`));
  return candidates.find((change) => fieldDifferences(expected, change).length === 0) ?? candidates[0];
}

/** Each added resource meets one expectation only. Expectations with more fields choose first. */
function judgeAdded(expected: readonly AddedChange[], changes: readonly WorldChange[]): readonly Paired[] {
  const weight = ({ id, fields }: AddedChange) => (id === undefined ? 0 : 1000) + Object.keys(fields).length;
  let added = changes.filter((change) => change.resource !== undefined);
  return expected
    .toSorted((one, other) => weight(other) - weight(one))
    .map((change) => {
      const found = findAdded(change, added);
      added = added.filter((candidate) => candidate !== found);
      const path = found?.path ?? `${change.resource}/${change.id ?? '*'}`;
      if (found !== undefined) return { path, differences: fieldDifferences(change, found) };
      return { path, differences: change.optional ? [] : [{ path, expected: 'added', actual: 'not there' }] };
    });
}

function isAllowed(path: string, allowed: readonly string[]): boolean {
  const segments = path.split('/');
  return allowed.some((pattern) => pattern.split('/').every((part, index) => part === '*' || part === segments[index]));
}

/** Differences between the seen changes and the documented effect, whose templates are filled in. */
export function compareWorlds(
  resources: ResourceKinds,
  worlds: Twice<Observation>,
  expected: ExpectedEffect,
): readonly Difference[] {
  const kinds: KindsByName = new Map(observedKinds(resources).map(([name, kind]) => [name, { ...kind, name }]));
  const changes = worldChanges(kinds, worlds);
  const isAdded = (change: ExpectedChange): change is AddedChange => change.change === 'added';
  const paired = [
    ...expected.changes.flatMap((change) => {
      if (isAdded(change)) return [];
      return change.change === 'removed' ? judgeRemoved(kinds, change, worlds) : judgeField(kinds, change, worlds);
    }),
    ...judgeAdded(expected.changes.filter(isAdded), changes),
  ];
  const wanted = new Set(paired.map(({ path }) => path));
  const besides = changes
    .filter(({ path }) => !wanted.has(path) && !isAllowed(path, expected.allowed))
    .map(({ path, before: old, after: now }) => {
      const field = path.split('/').at(-1) ?? path;
      return { path, expected: 'unchanged', actual: `${sayValue(field, old)} → ${sayValue(field, now)}` };
    });
  return [...paired.flatMap(({ differences }) => differences), ...besides];
}
