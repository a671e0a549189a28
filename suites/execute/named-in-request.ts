/** What a request says as it leaves, wherever it says so. */
import type { HttpRequest } from '../model.ts';

export type Parameters = readonly (readonly [name: string, value: string])[];

/** Parameters that may also travel in a header; what reads the request may go by either. */
const headerOf = { Action: 'x-acs-action', Version: 'x-acs-version' } as const;

function headerValues(request: HttpRequest, wanted: string): readonly string[] {
  return Object.entries(request.headers)
    .filter(([name]) => name.toLowerCase() === wanted)
    .map(([, value]) => value);
}

/** Undefined: there is a body that is no form, and who knows what a vendor reads in it. */
export function parametersOf(request: HttpRequest): Parameters | undefined {
  const query = [...new URL(request.url).searchParams];
  if (request.body === '') return query;
  const types = headerValues(request, 'content-type').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const isForm = types.length === 1 && types[0] === 'application/x-www-form-urlencoded';
  return isForm ? [...query, ...new URLSearchParams(request.body)] : undefined;
}

/** Every value that the request gives, in query, form or header, for which operation or version it is. */
export function named(
  request: HttpRequest,
  parameters: Parameters,
  wanted: keyof typeof headerOf,
): ReadonlySet<string> {
  const values = parameters.filter(([name]) => name === wanted).map(([, value]) => value);
  return new Set([...values, ...headerValues(request, headerOf[wanted])]);
}
