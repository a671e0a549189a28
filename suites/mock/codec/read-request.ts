/**
 * Parses a request: which operation, which version, which parameters. The signers say under which names operation and
 * version travel. The vendor decides which places count: query, header or form.
 */
import type { HttpRequest } from '../../model.ts';
import { formMediaType, readForm, readQuery } from '../../signers/read-parameters.ts';
import type { Signer } from '../../signers/signer.ts';
import type { Gateway, RequestPlace } from '../behaviours/behaviour.ts';

type Entries = readonly (readonly [name: string, value: string])[];

/** A request as it arrived, before its pack is known. */
export interface WireRequest {
  readonly http: HttpRequest;
  /** GET or POST in a valid request. Other methods are refused later. */
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly accept: string;
  readonly parts: Readonly<Record<Exclude<RequestPlace, 'header'>, Entries>>;
}

/** A request as one vendor interprets it. If a parameter is given twice, its first value counts. */
export interface VendorRequest extends WireRequest {
  readonly operation: string;
  readonly version: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Names of parameters given more than once, in one place or in several. */
  readonly givenTwice: ReadonlySet<string>;
}

/** Parses a request and its body. */
export async function readRequest(request: Request): Promise<WireRequest> {
  const url = new URL(request.url);
  const headers: Readonly<Record<string, string>> = { host: url.host, ...Object.fromEntries(request.headers) };
  const http: HttpRequest = {
    method: request.method === 'POST' ? 'POST' : 'GET',
    url: request.url,
    headers,
    body: request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text(),
  };
  return {
    http,
    method: request.method,
    path: url.pathname,
    host: headers.host ?? url.host,
    accept: headers.accept ?? '',
    parts: { query: readQuery(http), form: readForm(http), json: readJsonBody(http) },
  };
}

/** The request as the vendor interprets it. `signers` are those of the vendor's pack. */
export function asVendorReads(
  request: WireRequest,
  gateway: Pick<Gateway, 'namedIn' | 'parametersIn'>,
  signers: readonly Signer[],
): VendorRequest {
  const entries = gateway.parametersIn.flatMap((place) => request.parts[place]);
  const find = (fact: 'operation' | 'version'): string =>
    gateway.namedIn.flatMap((place) => namedAt(request, place, { fact, signers }))[0] ?? '';
  const names = entries.map(([name]) => name);
  return {
    ...request,
    operation: find('operation'),
    version: find('version'),
    parameters: new Map(entries.toReversed()),
    givenTwice: repeatedIn(names),
  };
}

/** Takes linear time: a hostile query may hold very many names. */
function repeatedIn(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

/** The values at one place under the names that the signers use, in the order of the request. */
function namedAt(
  { parts, http }: WireRequest,
  place: RequestPlace,
  { fact, signers }: { readonly fact: 'operation' | 'version'; readonly signers: readonly Signer[] },
): readonly string[] {
  const names = signers.map(({ wire }) => wire[fact]);
  if (place !== 'header') {
    const wanted = new Set(names.flatMap(({ parameters }) => parameters));
    return parts[place].filter(([name]) => wanted.has(name)).map(([, value]) => value);
  }
  return names.flatMap(({ headers }) => headers.flatMap((name) => http.headers[name.toLowerCase()] ?? []));
}

/** The parameters in a JSON body: one SDK posts them as an object. */
function readJsonBody(http: HttpRequest): Entries {
  const type = http.headers['content-type'] ?? '';
  if (type.startsWith(formMediaType) || !http.body.startsWith('{')) return [];
  try {
    const value: unknown = JSON.parse(http.body);
    return Object.entries(Object(value)).map(([name, entry]) => [
      name,
      typeof entry === 'string' ? entry : JSON.stringify(entry),
    ]);
  } catch {
    return [];
  }
}
