/**
 * Parameters in the one order and spelling that both sides sign. Order is by raw name in code units; entries of one name
 * are ordered by encoded value, as the signers of the vendors' Node SDKs do it, so their order on the wire is not signed.
 */
import { percentEncode } from './percent-encode.ts';

/** One parameter as it stands on the wire after decoding. Names may repeat, values may be empty. */
export type WireParameter = readonly [name: string, value: string];

/** Joins parameters in the order given, each encoded: what stands behind `?` or in a form body. */
export function encodeParameters(parameters: readonly WireParameter[]): string {
  return parameters.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

/** The parameters as they enter a signature. An empty value keeps its `=`. */
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
