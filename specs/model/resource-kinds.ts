/**
 * The kinds of resources of a pack: the form of resources.yaml. Everything that the engine knows about a kind comes from this
 * table: what an effect may name, how a kind is observed and queried, which parameters name it, which ids are reserved.
 */
import { Type } from 'typebox';
import { closed, type DataOf, pointer, text, textByName, texts } from './form.ts';

/** One field of an observed resource. A field that not every owner shows is `optional`: left out means not seen. */
const observedField = Type.Object(
  {
    /** `time`: ISO 8601 in UTC, null where the resource has no end. `list`: texts in any order. */
    type: Type.Enum(['text', 'number', 'time', 'list']),
    nullable: Type.Optional(Type.Literal(true)),
    /** The words that a text may be, where only these have a meaning. */
    words: Type.Optional(texts),
    optional: Type.Optional(Type.Literal(true)),
    meaning: Type.Optional(text),
  },
  closed,
);

/**
 * The operation of the vendor's API that shows resources of a kind. In `parameters`, `${ids}` is the JSON array of the ids
 * that the runner looks for; with `${id}` the runner sends one request per id. Other references are values of states.
 * `list` is a JSON Pointer into the result, to a list or to a single resource. `fields` maps a field of the table to a pointer
 * into an entry of the list; `*` means every entry of a nested list.
 */
const queryOperation = Type.Object(
  {
    operation: text,
    parameters: textByName,
    list: pointer,
    fields: Type.Record(Type.String(), pointer),
  },
  closed,
);

/** Ids in the vendor's form that never existed there. `pattern` is an anchored regular expression; `example` matches it. */
const reservedIds = Type.Object({ pattern: Type.String({ pattern: '^\\^.*\\$$' }), example: text }, closed);

const resourceKind = Type.Object(
  {
    /** The field that identifies a resource of the kind. A kind without `id` and `fields` is never observed. */
    id: Type.Optional(text),
    fields: Type.Optional(Type.Record(Type.String(), observedField)),
    /** An owner may leave the whole list out of `observe`. */
    optional: Type.Optional(Type.Literal(true)),
    /** Values of provider states that name resources of the kind. */
    stateValues: Type.Optional(texts),
    /** Request parameters that name resources; `N` is a number (`DiskIds.N`). A value may also be a JSON array of ids. */
    parameters: Type.Optional(texts),
    query: Type.Optional(queryOperation),
    reserved: Type.Optional(reservedIds),
    /** Field values that mean the same as an absent resource: a used-up voucher has the balance 0, or is not listed. */
    absentAs: Type.Optional(Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()]))),
    /** Field values of a resource that the target still works on: an order that is `processing`. */
    underWay: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  closed,
);

/** Form of resources.yaml: kinds by name, in the order in which reports list them. */
export const resourceTable = Type.Object(
  { kinds: Type.Record(Type.String({ pattern: '^[a-z][A-Za-z]*$' }), resourceKind) },
  closed,
);

export type ObservedField = DataOf<typeof observedField>;
export type QueryOperation = DataOf<typeof queryOperation>;
export type ResourceKind = DataOf<typeof resourceKind>;
/** Kinds by name. The names are data, so the table decides whether a name is a kind. */
export type ResourceKinds = Readonly<Record<string, ResourceKind>>;

/** A kind that effects may change and `observe` shows. */
export type ObservedKind = ResourceKind & Required<Pick<ResourceKind, 'id' | 'fields'>>;

const isObserved = (kind: ResourceKind): kind is ObservedKind => kind.id !== undefined && kind.fields !== undefined;

/** The observed kinds of a table, in its order. */
export function observedKinds(kinds: ResourceKinds): readonly (readonly [name: string, kind: ObservedKind])[] {
  return Object.entries(kinds).flatMap(([name, kind]) => (isObserved(kind) ? [[name, kind] as const] : []));
}

/** Names of the kinds that the vendor's own API shows. */
export function queriedKinds(kinds: ResourceKinds): readonly string[] {
  return observedKinds(kinds).flatMap(([name, { query }]) => (query === undefined ? [] : [name]));
}

/** The field that identifies a resource of an observed kind. */
export function idFieldOf(kinds: ResourceKinds, name: string): string {
  return (Object.hasOwn(kinds, name) ? kinds[name]?.id : undefined) ?? 'id';
}

/** The name of a parameter as a page prints it: `DiskIds.2` is `DiskIds.N`. */
const asPrinted = (name: string): string => name.replace(/\.\d+(?=\.|$)/g, '.N');

/** The kind that a request parameter names, or undefined where the parameter names no resource. */
export function kindNamedBy(kinds: ResourceKinds, parameter: string): string | undefined {
  const printed = asPrinted(parameter);
  return Object.entries(kinds).find(([, { parameters = [] }]) => parameters.includes(printed))?.[0];
}
