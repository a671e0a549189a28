/** A bulleted list of numbers and ranges with explanations: `-1：永久保存`, `1~65535：指定保存天数`. */
import type { Bounds, TextSpan, WireType } from '../../model.ts';
import { bulletOf, linesFrom } from './bullets.ts';
import { numberBounds, rangePattern } from './number-set.ts';

const item = new RegExp(`^(${rangePattern}|-?\\d+)\\s*[:：]`);

/** All values from the smallest to the largest. A list with more values than this is read as a range. */
function hull(parts: readonly Bounds[]): Bounds {
  const ends = parts.flatMap(({ minimum, maximum, enum: listed }) => [minimum, maximum, ...(listed ?? [])]);
  const numbers = ends.filter((end) => typeof end === 'number');
  return { minimum: Math.min(...numbers), maximum: Math.max(...numbers) };
}

/** The bullets that begin at an offset; undefined unless all are numbers and at least one is a range. */
export function readNumberItems(
  text: string,
  from: number,
  type: WireType,
): { readonly bounds: Bounds; readonly spans: readonly TextSpan[] } | undefined {
  const parts: Bounds[] = [];
  const spans: TextSpan[] = [];
  for (const [line, offset] of linesFrom(text, from)) {
    if (line.trim() === '') continue;
    const bullet = bulletOf(line, offset);
    if (bullet === undefined) break;
    const printed = item.exec(bullet.text);
    const bounds = numberBounds(printed?.[1] ?? '', type);
    if (printed === null || bounds === undefined) return undefined;
    parts.push(bounds);
    spans.push([bullet.lineFrom, bullet.from + printed[0].length]);
  }
  return parts.some(({ minimum }) => minimum !== undefined) ? { bounds: hull(parts), spans } : undefined;
}
