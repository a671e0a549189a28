/** Numbers as pages list them: `1~4`, `1~12, 24, 36`, `1、2、3`, `1 to 100`, `[1,100]`, `{"1", "2"}`, `5~2,000 GiB`. */
import type { Bounds, WireType } from '../../model.ts';

/** A number alone, or at an end of a range, may have grouped thousands. In a list the comma separates numbers. */
const grouped = '-?\\d{1,3}(?:,\\d{3})+(?!\\d)|-?\\d+(?:\\.\\d+)?';
const atLeast = `[Mm]ax\\{\\s*\\d+\\s*,[^{}\\n]{1,40}\\}`;
const unit =
  '(?:\\s*(?:[GMKT]i?[Bb](?:it/s|ps)?|[GMK]bit/s|%|个?(?:字符)?月|周|[天年秒元台次条]|个|分钟|小时|months?|weeks?|days?|years?|hours?|minutes?|seconds?)(?![A-Za-z]))?';
const to = '\\s*(?:~|～|至|到|–|—|-|to|through)\\s*';

/** One range with two ends. */
export const rangePattern = `(?:[Bb]etween\\s+(?:${grouped})${unit}\\s+and\\s+(?:${grouped})|\\[\\s*-?\\d+\\s*[,，~-]\\s*-?\\d+\\s*\\]|(?:from\\s+)?(?:${atLeast}|${grouped})${unit}${to}(?:${grouped}))${unit}`;

const number = `"?-?\\d+(?:\\.\\d+)?"?${unit}`;
const part = `(?:${rangePattern}|${number})`;
const separator = '(?:\\s*(?:[,，、;|]|/(?!-))\\s*(?:(?:and|or)\\s+|[和或])?|\\s+(?:and|or)\\s+|\\s*[和或及]\\s*)';

/** A set of numbers, with or without braces and quotes. */
export const numberSetPattern = `(?:the\\s+integers?\\s+)?\\{?\\s*(?:${part})(?:${separator}${part})*\\s*\\}?`;

/** A longer list is not a list of values. */
const mostListed = 1000;

const parts = new RegExp(`(${rangePattern})|(-?\\d+(?:\\.\\d+)?)`, 'g');
const ends = new RegExp(`${grouped}`, 'g');

function toNumber(printed: string): number {
  return Number(printed.replaceAll(',', ''));
}

function rangeOf(printed: string): readonly [number, number] | undefined {
  const floor = /^(?:from\s+)?[Mm]ax\{\s*(\d+)[^{}]*\}(.*)$/s.exec(printed);
  const rest = floor?.[2] ?? printed;
  // Between two numbers the sign is a separator, not a minus: `2-128`.
  const signless = rest.replace(/^\[(.*?),(.*)\]/, '$1 ~ $2').replace(/(\d)\s*-\s*(\d)/, '$1 ~ $2');
  const numbers = signless.match(ends) ?? [];
  const last = numbers[floor === null ? 1 : 0];
  const first = floor?.[1] ?? numbers[0];
  return first === undefined || last === undefined ? undefined : [toNumber(first), toNumber(last)];
}

function listed(ranges: readonly (readonly [number, number])[]): readonly number[] | undefined {
  const values: number[] = [];
  for (const [from, end] of ranges) {
    if (end - from > mostListed || values.length > mostListed) return undefined;
    for (let value = from; value <= end; value += 1) values.push(value);
  }
  return values;
}

/** One range becomes minimum and maximum. Several ranges or numbers become the list of their values. */
export function numberBounds(printed: string, type: WireType): Bounds | undefined {
  const found = [...printed.matchAll(parts)];
  const ranges = found.map((match): readonly [number, number] | undefined =>
    match[1] === undefined ? [Number(match[2]), Number(match[2])] : rangeOf(match[1]),
  );
  const [first] = ranges;
  if (first === undefined || ranges.some((range) => range === undefined || range[0] > range[1])) return undefined;
  if (ranges.length === 1 && found[0]?.[1] !== undefined) return { minimum: first[0], maximum: first[1] };
  const values = listed(ranges.filter((range) => range !== undefined));
  if (values === undefined) return undefined;
  return { enum: type === 'integer' || type === 'number' ? values : values.map(String) };
}
