/**
 * Reads who is asked for what off a request, before its pack is known. Operation and version stand in the query, in a header
 * or in a form body, in that order; the SDKs use all three. Parameters travel in query, form or JSON body.
 */
import type { HttpRequest } from '../../model.ts';
import { formMediaType, readForm, readQuery } from '../../signers/read-parameters.ts';

/** A request as the mock sees it. A parameter given twice counts with its first value. */
export interface WireRequest {
  readonly http: HttpRequest;
  /** GET or POST where it is well made; anything else is refused later. */
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly operation: string;
  readonly version: string;
  readonly accept: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const operationHeaders: readonly string[] = ['x-acs-action'];
const versionHeaders: readonly string[] = ['x-acs-version'];

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
  const query = firstValues(readQuery(http));
  const body = firstValues([...readForm(http), ...readJsonBody(http)]);
  return {
    http,
    method: request.method,
    path: url.pathname,
    host: headers.host ?? url.host,
    operation: query.get('Action') ?? headerOf(headers, operationHeaders) ?? body.get('Action') ?? '',
    version: query.get('Version') ?? headerOf(headers, versionHeaders) ?? body.get('Version') ?? '',
    accept: headers.accept ?? '',
    parameters: new Map([...body, ...query]),
  };
}

function firstValues(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map([...entries].reverse());
}

function headerOf(headers: Readonly<Record<string, string>>, names: readonly string[]): string | undefined {
  return names.map((name) => headers[name]).find((value) => value !== undefined);
}

/** One SDK posts its parameters as a JSON object. */
function readJsonBody(http: HttpRequest): readonly (readonly [string, string])[] {
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
