/**
 * Parameters in the order and spelling that client and server sign. They are sorted by raw name, in code units. Parameters
 * with the same name are sorted by encoded value, as in the vendors' Node SDKs. So a signature does not cover their order.
 */
import { percentEncode } from './percent-encode.ts';

/** One parameter of a request, decoded. Names may repeat, and values may be empty. */
export type WireParameter = readonly [name: string, value: string];

/** Encodes and joins the parameters in the given order, for a query or a form body. */
export function encodeParameters(parameters: readonly WireParameter[]): string {
  return parameters.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

/** The parameters as a signature covers them. An empty value keeps its `=`. */
export function canonicalQuery(parameters: readonly WireParameter[]): string {
  const byNameThenValue = parameters.toSorted(
    ([nameA, valueA], [nameB, valueB]) =>
      compareCodeUnits(nameA, nameB) || compareCodeUnits(percentEncode(valueA), percentEncode(valueB)),
  );
  return encodeParameters(byNameThenValue);
}

function compareCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
