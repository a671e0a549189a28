/** Facts that a request states about itself, in every place where it may state them. */
import type { Pack } from '#specs';
import type { HttpRequest } from '../model.ts';
import type { WireNames } from '../signers/signer.ts';
import { knownSigners, signersNamed } from '../signers/signers.ts';

export type Parameters = readonly (readonly [name: string, value: string])[];

function headerValues(request: HttpRequest, wanted: string): readonly string[] {
  return Object.entries(request.headers)
    .filter(([name]) => name.toLowerCase() === wanted.toLowerCase())
    .map(([, value]) => value);
}

/** Undefined if there is a body that is not a form: nobody knows what a vendor reads in such a body. */
export function parametersOf(request: HttpRequest): Parameters | undefined {
  const query = [...new URL(request.url).searchParams];
  if (request.body === '') return query;
  const types = headerValues(request, 'content-type').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const isForm = types.length === 1 && types[0] === 'application/x-www-form-urlencoded';
  return isForm ? [...query, ...new URLSearchParams(request.body)] : undefined;
}

/**
 * The names that may carry the fact. A parameter counts if a signature of the pack has it. A header counts if any known
 * signature has it, because a gateway in front of the vendor may understand headers of other protocols.
 */
function namesOf({ manifest }: Pack, fact: 'operation' | 'version'): WireNames {
  const own = signersNamed(manifest.binding.signers);
  return {
    parameters: own.flatMap(({ wire }) => wire[fact].parameters),
    headers: [...new Set(knownSigners().flatMap(({ wire }) => wire[fact].headers))],
  };
}

/** Every value that the request gives for its operation or version, in query, form or header. */
export function named(
  pack: Pack,
  request: HttpRequest,
  { fact, parameters }: { readonly fact: 'operation' | 'version'; readonly parameters: Parameters },
): ReadonlySet<string> {
  const names = namesOf(pack, fact);
  const values = parameters.filter(([name]) => names.parameters.includes(name)).map(([, value]) => value);
  return new Set([...values, ...names.headers.flatMap((name) => headerValues(request, name))]);
}
