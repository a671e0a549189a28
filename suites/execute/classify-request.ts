/**
 * The cost guard's judgement: what would this request cost, if a vendor got it? It reads the request as it would leave, not
 * as a case meant it, and whatever it does not understand counts as one that bills.
 */
import type { CostClass, Pack } from '#specs';
import type { HttpRequest } from '../model.ts';

export interface CostJudgement {
  readonly class: CostClass;
  /** What decided it, in one sentence. */
  readonly because: string;
}

type Parameters = readonly (readonly [name: string, value: string])[];

const operationHeader = 'x-acs-action';

function parametersOf(request: HttpRequest): Parameters {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return [...new URL(request.url).searchParams, ...(isForm ? new URLSearchParams(request.body) : [])];
}

function operationsNamed(request: HttpRequest, parameters: Parameters): ReadonlySet<string> {
  const header = request.headers[operationHeader];
  const named = parameters.filter(([name]) => name === 'Action').map(([, value]) => value);
  return new Set(header === undefined ? named : [...named, header]);
}

/** Identifiers in a value: the text itself, or the entries of the JSON array that it holds. Undefined: cannot be told. */
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
  const patterns = Object.values(pack.manifest.reserved.patterns).map((pattern) => new RegExp(pattern));
  return identifiers?.every((identifier) => patterns.some((pattern) => pattern.test(identifier))) ?? false;
}

function unknownParameter(pack: Pack, operation: string, parameters: Parameters): string | undefined {
  const own = (pack.operations[operation]?.parameters ?? []).map(({ name }) => name);
  const common = pack.manifest.binding.commonParameters;
  return parameters.map(([name]) => name).find((name) => !own.includes(name) && !common.includes(name));
}

/** Classes a request that is about to leave. Pure. */
export function classifyRequest(pack: Pack, request: HttpRequest): CostJudgement {
  const parameters = parametersOf(request);
  const [operation, ...others] = operationsNamed(request, parameters);
  if (operation === undefined || others.length > 0) {
    return { class: 'bills', because: 'the request does not name exactly one operation' };
  }
  const cost = pack.manifest.operations[operation];
  if (cost === undefined) return { class: 'bills', because: `the cost of ${operation} is not known` };
  const unknown = unknownParameter(pack, operation, parameters);
  if (unknown !== undefined) return { class: 'bills', because: `${operation} has no documented parameter ${unknown}` };
  if (cost.class === 'read') return { class: 'read', because: `${operation} only reads` };
  if (cost.creates) return { class: cost.class, because: `${operation} creates` };
  const named = parameters.filter(([name]) => cost.resources.includes(name));
  const real = named.find(([, value]) => !isReserved(pack, value));
  if (real !== undefined) return { class: cost.class, because: `${real[0]} may name something that exists` };
  return { class: 'free', because: 'every resource that it names is a reserved identifier that never existed' };
}
