/**
 * Reads off a request who is asked for what. Operation and version stand in the query, in a header or in a form body; which
 * of these places count is the vendor's choice.
 */
import type { HttpRequest } from '../../model.ts';
import { formMediaType, readForm, readQuery } from '../../signers/read-parameters.ts';
import type { Gateway, RequestPlace } from '../behaviours/behaviour.ts';

type Entries = readonly (readonly [name: string, value: string])[];

/** A request as it came, before its pack is known. */
export interface WireRequest {
  readonly http: HttpRequest;
  /** GET or POST where it is well made; anything else is refused later. */
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly accept: string;
  readonly parts: Readonly<Record<RequestPlace, Entries>>;
}

/** A request as one vendor reads it. A parameter given twice counts with its first value. */
export interface VendorRequest extends WireRequest {
  readonly operation: string;
  readonly version: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Names given more than once, in one place or in several. */
  readonly givenTwice: ReadonlySet<string>;
}

/** The headers that name what else a parameter names. */
const namingHeaders: readonly (readonly [header: string, name: string])[] = [
  ['x-acs-action', 'Action'],
  ['x-acs-version', 'Version'],
];

/** Reads a request and its body. */
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
    parts: { query: readQuery(http), header: readHeaders(headers), form: readForm(http), json: readJsonBody(http) },
  };
}

/** The request as the vendor reads it. */
export function asVendorReads(request: WireRequest, gateway: Gateway): VendorRequest {
  const entries = gateway.parametersIn.flatMap((place) => request.parts[place]);
  const names = entries.map(([name]) => name);
  return {
    ...request,
    operation: firstNamed(request.parts, gateway.namedIn, 'Action'),
    version: firstNamed(request.parts, gateway.namedIn, 'Version'),
    parameters: new Map(entries.toReversed()),
    givenTwice: repeatedIn(names),
  };
}

/** Linear: a hostile query may hold very many names. */
function repeatedIn(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}

function firstNamed(parts: WireRequest['parts'], places: readonly RequestPlace[], wanted: string): string {
  const entries = places.flatMap((place) => parts[place]);
  return entries.find(([name]) => name === wanted)?.[1] ?? '';
}

function readHeaders(headers: Readonly<Record<string, string>>): Entries {
  return namingHeaders.flatMap(([header, name]) => {
    const value = headers[header];
    return value === undefined ? [] : [[name, value] as const];
  });
}

/** One SDK posts its parameters as a JSON object. */
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
