/**
 * A list whose items are values of another parameter, each with a range of its own: `cloud：5~2,000`. The text does not
 * name that parameter. `read-parameters.ts` finds the parameter of the page that lists these values.
 */
import type { Bounds, TextSpan } from '../../model.ts';
import { type Bullet, bulletOf, bulletPattern, linesFrom } from './bullets.ts';
import { numberBounds, numberSetPattern } from './number-set.ts';
import { isNumeric, type PhraseContext, readValue, valuePattern } from './phrase.ts';

/** `within` is the value of the enclosing item. */
export interface KeyedRange {
  readonly key: string;
  readonly within?: string;
  readonly bounds: Bounds;
  readonly span: TextSpan;
}

export interface KeyedRanges {
  readonly ranges: readonly KeyedRange[];
  readonly spans: readonly TextSpan[];
}

const withRange = new RegExp(
  `^(${valuePattern})\\s*(?:\\((?:默认|[Dd]efault)[^()]*\\)\\s*)?[:：]\\s*(?:取值(?:范围)?\\s*[为是:]?\\s*|[Vv]alid values:?\\s*)?(${numberSetPattern})\\s*(?=[。.；;，,(]|$)`,
);
const parent = new RegExp(`^(${valuePattern})\\s*[:：]?\\s*$`);
const firstBullet = new RegExp(`(?:^|\\n)[ \\t]*(?:${bulletPattern})`);

interface Collected {
  readonly ranges: KeyedRange[];
  readonly spans: TextSpan[];
  above: { readonly key: string; readonly indent: number } | undefined;
}

/** Adds one item; false if the item cannot be part of such a list. */
function collect(bullet: Bullet, into: Collected, context: PhraseContext): boolean {
  const opened = parent.exec(bullet.text)?.[1];
  if (opened !== undefined) {
    into.above = { key: String(readValue(opened, 'string')), indent: bullet.indent };
    into.spans.push([bullet.lineFrom, bullet.from + bullet.text.trimEnd().length]);
    return true;
  }
  const match = withRange.exec(bullet.text);
  const bounds = match?.[2] === undefined ? undefined : numberBounds(match[2], context.type);
  if (match?.[1] === undefined || bounds === undefined || /^\d+$/.test(match[1])) return false;
  // In a text parameter a single number may explain the value before it.
  const isSure = isNumeric(context.type) || context.type === 'not-stated' || bounds.minimum !== undefined;
  if (!isSure) return false;
  const isNested = into.above !== undefined && bullet.indent > into.above.indent + 1;
  const span: TextSpan = [bullet.lineFrom, bullet.from + match[0].length];
  const key = String(readValue(match[1], 'string'));
  into.ranges.push({ key, ...(isNested && into.above ? { within: into.above.key } : {}), bounds, span });
  into.spans.push(span);
  return true;
}

/** The first such list; undefined unless all items have values and at least two have ranges. */
export function readKeyedRanges(text: string, context: PhraseContext): KeyedRanges | undefined {
  const start = firstBullet.exec(text);
  if (start === null) return undefined;
  const found: Collected = { ranges: [], spans: [], above: undefined };
  const first = start.index + (start[0].startsWith('\n') ? 1 : 0);
  for (const [line, from] of linesFrom(text, first)) {
    if (line.trim() === '' && found.ranges.length === 0) continue;
    const bullet = bulletOf(line, from);
    if (bullet === undefined) break;
    if (!collect(bullet, found, context)) return undefined;
  }
  return found.ranges.length < 2 ? undefined : found;
}
