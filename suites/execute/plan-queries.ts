/** Which resources the runner queries around a request, by the query operations of the pack's resources.yaml. */
import {
  type ExpectedEffect,
  type JsonValue,
  resolveTemplate,
  stateVocabulary,
  type TemplateValues,
  type Trial,
} from '#contracts';
import { type ObservedKind, observedKinds, type QueryOperation, queriedKinds, type ResourceKinds } from '#specs';
import type { TrialProgress } from './trial-progress.ts';

/** One kind of resources to query, and the ids of the resources. */
export interface PlannedQuery {
  readonly kind: string;
  /** The field that holds a resource's id. */
  readonly idField: string;
  readonly query: QueryOperation;
  /** The fields that hold numbers. */
  readonly numberFields: readonly string[];
  readonly ids: readonly string[];
}

function textsIn(value: JsonValue): readonly string[] {
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  return list.filter((entry) => typeof entry === 'string');
}

function idsIn(values: JsonValue, names: readonly string[]): readonly string[] {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return [];
  const found = Object.entries(values).flatMap(([name, value]) =>
    names.includes(name) ? textsIn(value) : idsIn(value, names),
  );
  return [...new Set(found)];
}

/** A target that is instructed to fail also fails its queries, and a query would use up the instructed answer. */
function isInstructedToFail({ setUp }: Pick<TrialProgress, 'setUp'>): boolean {
  const instructions = stateVocabulary.filter(({ reach }) => reach === 'target').map(({ name }) => name);
  return setUp.some(({ state }) => instructions.includes(state));
}

/** The request around which the runner queries the world. */
export interface QueryContext {
  readonly resources: ResourceKinds;
  readonly progress: Pick<TrialProgress, 'values' | 'setUp'>;
  readonly judgedOperation: string;
  /** Kinds that some trial of the case changes. A kind that the target never changes proves nothing by staying the same. */
  readonly kinds: readonly string[];
  /** Ids of resources that the request changes by its documented effect, as far as they are known. */
  readonly named?: IdsByKind;
}

type IdsByKind = ReadonlyMap<string, readonly string[]>;

/** Ids of the resources that an effect names. Ids that only the answer will tell are left out. */
export function idsNamedBy({ changes }: Pick<ExpectedEffect, 'changes'>, values: TemplateValues = {}): IdsByKind {
  const named = new Map<string, readonly string[]>();
  for (const change of changes) {
    if (change.change === 'balance' || change.id === undefined) continue;
    const id = resolveTemplate(change.id, values);
    if (!id.resolved || id.value.startsWith('[')) continue;
    named.set(change.resource, [...(named.get(change.resource) ?? []), id.value]);
  }
  return named;
}

/** The queries around a request. A query operation is never used to judge its own effect. */
export function planQueries(context: QueryContext): readonly PlannedQuery[] {
  const { resources, progress, judgedOperation, kinds, named = new Map<string, readonly string[]>() } = context;
  if (isInstructedToFail(progress)) return [];
  const observed = new Map<string, ObservedKind>(observedKinds(resources));
  return kinds.flatMap((kind): readonly PlannedQuery[] => {
    const { id: idField, fields = {}, query, stateValues = [] } = observed.get(kind) ?? { id: '' };
    const ids = [...new Set([...idsIn(progress.values, stateValues), ...(named.get(kind) ?? [])])];
    if (query === undefined || query.operation === judgedOperation || ids.length === 0) return [];
    const numberFields = Object.keys(fields).filter((field) => fields[field]?.type === 'number');
    return [{ kind, idField, query, numberFields, ids }];
  });
}

/** Kinds of resources that one of the trials changes and the pack can query. */
export function changedKinds(resources: ResourceKinds, trials: readonly Trial[]): readonly string[] {
  const changed = new Set<string>(
    trials.flatMap(({ request }) =>
      (request.effect?.changes ?? []).flatMap((change) => (change.change === 'balance' ? [] : [change.resource])),
    ),
  );
  return queriedKinds(resources).filter((kind) => changed.has(kind));
}
