/**
 * Queries the resources of a trial through the target's own API, in the fields of the pack's resources.yaml. The runner sends
 * one request per kind, or one per resource where the operation takes a single id. An id that a valid answer leaves out is an
 * absent resource. An invalid answer shows nothing.
 */
import { type JsonValue, resolveJson, type TemplateValues } from '#contracts';
import type { Exchange, Party, TransportFault } from '../model.ts';
import { describeAnswer } from './describe-answer.ts';
import type { PlannedQuery } from './plan-queries.ts';
import { type Received, sendRequest } from './send-step.ts';
import type { TrialParts, TrialProgress } from './trial-progress.ts';
import { valueAt } from './value-at.ts';

/** A resource as the target's API shows it, by the fields of its kind. */
export type QueriedResource = Readonly<Record<string, string | number | null | readonly string[]>>;

/** Resources by kind, then by id. */
export type QueriedResources = Readonly<Record<string, ReadonlyMap<string, QueriedResource>>>;

/** What the query operations showed, or why the runner cannot rely on their answers. */
export type QueryResult =
  | { readonly seen: true; readonly resources: QueriedResources; readonly exchanges: readonly Exchange[] }
  | { readonly seen: false; readonly reason: string; readonly party: Party; readonly exchanges: readonly Exchange[] };

/** Values for the parameters: values of states by their bare names. The first alias that has a name wins. */
function queryValues(values: TemplateValues, ids: readonly string[]): TemplateValues {
  const isGroup = (value: JsonValue): value is TemplateValues =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  const own = { ids: [...ids], id: ids[0] ?? '' };
  return Object.assign({}, ...Object.values(values).filter(isGroup).toReversed(), values, own);
}

function isFieldValue(value: JsonValue | undefined): value is string | null | readonly string[] | undefined {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string');
  return value === undefined || value === null || typeof value === 'string';
}

type ParsedList = { readonly resources: ReadonlyMap<string, QueriedResource> } | { readonly unfit: string };

function parseList({ idField, query, numberFields, ids }: PlannedQuery, result: JsonValue | undefined): ParsedList {
  const found = valueAt(result, query.list);
  const list = query.list === '' && found !== undefined ? [found] : found;
  if (!Array.isArray(list)) return { unfit: `${query.list} is no list` };
  const resources = new Map<string, QueriedResource>();
  for (const [index, entry] of (list as readonly JsonValue[]).entries()) {
    const fields = Object.entries(query.fields).map(([field, pointer]) => ({
      field,
      pointer,
      value: valueAt(entry, pointer),
    }));
    const odd = fields.find(({ field, value }) => {
      if (field === idField) return typeof value !== 'string';
      return !(isFieldValue(value) || (typeof value === 'number' && numberFields.includes(field)));
    });
    if (odd !== undefined) return { unfit: `${query.list}/${index}${odd.pointer} is ${JSON.stringify(odd.value)}` };
    const resource = Object.fromEntries(fields.map(({ field, value }) => [field, value ?? null])) as QueriedResource;
    const id = String(resource[idField]);
    if (resources.has(id)) return { unfit: `${query.list} shows ${id} twice` };
    if (ids.includes(id)) resources.set(id, resource);
  }
  return { resources };
}

interface KindResult {
  readonly kind: string;
  readonly exchanges: readonly Exchange[];
  readonly resources?: ReadonlyMap<string, QueriedResource>;
  readonly failed?: { readonly reason: string; readonly party: Party };
}

const faultParties: Readonly<Partial<Record<TransportFault, Party>>> = {
  cancelled: 'caller',
  'refused-by-guard': 'suite',
};

/** Only the queried fields count. The cases of the query operation judge the rest of the answer. */
function judgeQuery(planned: PlannedQuery, received: Received, successStatus: number): KindResult {
  const own = { kind: planned.kind, exchanges: [received.exchange] };
  const failed = (why: string, party: Party): KindResult => ({
    ...own,
    failed: { reason: `the effect could not be seen through ${planned.query.operation}: ${why}`, party },
  });
  const what = describeAnswer(received);
  const { answer, exchange } = received;
  if (answer === undefined) return failed(what, faultParties[exchange.fault?.kind ?? 'timeout'] ?? 'target');
  const isSuccess = answer.problem === undefined && answer.error === undefined && answer.status === successStatus;
  if (!isSuccess) return failed(`it answered ${what}`, 'target');
  const list = parseList(planned, answer.result);
  return 'unfit' in list ? failed(`it answered ${what}, but ${list.unfit}`, 'target') : { ...own, ...list };
}

async function queryKind(parts: TrialParts, progress: TrialProgress, planned: PlannedQuery): Promise<KindResult> {
  const { kind, query, ids } = planned;
  const { binding } = parts.pack.manifest;
  const parameters = resolveJson(query.parameters, queryValues(progress.values, ids));
  if (!parameters.resolved) {
    const reason = `the effect could not be seen through ${query.operation}: no state gave a value for \${${parameters.missing}}`;
    return { kind, exchanges: [], failed: { reason, party: 'owner' } };
  }
  const received = await sendRequest(parts, progress, {
    operation: query.operation,
    parameters: parameters.value as Readonly<Record<string, string>>,
    format: binding.formats.includes('json') ? 'json' : binding.defaultFormat,
  });
  return judgeQuery(planned, received, binding.successStatus);
}

/** One request for all ids, or one per id where the operation takes a single id. */
function requestsFor(planned: PlannedQuery): readonly PlannedQuery[] {
  const isSingle = Object.values(planned.query.parameters).includes('${id}');
  return isSingle ? planned.ids.map((id) => ({ ...planned, ids: [id] })) : [planned];
}

function byKind(results: readonly KindResult[]): QueriedResources {
  const found: Record<string, ReadonlyMap<string, QueriedResource>> = {};
  for (const { kind, resources = new Map() } of results) found[kind] = new Map([...(found[kind] ?? []), ...resources]);
  return found;
}

/** Sends the planned queries at once, with the credentials of the trial. */
export async function queryWorld(
  parts: TrialParts,
  progress: TrialProgress,
  plan: readonly PlannedQuery[],
): Promise<QueryResult> {
  const results = await Promise.all(plan.flatMap(requestsFor).map((planned) => queryKind(parts, progress, planned)));
  const exchanges = results.flatMap((result) => result.exchanges);
  const failed = results.find((result) => result.failed !== undefined)?.failed;
  if (failed !== undefined) return { seen: false, ...failed, exchanges };
  return { seen: true, resources: byKind(results), exchanges };
}
