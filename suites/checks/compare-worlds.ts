/**
 * The world before and after a request against what the page says it does: every documented change must be seen, and nothing
 * else may have changed but where the case allows it. It knows no target and no mock.
 */
import type { ExpectedChange, ExpectedEffect, FieldChange } from '#contracts';
import type { Observation } from '../model.ts';
import type { Difference } from './check.ts';

type Value = string | number | null | undefined;

/** A changed place: `instances/i-1/status`, `orders/o-1` (added or gone), `balance`. */
interface Change {
  readonly path: string;
  readonly before: Value;
  readonly after: Value;
  readonly resource?: Readonly<Record<string, unknown>>;
}

const idFields = { instances: 'instanceId', disks: 'diskId', orders: 'orderId', vouchers: 'voucherId' } as const;
const comparedFields = {
  instances: ['status', 'chargeType', 'expiredTime', 'locks'],
  disks: ['instanceId', 'status', 'chargeType', 'expiredTime', 'locks'],
  orders: ['status', 'operation'],
  vouchers: ['balance'],
} as const;
type ResourceKind = keyof typeof idFields;
const kinds = Object.keys(idFields) as readonly ResourceKind[];

type Resource = Readonly<Record<string, unknown>>;

function byId(kind: ResourceKind, world: Observation): ReadonlyMap<string, Resource> {
  const list = world[kind] as readonly unknown[] as readonly Resource[];
  return new Map(list.map((resource) => [String(resource[idFields[kind]]), resource]));
}

function asValue(value: unknown): Value {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'string') return value;
  return Array.isArray(value) ? [...value].sort().join(',') : JSON.stringify(value);
}

function changesOf(kind: ResourceKind, before: Observation, after: Observation): readonly Change[] {
  const [old, now] = [byId(kind, before), byId(kind, after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  return ids.flatMap((id): readonly Change[] => {
    const [one, other] = [old.get(id), now.get(id)];
    if (one === undefined || other === undefined) {
      const place = { path: `${kind}/${id}`, before: one && 'there', after: other && 'there' };
      return [other === undefined ? place : { ...place, resource: other }];
    }
    return comparedFields[kind]
      .map((field) => ({ path: `${kind}/${id}/${field}`, before: asValue(one[field]), after: asValue(other[field]) }))
      .filter((change) => change.before !== change.after);
  });
}

/** Every place that differs between two observations of one world. */
export function worldChanges(before: Observation, after: Observation): readonly Change[] {
  const balance = { path: 'balance', before: before.balance, after: after.balance };
  return [
    ...kinds.flatMap((kind) => changesOf(kind, before, after)),
    ...(before.balance === after.balance ? [] : [balance]),
  ];
}

/** Calendar months in UTC, the day held back to the month's last; weeks are seven days. Undefined: not a time or unit. */
function laterTime(time: Value, amount: string, unit: string): Date | undefined {
  const start = typeof time === 'string' ? new Date(time) : undefined;
  const count = Number(amount);
  if (start === undefined || Number.isNaN(start.getTime()) || !Number.isInteger(count)) return undefined;
  if (unit === 'Week') return new Date(start.getTime() + count * 7 * 86_400_000);
  if (unit !== 'Month') return undefined;
  const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + count, 1));
  const lastDay = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
  month.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return new Date(month.getTime() + (start.getTime() % 86_400_000));
}

/** Undefined where the change is as expected; otherwise what was expected. */
function unmet(expected: FieldChange, before: Value, after: Value): string | undefined {
  if (expected.to === 'value') {
    return expected.oneOf.includes(String(after)) ? undefined : expected.oneOf.join(' or ');
  }
  if (expected.to !== 'later') {
    const [old, now] = [Number(before), Number(after)];
    const met = expected.to === 'less' ? now < old : now > old;
    return met ? undefined : `${expected.to} than ${before}`;
  }
  const due = laterTime(before, expected.amount, expected.unit);
  const seen = typeof after === 'string' ? new Date(after).getTime() : Number.NaN;
  if (due !== undefined && Math.abs(seen - due.getTime()) <= expected.toleranceHours * 3_600_000) return undefined;
  return `${expected.amount} ${expected.unit} later than ${before}${due === undefined ? '' : ` (${due.toISOString()})`}`;
}

function pathOf(change: ExpectedChange): string {
  if (change.change === 'balance') return 'balance';
  return change.change === 'added'
    ? `${change.resource}/${change.id}`
    : `${change.resource}/${change.id}/${change.field}`;
}

function judgeChange(expected: ExpectedChange, found: Change | undefined): readonly Difference[] {
  const path = pathOf(expected);
  if (expected.change === 'added') {
    if (found?.resource === undefined) return [{ path, expected: 'added', actual: 'not there' }];
    const { resource } = found;
    return Object.entries(expected.fields)
      .filter(([field, value]) => asValue(resource[field]) !== asValue(value))
      .map(([field, value]) => ({
        path: `${path}/${field}`,
        expected: String(value),
        actual: String(asValue(resource[field])),
      }));
  }
  if (found === undefined) {
    const wanted = unmet(expected.becomes, undefined, undefined) ?? 'changed';
    return [{ path, expected: `changed: ${wanted}`, actual: 'unchanged' }];
  }
  const wanted = unmet(expected.becomes, found.before, found.after);
  return wanted === undefined ? [] : [{ path, expected: wanted, actual: String(found.after) }];
}

function isAllowed(path: string, allowed: readonly string[]): boolean {
  const segments = path.split('/');
  return allowed.some((pattern) => pattern.split('/').every((part, index) => part === '*' || part === segments[index]));
}

/** Differences between what happened and what should have; templates in `expected` are filled in. */
export function compareWorlds(
  before: Observation,
  after: Observation,
  expected: ExpectedEffect,
): readonly Difference[] {
  const changes = worldChanges(before, after);
  const wanted = new Set(expected.changes.map(pathOf));
  const judged = expected.changes.flatMap((change) =>
    judgeChange(
      change,
      changes.find(({ path }) => path === pathOf(change)),
    ),
  );
  const besides = changes
    .filter(({ path }) => !wanted.has(path) && !isAllowed(path, expected.allowed))
    .map(({ path, before: old, after: now }) => ({
      path,
      expected: 'unchanged',
      actual: `${old ?? 'absent'} → ${now ?? 'absent'}`,
    }));
  return [...judged, ...besides];
}
