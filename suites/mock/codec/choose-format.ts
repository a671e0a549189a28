/**
 * The format of an answer. Where the vendor has a parameter for it, its value decides whatever its case; without it a client
 * that accepts JSON by name gets JSON (one SDK says so in no other way), everybody else the default of the wire binding.
 */
import type { FormatName, WireBinding } from '#specs';
import type { VendorRequest } from './read-request.ts';

/** The format of an answer, and whether the request named one that exists. */
export type FormatChoice = { readonly format: FormatName; readonly known: boolean };

/** Chooses the format. `known` is false if the request asks for a format that does not exist. */
export function chooseFormat(
  binding: WireBinding,
  request: Pick<VendorRequest, 'parameters' | 'accept'>,
): FormatChoice {
  if (binding.formatParameter === undefined) return { format: binding.defaultFormat, known: true };
  const wanted = request.parameters.get(binding.formatParameter)?.toLowerCase() ?? '';
  if (wanted !== '') {
    const format = binding.formats.find((candidate) => candidate === wanted);
    return { format: format ?? binding.defaultFormat, known: format !== undefined };
  }
  const json = binding.formats.includes('json') && request.accept.includes('application/json');
  return { format: json ? 'json' : binding.defaultFormat, known: true };
}
