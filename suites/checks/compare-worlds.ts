/**
 * Compares the world before and after a request with the documented effect. Every documented change must be visible,
 * and nothing else may have changed, except where the case allows it. This file knows no target and no mock.
 */
import { type ExpectedChange, type ExpectedEffect, type ObservedKind, observedKinds } from '#contracts';
import type { Observation } from '../model.ts';
import type { Difference } from './check.ts';
import { type FieldValue, sayValue } from './say-value.ts';
import { unmetChange } from './unmet-change.ts';

/** A changed place: `instances/i-1/status`, `orders/o-1` (added or removed), `balance`. */
interface Change {
  readonly path: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly resource?: Readonly<Record<string, unknown>>;
}

const kinds = Object.keys(observedKinds) as readonly ObservedKind[];

/** The fields of a resource that may change: all but its id. */
const fieldsOf: ReadonlyMap<ObservedKind, readonly string[]> = new Map(
  kinds.map((kind) => [
    kind,
    Object.keys(observedKinds[kind].fields).filter((field) => field !== observedKinds[kind].id),
  ]),
);

type Resource = Readonly<Record<string, unknown>>;

/** The value of an absent resource. A used-up voucher may be shown with a balance of zero, or not at all. */
const usedUp: Readonly<Partial<Record<ObservedKind, Resource>>> = { vouchers: { balance: 0 } };

/** Resources by id. A second resource with the same id gets a place of its own, so that it cannot hide. */
function byId(kind: ObservedKind, world: Observation): ReadonlyMap<string, Resource> {
  const found = new Map<string, Resource>();
  for (const resource of (world[kind] ?? []) as readonly unknown[] as readonly Resource[]) {
    const id = String(resource[observedKinds[kind].id]);
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

function changesOf(kind: ObservedKind, before: Observation, after: Observation): readonly Change[] {
  const [old, now] = [byId(kind, before), byId(kind, after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  return ids.flatMap((id): readonly Change[] => {
    const [one, other] = [old.get(id) ?? usedUp[kind], now.get(id) ?? usedUp[kind]];
    if (one === undefined || other === undefined) {
      const place = { path: `${kind}/${id}`, before: one && 'there', after: other && 'there' };
      return [other === undefined ? place : { ...place, resource: other }];
    }
    return (fieldsOf.get(kind) ?? []).flatMap((field): readonly Change[] => {
      const [was, is] = [asValue(one[field]), asValue(other[field])];
      return was === is ? [] : [{ path: `${kind}/${id}/${field}`, before: was, after: is }];
    });
  });
}

/** Every place that differs between two observations of the same world. */
export function worldChanges(before: Observation, after: Observation): readonly Change[] {
  const balance = { path: 'balance', before: before.balance, after: after.balance };
  return [
    ...kinds.flatMap((kind) => changesOf(kind, before, after)),
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

/** The value of the place; undefined if there is no such resource. */
function valueIn(world: Observation, expected: FieldsChange): FieldValue {
  if (expected.change === 'balance') return world.balance;
  const { resource, id, field } = expected;
  return asValue((byId(resource, world).get(id) ?? usedUp[resource])?.[field]);
}

/** For a missing change, the message names the old value. For a removed resource, it names the current one. */
function judgeField(expected: FieldsChange, [before, after]: readonly [Observation, Observation]): Paired {
  const [path, field] = [pathOf(expected), expected.change === 'balance' ? 'balance' : expected.field];
  const [old, now] = [valueIn(before, expected), valueIn(after, expected)];
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

function judgeRemoved({ resource, id }: RemovedChange, [before, after]: readonly [Observation, Observation]): Paired {
  const path = `${resource}/${id}`;
  const isThere = byId(resource, after).has(id);
  if (byId(resource, before).has(id) && !isThere) return { path, differences: [] };
  return { path, differences: [{ path, expected: 'removed', actual: isThere ? 'still there' : 'never there' }] };
}

function fieldDifferences({ fields }: AddedChange, { path, resource }: Change): readonly Difference[] {
  return Object.entries(fields)
    .filter(([field, value]) => (asValue(resource?.[field]) ?? '') !== (asValue(value) ?? ''))
    .map(([field, value]) => ({
      path: `${path}/${field}`,
      expected: sayValue(field, asValue(value)),
      actual: sayValue(field, asValue(resource?.[field])),
    }));
}

/** The added resource that an expectation means: by its id; without an id, one with the same fields; otherwise any. */
function findAdded(expected: AddedChange, added: readonly Change[]): Change | undefined {
  const { id, resource } = expected;
  if (id !== undefined) return added.find(({ path }) => path === `${resource}/${id}`);
  const candidates = added.filter(({ path }) => path.startsWith(`${resource}/`));
  return candidates.find((change) => fieldDifferences(expected, change).length === 0) ?? candidates[0];
}

/** Each added resource serves one expectation only. Expectations with more details choose first. */
function judgeAdded(expected: readonly AddedChange[], changes: readonly Change[]): readonly Paired[] {
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

/** Differences between the observed and the expected changes. Templates in `expected` are filled in. */
export function compareWorlds(
  before: Observation,
  after: Observation,
  expected: ExpectedEffect,
): readonly Difference[] {
  const changes = worldChanges(before, after);
  const isAdded = (change: ExpectedChange): change is AddedChange => change.change === 'added';
  const paired = [
    ...expected.changes.flatMap((change) => {
      if (isAdded(change)) return [];
      return change.change === 'removed' ? judgeRemoved(change, [before, after]) : judgeField(change, [before, after]);
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
