/**
 * The cost guard's judgement: what would this request cost if a vendor received it? The guard reads the request that would
 * leave, not the one that a case describes. A request that the guard does not understand counts as one that bills.
 */
import type { CostClass, Pack } from '#specs';
import type { HttpRequest } from '../model.ts';
import { named, type Parameters, parametersOf } from './named-in-request.ts';

export interface CostJudgement {
  readonly class: CostClass;
  /** The reason for the class, as a clause. */
  readonly because: string;
}

/** Identifiers in a value: the text itself, or the entries of its JSON array. Undefined if the value cannot be parsed. */
function identifiersIn(value: string): readonly string[] | undefined {
  if (!value.trimStart().startsWith('[')) return value === '' ? [] : [value];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

function isReserved(pack: Pack, value: string): boolean {
  const identifiers = identifiersIn(value);
  const patterns = Object.values(pack.resources).flatMap(({ reserved }) =>
    reserved === undefined ? [] : [new RegExp(reserved.pattern)],
  );
  return identifiers?.every((identifier) => patterns.some((pattern) => pattern.test(identifier))) ?? false;
}

/** The name as a page prints it, with N in place of a number. */
const asPrinted = (name: string): string => name.replace(/\.\d+(?=\.|$)/g, '.N');

const isAmong = (names: readonly string[], name: string): boolean =>
  names.includes(name) || names.includes(asPrinted(name));

function unknownParameter(pack: Pack, operation: string, parameters: Parameters): string | undefined {
  const own = (pack.operations[operation]?.parameters ?? []).map(({ name }) => name);
  const common = pack.manifest.binding.commonParameters;
  return parameters.map(([name]) => name).find((name) => !isAmong(own, name) && !common.includes(name));
}

/** Classes a request that is about to leave. Pure. */
export function classifyRequest(pack: Pack, request: HttpRequest): CostJudgement {
  const { operations, binding } = pack.manifest;
  const parameters = parametersOf(request);
  if (parameters === undefined) return { class: 'bills', because: 'its body is not a form, so its content is unknown' };
  if (request.method !== 'GET' && request.method !== 'POST') {
    return { class: 'bills', because: `no page says what the vendor does with ${request.method}` };
  }
  const [operation, ...others] = named(pack, request, { fact: 'operation', parameters });
  if (operation === undefined || others.length > 0) {
    return { class: 'bills', because: 'the request does not name exactly one operation' };
  }
  const cost = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (cost === undefined) return { class: 'bills', because: `the cost of ${operation} is unknown` };
  const versions = [...named(pack, request, { fact: 'version', parameters })];
  if (versions.some((version) => version !== binding.version)) {
    return { class: 'bills', because: `the cost of ${operation} is known only for version ${binding.version}` };
  }
  const unknown = unknownParameter(pack, operation, parameters);
  if (unknown !== undefined) return { class: 'bills', because: `${operation} has no documented parameter ${unknown}` };
  if (cost.class === 'read') return { class: 'read', because: `${operation} only reads` };
  if (cost.creates) return { class: cost.class, because: `${operation} creates` };
  const resources = parameters.filter(([name]) => isAmong(cost.resources, name));
  const real = resources.find(([, value]) => !isReserved(pack, value));
  if (real !== undefined) return { class: cost.class, because: `${real[0]} may name something that exists` };
  return { class: 'free', because: 'every resource that it names is a reserved identifier, which never existed' };
}
