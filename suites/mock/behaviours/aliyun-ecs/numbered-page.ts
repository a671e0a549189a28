/** One page of a listing that knows pages by number alone; most listings know tokens too (listing.ts). */
import type { JsonObject } from '../../json.ts';
import type { Call } from '../behaviour.ts';
import { given } from '../outcomes.ts';

/** Entries of the page asked for, with the fields that tell which one it is. */
export function takeNumberedPage<T>(
  all: readonly T[],
  call: Call,
): { readonly entries: readonly T[]; readonly fields: JsonObject } {
  const size = Number(given(call, 'PageSize') || '10');
  const number = Number(given(call, 'PageNumber') || '1');
  const from = (number - 1) * size;
  return {
    entries: all.slice(from, from + size),
    fields: { TotalCount: all.length, PageNumber: number, PageSize: size },
  };
}

/** Values of an indexed parameter such as `InstanceTypes.N`, in the order of N. */
export function indexedValues(call: Call, name: string): readonly string[] {
  return [...call.parameters]
    .filter(([given]) => given.startsWith(`${name}.`) && /^\d+$/.test(given.slice(name.length + 1)))
    .sort(([left], [right]) => Number(left.slice(name.length + 1)) - Number(right.slice(name.length + 1)))
    .map(([, value]) => value);
}
