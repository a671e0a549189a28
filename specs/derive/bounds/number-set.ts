import type { Bounds, WireType } from '../../model.ts';

/** Numbers as pages list them: `1~4`, `1~12, 24, 36`, `1、2、3`, `1 to 100`, `1, 2, and 3`. */
export const numberSetPattern =
  '\\d+(?:\\s*(?:~|～|至|到|–|-|to)\\s*\\d+)?(?:\\s*(?:[,，、]|[,，]?\\s*(?:and|or|和|或))\\s*\\d+(?:\\s*(?:~|～|至|到|–|-|to)\\s*\\d+)?)*';

/** A list longer than this is no list of values. */
const mostListed = 1000;

/** One range becomes minimum and maximum; several ranges or numbers become the list of their values. */
export function numberBounds(printed: string, type: WireType): Bounds | undefined {
  const parts = [...printed.matchAll(/(\d+)(?:\s*(?:~|～|至|到|–|-|to)\s*(\d+))?/g)];
  const ranges = parts.map((part) => [Number(part[1]), Number(part[2] ?? part[1])] as const);
  const [first] = ranges;
  if (first === undefined) return undefined;
  if (ranges.length === 1 && parts[0]?.[2] !== undefined) return { minimum: first[0], maximum: first[1] };
  const values: number[] = [];
  for (const [from, to] of ranges) {
    if (to - from > mostListed) return undefined;
    for (let value = from; value <= to; value += 1) values.push(value);
  }
  return { enum: type === 'integer' || type === 'number' ? values : values.map(String) };
}
