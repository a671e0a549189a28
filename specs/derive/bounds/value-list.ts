/**
 * Lists of allowed values: after words such as `取值范围：` or `Valid values:`, as bullets or in line. A bulleted list of
 * prose is no value list: every item must begin with one value and go on with a mark, a colon or nothing.
 */
import type { Bounds, TextSpan } from '../../model.ts';
import { numberBounds, numberSetPattern } from './number-set.ts';
import { defaultOf, type PhraseContext, readValue, valuePattern } from './phrase.ts';

export interface ValueList {
  readonly bounds: Bounds;
  readonly unsupported: readonly string[];
  /** The words that announce values stand at the end of the description: the list itself was lost. */
  readonly lost: boolean;
  readonly spans: readonly TextSpan[];
}

const lead =
  /(?:取值范围|取值|可能值|可选值|有效值|枚举值|[Vv]alid values|[Pp]ossible values|[Aa]llowed values)\s*(?:为|是|are|包括)?\s*[:：]/g;
const defaultMark = '[（(]\\s*(?:默认值?|[Dd]efault)\\s*[)）]';
const unsupportedMark = '[（(]\\s*(?:暂不支持|不支持|已废弃|not supported(?: yet)?|deprecated|unsupported)\\s*[)）]';
const item = new RegExp(
  `^(\\s*[-*•]\\s+)(${valuePattern})(\\s*${defaultMark})?(\\s*${unsupportedMark})?\\s*(?:$|[:：，,。（(])`,
);
const inline = new RegExp(
  `^\\s*(${valuePattern}(?:\\s*(?:[、,，]|和|或|and|or)\\s*${valuePattern})*)\\s*(?:[。.；;]|$|\\n)`,
);
const numbers = new RegExp(`^\\s*(${numberSetPattern})\\s*(?:[。.；;，]|$|\\n)`);
const single = [
  new RegExp(`取值必须为\\s*(${valuePattern})`),
  new RegExp(`[仅只]支持传入值为\\s*(${valuePattern})`),
  new RegExp(`[Ss]et the value to (${valuePattern})`),
];

interface Bullets {
  readonly items: readonly { readonly value: string; readonly isDefault: boolean; readonly isUnsupported: boolean }[];
  readonly spans: readonly TextSpan[];
  /** No item says more than its value and marks. */
  readonly bare: boolean;
}

/** The bullets that begin at an offset, blank lines before them allowed; undefined unless all of them are values. */
function readBullets(text: string, from: number): Bullets | undefined {
  const items: { value: string; isDefault: boolean; isUnsupported: boolean }[] = [];
  const spans: TextSpan[] = [];
  let bare = true;
  let offset = from;
  for (const line of text.slice(from).split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (line.trim() === '') {
      if (items.length > 0) break;
      continue;
    }
    if (!/^\s*[-*•]\s/.test(line)) break;
    const match = item.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) return undefined;
    items.push({ value: match[2], isDefault: match[3] !== undefined, isUnsupported: match[4] !== undefined });
    spans.push([start, start + match[1].length + match[2].length + (match[3] ?? '').length + (match[4] ?? '').length]);
    bare &&= match[0].length === line.length;
  }
  return items.length === 0 ? undefined : { items, spans, bare };
}

function boundsOfValues(values: readonly string[], context: PhraseContext): Bounds {
  if (context.type === 'boolean') return {};
  return { enum: [...new Set(values.map((value) => readValue(value, context.type)))] };
}

function fromBullets(bullets: Bullets, leadSpan: TextSpan | undefined, context: PhraseContext): ValueList {
  const marked = bullets.items.find((entry) => entry.isDefault);
  const byDefault = marked === undefined ? undefined : defaultOf(marked.value, context.type);
  return {
    bounds: {
      ...boundsOfValues(
        bullets.items.map((entry) => entry.value),
        context,
      ),
      ...(byDefault === undefined ? {} : { default: byDefault }),
    },
    unsupported: bullets.items
      .filter((entry) => entry.isUnsupported)
      .map((entry) => `${readValue(entry.value, 'string')}`),
    lost: false,
    spans: leadSpan === undefined ? bullets.spans : [leadSpan, ...bullets.spans],
  };
}

function afterLead(text: string, from: number, to: number, context: PhraseContext): ValueList | undefined {
  const leadSpan: TextSpan = [from, to];
  const rest = text.slice(to);
  const nothing = { unsupported: [], lost: false } as const;
  if (rest.trim() === '') return { bounds: {}, unsupported: [], lost: true, spans: [leadSpan] };
  const bullets = /^\s*\n\s*[-*•]\s/.test(rest) ? readBullets(text, to) : undefined;
  if (bullets !== undefined) return fromBullets(bullets, leadSpan, context);
  const isNumeric = context.type === 'integer' || context.type === 'number';
  const set = numbers.exec(rest);
  const bounds = set?.[1] === undefined ? undefined : numberBounds(set[1], context.type);
  if (set !== null && bounds !== undefined && (isNumeric || bounds.enum === undefined || /[~～]/.test(set[0]))) {
    return { ...nothing, bounds, spans: [[from, to + set[0].trimEnd().length]] };
  }
  const values = inline.exec(rest);
  if (values?.[1] === undefined) return undefined;
  const list = values[1].split(/\s*(?:[、,，]|和|或|\band\b|\bor\b)\s*/).filter((value) => value !== '');
  return { ...nothing, bounds: boundsOfValues(list, context), spans: [[from, to + values[0].trimEnd().length]] };
}

function fromSingle(text: string, context: PhraseContext): ValueList | undefined {
  for (const phrase of single) {
    const match = phrase.exec(text);
    if (match?.[1] === undefined) continue;
    const spans: TextSpan[] = [[match.index, match.index + match[0].length]];
    return { bounds: boundsOfValues([match[1]], context), unsupported: [], lost: false, spans };
  }
  return undefined;
}

function withoutLead(text: string, context: PhraseContext): ValueList | undefined {
  const first = /(?:^|\n)\s*[-*•]\s/.exec(text);
  if (first === null) return undefined;
  const from = first.index + (first[0].startsWith('\n') ? 1 : 0);
  const bullets = readBullets(text, from);
  return bullets?.bare && bullets.items.length > 1 ? fromBullets(bullets, undefined, context) : undefined;
}

/** The first value list of a description; undefined where it has none. */
export function readValueList(text: string, context: PhraseContext): ValueList | undefined {
  for (const match of text.matchAll(lead)) {
    const list = afterLead(text, match.index, match.index + match[0].length, context);
    if (list !== undefined) return list;
  }
  return fromSingle(text, context) ?? withoutLead(text, context);
}
