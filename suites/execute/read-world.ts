/**
 * The resources of a trial as the target's own reading operations show them, in the terms of the observed world. One request
 * per kind, or one per resource where the operation takes a single id. An id that a good answer leaves out is an absent
 * resource; an answer that is not good shows nothing at all.
 */
import {
  type ExpectedEffect,
  type JsonValue,
  observedKinds,
  resolveJson,
  resolveTemplate,
  stateVocabulary,
  type TemplateValues,
  type Trial,
} from '#contracts';
import { type PackManifest, type ReadableKind, type ReadingOperation, readableKinds } from '#specs';
import type { Exchange, Party, TransportFault } from '../model.ts';
import { describeAnswer } from './describe-answer.ts';
import { type Received, sendRequest } from './send-step.ts';
import type { TrialParts, TrialProgress } from './trial-progress.ts';
import { valueAt } from './value-at.ts';

/** A resource by the fields of the observed world. */
export type ReadResource = Readonly<Record<string, string | null | readonly string[]>>;
export type ReadResources = Readonly<Partial<Record<ReadableKind, ReadonlyMap<string, ReadResource>>>>;

/** What the reading operations showed, or why they showed nothing that can be relied on. */
export type Reading =
  | { readonly seen: true; readonly resources: ReadResources; readonly exchanges: readonly Exchange[] }
  | { readonly seen: false; readonly reason: string; readonly party: Party; readonly exchanges: readonly Exchange[] };

/** One kind of resource to read, and which. */
export interface PlannedReading {
  readonly kind: ReadableKind;
  readonly reading: ReadingOperation;
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

/** A target that was told to fail fails its reading operations as well, and a reading would use the told answer up. */
function isToldToFail({ setUp }: Pick<TrialProgress, 'setUp'>): boolean {
  const told = stateVocabulary.filter(({ reach }) => reach === 'target').map(({ name }) => name);
  return setUp.some(({ state }) => told.includes(state));
}

/** Around which request something is to be read. */
export interface ReadingRequest {
  readonly manifest: Pick<PackManifest, 'reads'>;
  readonly progress: Pick<TrialProgress, 'values' | 'setUp'>;
  readonly judgedOperation: string;
  /** Kinds that some trial of the case changes: that a kind did not change shows nothing where it never does. */
  readonly kinds: readonly ReadableKind[];
  /** What the request changes by its documented effect, as far as that is known. */
  readonly named?: NamedResources;
}

type NamedResources = ReadonlyMap<ReadableKind, readonly string[]>;

/** Resources that an effect names; ids that are not known before the answer are left out. */
export function namedBy({ changes }: Pick<ExpectedEffect, 'changes'>, values: TemplateValues = {}): NamedResources {
  const ids = changes.flatMap((change) => {
    if (change.change === 'balance' || change.id === undefined) return [];
    const id = resolveTemplate(change.id, values);
    return id.resolved && !id.value.startsWith('[') ? [{ kind: change.resource, id: id.value }] : [];
  });
  return new Map(readableKinds.map((kind) => [kind, ids.filter((one) => one.kind === kind).map(({ id }) => id)]));
}

/** What there is to read around a request. An operation is no witness of its own effect. */
export function planReadings({
  manifest,
  progress,
  judgedOperation,
  kinds,
  named = new Map(),
}: ReadingRequest): readonly PlannedReading[] {
  if (isToldToFail(progress)) return [];
  return kinds.flatMap((kind): readonly PlannedReading[] => {
    const reading = manifest.reads?.[kind];
    const ids = [...new Set([...idsIn(progress.values, observedKinds[kind].values), ...(named.get(kind) ?? [])])];
    return reading === undefined || reading.operation === judgedOperation || ids.length === 0
      ? []
      : [{ kind, reading, ids }];
  });
}

/** Kinds of resources that one of the trials changes. */
export function changedKinds(trials: readonly Trial[]): readonly ReadableKind[] {
  const changed = new Set<string>(
    trials.flatMap(({ request }) =>
      (request.effect?.changes ?? []).flatMap((change) => (change.change === 'balance' ? [] : [change.resource])),
    ),
  );
  return readableKinds.filter((kind) => changed.has(kind));
}

/** Values of states by their bare names; where there is none, by the first alias that has it. */
function readingValues(values: TemplateValues, ids: readonly string[]): TemplateValues {
  const isGroup = (value: JsonValue): value is TemplateValues =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  const own = { ids: [...ids], id: ids[0] ?? '' };
  return Object.assign({}, ...Object.values(values).filter(isGroup).toReversed(), values, own);
}

function isFieldValue(value: JsonValue | undefined): value is string | null | readonly string[] | undefined {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === 'string');
  return value === undefined || value === null || typeof value === 'string';
}

type ReadList = { readonly resources: ReadonlyMap<string, ReadResource> } | { readonly unfit: string };

function readList({ kind, reading, ids }: PlannedReading, result: JsonValue | undefined): ReadList {
  const found = valueAt(result, reading.list);
  const list = reading.list === '' && found !== undefined ? [found] : found;
  if (!Array.isArray(list)) return { unfit: `${reading.list} is no list` };
  const resources = new Map<string, ReadResource>();
  for (const [index, entry] of (list as readonly JsonValue[]).entries()) {
    const fields = Object.entries(reading.fields).map(([field, pointer]) => ({
      field,
      pointer,
      value: valueAt(entry, pointer),
    }));
    const odd = fields.find(({ field, value }) =>
      field === observedKinds[kind].id ? typeof value !== 'string' : !isFieldValue(value),
    );
    if (odd !== undefined) return { unfit: `${reading.list}/${index}${odd.pointer} is ${JSON.stringify(odd.value)}` };
    const resource = Object.fromEntries(fields.map(({ field, value }) => [field, value ?? null])) as ReadResource;
    const id = String(resource[observedKinds[kind].id]);
    if (resources.has(id)) return { unfit: `${reading.list} shows ${id} twice` };
    if (ids.includes(id)) resources.set(id, resource);
  }
  return { resources };
}

interface KindRead {
  readonly kind: ReadableKind;
  readonly exchanges: readonly Exchange[];
  readonly resources?: ReadonlyMap<string, ReadResource>;
  readonly unread?: { readonly reason: string; readonly party: Party };
}

const faultParties: Readonly<Partial<Record<TransportFault, Party>>> = {
  cancelled: 'caller',
  'refused-by-guard': 'suite',
};

/** Only what is read counts: whether the rest of the answer is as documented is the business of that operation's cases. */
function judgeReading(planned: PlannedReading, received: Received, successStatus: number): KindRead {
  const own = { kind: planned.kind, exchanges: [received.exchange] };
  const unread = (why: string, party: Party): KindRead => ({
    ...own,
    unread: { reason: `the effect could not be read by ${planned.reading.operation}: ${why}`, party },
  });
  const what = describeAnswer(received);
  const { answer, exchange } = received;
  if (answer === undefined) return unread(what, faultParties[exchange.fault?.kind ?? 'timeout'] ?? 'target');
  const isSuccess = answer.problem === undefined && answer.error === undefined && answer.status === successStatus;
  if (!isSuccess) return unread(`it answered ${what}`, 'target');
  const list = readList(planned, answer.result);
  return 'unfit' in list ? unread(`it answered ${what}, but ${list.unfit}`, 'target') : { ...own, ...list };
}

async function readKind(parts: TrialParts, progress: TrialProgress, planned: PlannedReading): Promise<KindRead> {
  const { kind, reading, ids } = planned;
  const { binding } = parts.pack.manifest;
  const parameters = resolveJson(reading.parameters, readingValues(progress.values, ids));
  if (!parameters.resolved) {
    const reason = `the effect could not be read by ${reading.operation}: no state gave a value for \${${parameters.missing}}`;
    return { kind, exchanges: [], unread: { reason, party: 'owner' } };
  }
  const received = await sendRequest(parts, progress, {
    operation: reading.operation,
    parameters: parameters.value as Readonly<Record<string, string>>,
    format: binding.formats.includes('json') ? 'json' : binding.defaultFormat,
  });
  return judgeReading(planned, received, binding.successStatus);
}

/** One request for all, or one for each where the operation takes a single id. */
function requestsFor(planned: PlannedReading): readonly PlannedReading[] {
  const isSingle = Object.values(planned.reading.parameters).includes('${id}');
  return isSingle ? planned.ids.map((id) => ({ ...planned, ids: [id] })) : [planned];
}

function byKind(reads: readonly KindRead[]): ReadResources {
  const found: Partial<Record<ReadableKind, ReadonlyMap<string, ReadResource>>> = {};
  for (const { kind, resources = new Map() } of reads) found[kind] = new Map([...(found[kind] ?? []), ...resources]);
  return found;
}

/** Sends the planned readings together, with the credentials of the trial. */
export async function readWorld(
  parts: TrialParts,
  progress: TrialProgress,
  plan: readonly PlannedReading[],
): Promise<Reading> {
  const reads = await Promise.all(plan.flatMap(requestsFor).map((planned) => readKind(parts, progress, planned)));
  const exchanges = reads.flatMap((read) => read.exchanges);
  const unread = reads.find((read) => read.unread !== undefined)?.unread;
  if (unread !== undefined) return { seen: false, ...unread, exchanges };
  return { seen: true, resources: byKind(reads), exchanges };
}
