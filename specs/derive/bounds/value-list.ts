/**
 * Allowed values after words such as `取值范围：` or `Valid values:`, as bullets, as lines or on one line. Values that do
 * not fit the declared type are ignored.
 */
import type { Bounds, TextSpan } from '../../model.ts';
import { bulletPattern } from './bullets.ts';
import { kindBefore } from './cases.ts';
import { inlineItems, inlineList } from './inline-items.ts';
import { defaultMark, type ItemList, type ListItem, readBareItems, readBulletedItems } from './list-items.ts';
import { readNumberItems } from './number-items.ts';
import { numberBounds, numberSetPattern } from './number-set.ts';
import { defaultOf, isNumeric, mask, type PhraseContext, readValue, valuePattern } from './phrase.ts';
import { type IsCode, readUnannounced } from './unannounced-values.ts';

export interface ValueList {
  readonly bounds: Bounds;
  readonly unsupported: readonly string[];
  /** The announcement is at the end of the description: the list itself was lost. */
  readonly lost: boolean;
  /** Several ranges are announced, each for a part that is not separated here. None of them bounds the parameter. */
  readonly isParted?: boolean;
  readonly spans: readonly TextSpan[];
}

const lead =
  /(?:取值范围|取值列表|(?:可选)?取值(?:说明)?|可能值|可选值|可选项|有效值|枚举值|可用值|合法值|(?:\b[Vv]alid|\b[Pp]ossible|\b[Aa]llowed|\b[Ss]upported|\b[Aa]vailable|\b[Aa]ccept(?:ed|able)|\b[Ee]num(?:erated|eration)?) (?:values?|range|options)|\b[Vv]alue range|\bValues?|\bOptions)\s*(?:为|是|有|包括|如下|如下所示|are|is|include|includes|as follows)?\s*(?:\([^()\n]{1,40}\)\s*)?[:：]/g;
const spokenLead =
  /(?<!默认|缺省|默认的|[不未](?:填写?|指定|设置|传)[^。，\n]{0,6}[，,]?)(?:(?:取值范围|有效值|可选值|可选取值|枚举值|取值|\b[Vv]alid values|\b[Vv]alue range|\b[Aa]llowed values)\s*(?:为|是|are|is|ranges?)|可以?取值)\s*(?:from )?(?=["\w[{-])/g;

const numbers = new RegExp(`^\\s*(${numberSetPattern})(?:\\s*之间)?\\s*(?=[。.；;，,(]|$|\\n)`);
const single = [
  new RegExp(`取值(?:必须|只能|固定)为\\s*[:：]?\\s*(${valuePattern})(?=\\s*(?:[。，,;；.(]|$|\\n))`),
  new RegExp(`[仅只]支持传入(?:值为)?\\s*(${valuePattern})`),
  new RegExp(`[仅只]支持\\s*(${valuePattern})\\s*(${defaultMark})`),
  new RegExp(`[Ss]et the (?:value|parameter) to (${valuePattern})(?=\\s*(?:[,.;]|$|\\n))`),
];

function boundsOfItems(items: readonly ListItem[], context: PhraseContext): Bounds | undefined {
  const values = [...new Set(items.map(({ value }) => readValue(value, context.type)))];
  // The same value occurs twice, so the text that distinguishes the two was not read.
  if (values.length < items.length) return undefined;
  if (isNumeric(context.type) && values.some((value) => typeof value !== 'number')) return undefined;
  const marked = items.filter((item) => item.isDefault);
  const byDefault = marked.length === 1 ? defaultOf(marked[0]?.value ?? '', context.type) : undefined;
  return {
    ...(context.type === 'boolean' ? {} : { enum: values }),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

function fromItems(list: ItemList, leads: readonly TextSpan[], context: PhraseContext): ValueList | undefined {
  const bounds = boundsOfItems(list.items, context);
  if (bounds === undefined) return undefined;
  const unsupported = list.items
    .filter((item) => item.isUnsupported)
    .map(({ value }) => `${readValue(value, 'string')}`);
  return { bounds, unsupported, lost: false, spans: [...leads, ...list.spans] };
}

/** Numbers and ranges after an announcement, on one line. */
function inlineNumbers(rest: string, context: PhraseContext): { bounds: Bounds; length: number } | undefined {
  const set = numbers.exec(rest);
  const bounds = set?.[1] === undefined ? undefined : numberBounds(set[1], context.type);
  if (set === null || bounds === undefined) return undefined;
  // A text parameter may list versions or flags that look like numbers. Only a range surely consists of numbers.
  if (!isNumeric(context.type) && bounds.enum !== undefined && !/[~～]/.test(set[0])) return undefined;
  if (!isNumeric(context.type) && /^\s*\d{4}-\d/.test(rest)) return undefined;
  return { bounds, length: set[0].trimEnd().length };
}

function afterLead(text: string, from: number, to: number, context: PhraseContext): ValueList | undefined {
  const leadSpan: TextSpan = [from, to];
  const rest = text.slice(to);
  const nothing = { unsupported: [], lost: false } as const;
  if (/^[\s。.;；]*$/.test(rest)) return { bounds: {}, unsupported: [], lost: true, spans: [leadSpan] };
  if (new RegExp(`^\\s*\\n\\s*(?:${bulletPattern})`).test(rest) || /^\s*[•●]/.test(rest)) {
    const ranges = isNumeric(context.type) ? readNumberItems(text, to, context.type) : undefined;
    if (ranges !== undefined) return { ...nothing, bounds: ranges.bounds, spans: [leadSpan, ...ranges.spans] };
    const list = readBulletedItems(text, to);
    if (list !== undefined) return fromItems(list, [leadSpan], context);
  }
  const range = inlineNumbers(rest, context);
  const isMarked = range !== undefined && /^\s*[(:]/.test(rest.slice(range.length));
  const marked = isMarked ? inlineList.exec(rest) : null;
  const items = inlineItems(marked?.[1] ?? '');
  const all = items.length < 2 ? undefined : boundsOfItems(items, context);
  if (all !== undefined && marked !== null) {
    return { ...nothing, bounds: all, spans: [[from, to + marked[0].trimEnd().length]] };
  }
  if (range !== undefined) return { ...nothing, bounds: range.bounds, spans: [[from, to + range.length]] };
  const bare = /^\s*\n/.test(rest) ? readBareItems(text, to) : undefined;
  if (bare !== undefined) return fromItems(bare, [leadSpan], context);
  const values = inlineList.exec(rest);
  if (values?.[1] === undefined) return undefined;
  const list = { items: inlineItems(values[1]), spans: [], bare: true };
  return fromItems(list, [[from, to + values[0].trimEnd().length]], context);
}

function fromSingle(text: string, context: PhraseContext): ValueList | undefined {
  for (const phrase of single) {
    const match = phrase.exec(text);
    if (match?.[1] === undefined) continue;
    const item = { value: match[1], isDefault: match[2] !== undefined, isUnsupported: false };
    return fromItems({ items: [item], spans: [[match.index, match.index + match[0].length]], bare: true }, [], context);
  }
  return undefined;
}

function withoutLead(text: string, context: PhraseContext): ValueList | undefined {
  const first = new RegExp(`(?:^|\\n)[ \\t]*(?:${bulletPattern})`).exec(text);
  if (first === null) return undefined;
  const list = readBulletedItems(text, first.index + (first[0].startsWith('\n') ? 1 : 0));
  if (list === undefined || list.items.length < 2) return undefined;
  const isBoolean = list.items.every(({ value }) => /^(?:true|false)$/i.test(value));
  // Without an announcement, true and false count only if one of them is marked.
  const isMarked = isBoolean && context.type === 'boolean' && list.items.some((item) => item.isDefault);
  return list.bare || isMarked ? fromItems(list, [], context) : undefined;
}

/** Whether a later announcement states another range. */
function hasOtherRange(open: string, from: number, { bounds }: ValueList, context: PhraseContext): boolean {
  if (bounds.minimum === undefined || !isNumeric(context.type)) return false;
  return [...open.slice(from).matchAll(lead)].some((match) => {
    const other = inlineNumbers(open.slice(from + match.index + match[0].length), context)?.bounds;
    return other?.minimum !== undefined && (other.minimum !== bounds.minimum || other.maximum !== bounds.maximum);
  });
}

/** The first value list of a description. Undefined without a list. `open` excludes the `cases`. */
export function readValueList(
  text: string,
  { open, cases, isCode }: { readonly open: string; readonly cases: readonly TextSpan[]; readonly isCode: IsCode },
  context: PhraseContext,
): ValueList | undefined {
  for (const match of text.matchAll(lead)) {
    // An announcement inside an item is about that item.
    if (open.slice(match.index, match.index + match[0].length) !== match[0]) continue;
    const list = afterLead(text, match.index, match.index + match[0].length, context);
    if (list === undefined) continue;
    const isParted = hasOtherRange(open, match.index + match[0].length, list, context);
    return isParted ? { ...list, bounds: {}, spans: [], isParted } : list;
  }
  for (const match of open.matchAll(spokenLead)) {
    const list = afterLead(open, match.index, match.index + match[0].length, context);
    if (list !== undefined && !list.lost) return list;
  }
  const single = fromSingle(open, context) ?? withoutLead(text, context);
  const items = single === undefined ? readUnannounced(open, isCode, context) : undefined;
  return single ?? (items && fromItems(items, [], context)) ?? fromCases(text, cases, context);
}

function listOfCase(part: string, context: PhraseContext): ValueList | undefined {
  const leads = [...part.matchAll(lead)].map((match) =>
    afterLead(part, match.index, match.index + match[0].length, context),
  );
  return leads.find((list) => list?.bounds.enum !== undefined) ?? fromSingle(part, context);
}

/** If every case has a list, the value is in one of them. No default holds for all cases. */
function fromCases(text: string, cases: readonly TextSpan[], context: PhraseContext): ValueList | undefined {
  if (cases.length < 2) return undefined;
  const lists: ValueList[] = [];
  for (const [from, to] of cases) {
    const list = listOfCase(mask(text.slice(0, to), [[0, from]]), context);
    if (list?.bounds.enum === undefined) return undefined;
    lists.push(list);
  }
  const values = lists.flatMap((list) => list.bounds.enum ?? []);
  const spans = lists
    .flatMap((list) => list.spans)
    .map(([from, to]): TextSpan => {
      const kind = kindBefore.exec(text.slice(Math.max(0, from - 20), from))?.[0] ?? '';
      return [from - kind.length, to];
    });
  return { bounds: { enum: [...new Set(values)] }, unsupported: [], lost: false, spans };
}
