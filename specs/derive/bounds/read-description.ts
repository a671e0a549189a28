/**
 * Derives limits from a description. The order is the decision of this file. First an index range, a conditional range
 * and a list of another parameter's values are removed, because each looks like a bound of the value but is not. Then
 * statements about one case only are removed.
 */
import { normalText } from '../../documents/normal-text.ts';
import type { Bounds, TextSpan } from '../../model.ts';
import { caseParts, caseSentences } from './cases.ts';
import { type ConditionalRange, readConditionalRanges } from './conditional-ranges.ts';
import { readJsonArray } from './entry-phrases.ts';
import { type IndexRange, readIndexRange } from './index-range.ts';
import { type KeyedRange, readKeyedRanges } from './keyed-ranges.ts';
import { readKeyedValues } from './keyed-values.ts';
import { isNumeric, mask, type PhraseContext } from './phrase.ts';
import { readDefault, type StatedDefault } from './read-default.ts';
import { readSingleBounds } from './single-bounds.ts';
import { readValueList } from './value-list.ts';

export interface ParsedDescription {
  readonly bounds: Bounds;
  readonly conditional: readonly ConditionalRange[];
  /** Ranges by values of a parameter that the description does not name. */
  readonly keyed: readonly KeyedRange[];
  readonly unsupportedValues: readonly string[];
  readonly index?: readonly [from: number, to: number];
  readonly jsonArray: boolean;
  /** The description announces values and then ends. */
  readonly valueListLost: boolean;
  /** The text that all of this is based on, as offsets into the description. */
  readonly spans: readonly TextSpan[];
}

/** A longer description is a broken page. Matching takes more than linear time in its length. */
export const longestDescription = 4000;

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

/** Bounds with their keywords in a fixed order, whatever the order of the phrases. */
export function inKeywordOrder(bounds: Bounds): Bounds {
  return Object.fromEntries(keywordOrder.flatMap((key) => (bounds[key] === undefined ? [] : [[key, bounds[key]]])));
}

/** If a list of values is known, a range beside it is about something else. If a range is known, so are lengths. */
function settle(list: Bounds, single: Bounds, byDefault: StatedDefault | undefined): Bounds {
  const { minimum, maximum, ...rest } = single;
  const range = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  const { default: _, ...limits } = { ...rest, ...(list.enum === undefined ? range : {}), ...list };
  return inKeywordOrder({ ...limits, ...(byDefault?.value === undefined ? {} : { default: byDefault.value }) });
}

/** A range beside a list bounds one of its entries. */
function withoutRange({ minimum: _, maximum: __, ...limits }: Bounds): Bounds {
  return limits;
}

function isIndexedName(name: string): boolean {
  return /\.[Nn](?:\.|$)/.test(name);
}

/** Text that looks like a bound of the value and is not, with its position. */
function readAside(text: string, context: PhraseContext) {
  const index = readIndexRange(text);
  const conditional = readConditionalRanges(text, context);
  const keyed = readKeyedRanges(text, context) ?? (isNumeric(context.type) ? undefined : readKeyedValues(text));
  const own =
    keyed?.spans.filter(([from, to]) => !conditional.some(({ span }) => span[0] < to && from < span[1])) ?? [];
  const taken = [...(index === undefined ? [] : [index.span]), ...conditional.map((range) => range.span), ...own];
  return { index, conditional, keyed: own.length === keyed?.spans.length ? keyed : undefined, taken };
}

/** `最多支持100个` of a repeated parameter counts its indexes. */
function repeatIndex(index: IndexRange | undefined, maxItems: number | undefined, context: PhraseContext) {
  if (index !== undefined) return { index: index.index };
  return maxItems !== undefined && isIndexedName(context.name) ? { index: [1, maxItems] as const } : {};
}

/** Derives the limits that a description states for its parameter or field. Prose states none. */
export function readDescription(raw: string, context: PhraseContext): ParsedDescription {
  const { text, printed } = normalText(raw.slice(0, longestDescription));
  const { index, conditional, keyed, taken } = readAside(text, context);
  const rest = mask(text, taken);
  const cases = caseParts(rest);
  const open = mask(rest, cases);
  const unconditional = mask(open, caseSentences(open, context.name));
  const array = readJsonArray(rest);
  const isCode = (span: TextSpan): boolean => {
    const [from, to] = printed(span);
    return raw[from - 1] === '`' && raw[to] === '`';
  };
  const list = readValueList(rest, { open: unconditional, cases, isCode }, context);
  const isRepeated = isIndexedName(context.name);
  const isList = array !== undefined || context.type === 'array';
  const single = readSingleBounds({ open, unconditional, isList, isRepeated }, context);
  const beside = { unconditional: mask(unconditional, list?.spans ?? []), whole: mask(rest, list?.spans ?? []) };
  const byDefault = readDefault(beside, list?.bounds ?? {}, context);
  const { minItems, maxItems, ...others } = single.bounds;
  const items = isRepeated
    ? {}
    : { ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) };
  const bounds = settle(list?.bounds ?? {}, { ...others, ...items }, byDefault);
  const spans = [
    ...taken,
    ...(array === undefined ? [] : [array]),
    ...(list?.spans ?? []),
    ...single.spans,
    ...(byDefault?.spans ?? []),
  ];
  return {
    bounds: (isList && !isRepeated) || list?.isParted ? withoutRange(bounds) : bounds,
    conditional,
    keyed: keyed?.ranges ?? [],
    unsupportedValues: list?.unsupported ?? [],
    ...repeatIndex(index, maxItems, context),
    jsonArray: array !== undefined,
    valueListLost: (list?.lost ?? false) && keyed === undefined && conditional.length === 0,
    spans: spans.map(printed).sort((left, right) => left[0] - right[0] || left[1] - right[1]),
  };
}
