/**
 * From a description to limits. The order matters and is the decision of this file: an index range and a conditional
 * range are taken out first, because both read like a bound of the value and are none.
 */
import type { Bounds, TextSpan } from '../../model.ts';
import { type ConditionalRange, readConditionalRanges } from './conditional-ranges.ts';
import { readIndexRange } from './index-range.ts';
import { mask, type PhraseContext } from './phrase.ts';
import { readJsonArray, readSingleBounds } from './single-bounds.ts';
import { readValueList } from './value-list.ts';

export interface DescriptionReading {
  readonly bounds: Bounds;
  readonly conditional: readonly ConditionalRange[];
  readonly unsupportedValues: readonly string[];
  readonly index?: readonly [from: number, to: number];
  readonly jsonArray: boolean;
  /** The description announces values and then ends. */
  readonly valueListLost: boolean;
  /** The text that all of this rests on, as offsets into the description. */
  readonly spans: readonly TextSpan[];
}

const keywordOrder = [
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'default',
] as const satisfies readonly (keyof Bounds)[];

/** Bounds with their keywords in one order, whichever phrase came first. */
export function inKeywordOrder(bounds: Bounds): Bounds {
  return Object.fromEntries(keywordOrder.flatMap((key) => (bounds[key] === undefined ? [] : [[key, bounds[key]]])));
}

/** Reads what a description states about its parameter or field; prose states nothing. */
export function readDescription(text: string, context: PhraseContext): DescriptionReading {
  const index = readIndexRange(text);
  const conditional = readConditionalRanges(text, context);
  const taken = [...(index === undefined ? [] : [index.span]), ...conditional.map((range) => range.span)];
  const open = mask(text, taken);
  const array = readJsonArray(open);
  const list = readValueList(open, context);
  const single = readSingleBounds(open, context, array !== undefined);
  const spans = [...taken, ...(array === undefined ? [] : [array]), ...(list?.spans ?? []), ...single.spans];
  return {
    bounds: inKeywordOrder({ ...single.bounds, ...list?.bounds }),
    conditional,
    unsupportedValues: list?.unsupported ?? [],
    ...(index === undefined ? {} : { index: index.index }),
    jsonArray: array !== undefined,
    valueListLost: list?.lost ?? false,
    spans: spans.sort((left, right) => left[0] - right[0] || left[1] - right[1]),
  };
}
