/**
 * Checks that the effects of a cause file name kinds and fields of the pack's resources.yaml. A misspelt kind would
 * otherwise be a change that no target can ever show.
 */
import { ConformanceError, observedKinds, type ResourceKinds } from '#specs';
import type { CauseFile } from '../causes/cause-file.ts';

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => value !== null && typeof value === 'object';

/** Why the table does not know the kind or one of the fields; undefined where it knows them all. */
function faultIn(kinds: ResourceKinds, resource: string, fields: readonly string[]): string | undefined {
  const observed = new Map(observedKinds(kinds));
  const kind = observed.get(resource);
  if (kind === undefined) return `there is no kind of resources ${resource}; kinds: ${[...observed.keys()].join(', ')}`;
  const unknown = fields.find((field) => !Object.hasOwn(kind.fields, field));
  if (unknown === undefined) return undefined;
  return `${resource} have no field ${unknown}; fields: ${Object.keys(kind.fields).join(', ')}`;
}

/** A pattern of `allowed`: `balance`, `orders`, or a kind, an id and a field. */
function faultInAllowed(kinds: ResourceKinds, pattern: string): string | undefined {
  const [resource = '', , field] = pattern.split('/');
  if (resource === 'balance' || resource === '*') return undefined;
  return faultIn(kinds, resource, field === undefined || field === '*' ? [] : [field]);
}

function faultInChange(kinds: ResourceKinds, { resource, field, fields }: Data): string | undefined {
  if (typeof resource !== 'string') return undefined;
  return faultIn(kinds, resource, [
    ...(typeof field === 'string' ? [field] : []),
    ...(isData(fields) ? Object.keys(fields) : []),
  ]);
}

/** The first fault in a list of changes or of allowed places. */
function faultInList(kinds: ResourceKinds, entries: readonly unknown[], place: string): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const fault =
      typeof entry === 'string' ? faultInAllowed(kinds, entry) : faultInChange(kinds, isData(entry) ? entry : {});
    if (fault !== undefined) return `${place}/${index}: ${fault}`;
  }
  return undefined;
}

/** The first fault under a place of the file, as `place: fault`. */
function firstFault(kinds: ResourceKinds, value: unknown, place: string): string | undefined {
  if (!isData(value)) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const here = `${place}/${key}`;
    const isOfEffect = Array.isArray(child) && (key === 'changes' || key === 'allowed');
    const fault = isOfEffect ? faultInList(kinds, child, here) : firstFault(kinds, child, here);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Throws a ConformanceError that names the place of an effect which the table does not know. */
export function checkEffects(pack: string, kinds: ResourceKinds, causes: CauseFile): void {
  const fault = firstFault(kinds, causes, '');
  if (fault === undefined) return;
  throw new ConformanceError('configuration', `Causes of ${pack}: ${fault}. See resources.yaml of the pack.`);
}
