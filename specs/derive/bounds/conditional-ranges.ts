/**
 * Ranges that hold while another parameter has a value, in both languages and both directions. A range of another
 * parameter is not a range of the described one. Only an explicit `取值` or a colon makes a number a range.
 */
import type { Bounds, TextSpan } from '../../model.ts';
import { numberBounds, numberSetPattern } from './number-set.ts';
import { isNumeric, type PhraseContext, readValue, spanOf } from './phrase.ts';

export interface ConditionalRange {
  readonly parameter: string;
  readonly equals: string;
  readonly bounds: Bounds;
  readonly span: TextSpan;
}

const name =
  '(?:the\\s+)?(?:value\\s+of\\s+)?(?:参数\\s*)?(?<other>[A-Z]\\w*(?:\\.\\w+)*)(?:\\s+parameter|参数)?(?:的?值|的取值)?';
const value = '"?(?<equals>(?!set\\b|to\\b|not\\b|the\\b)[A-Za-z0-9][\\w-]*)"?';
const isValue =
  '\\s*(?:==?|取值为|取值是|取值|设置为|设为|指定为|值为|为|是|等于|is\\s+set\\s+to|is\\s+specified\\s+as|is|equals)\\s*';
const when = `${name}${isValue}${value}`;
const self =
  '(?:(?:参数|the\\s+)?(?<self>[A-Z]\\w*(?:\\.\\w+)*)(?:\\s+parameter|参数)?|该参数|本参数|此参数|this\\s+parameter)';
const set = `(?<set>${numberSetPattern})`;
const closes = '(?=\\s*(?:[。；;，,.)\\n]|$))';

const phrases = [
  // `PeriodUnit=Week时，Period取值：1~4` and similar. Either the parameter's own name or the word for "range" may be
  // missing.
  `(?:(?:当|如果|若)\\s*)?${when}\\s*(?:时|的?情况下|[。，,])\\s*[，,:]?\\s*(?:则\\s*)?${self}\\s*的?\\s*(?:可选)?(?:取值|有效值|值)?(?:范围)?\\s*[为是]?\\s*:?\\s*${set}`,
  `(?:(?:当|如果|若)\\s*)?${when}\\s*(?:时|的?情况下)\\s*[，,]?\\s*(?:则\\s*)?(?:可选)?(?:取值|有效值)(?:范围)?\\s*[为是]?\\s*:?\\s*${set}`,
  `(?:(?:当|如果|若)\\s*)?${when}\\s*时?\\s*[:]\\s*${set}${closes}`,
  `(?:[Ww]hen|[Ii]f)\\s+${when}\\s*[,:]?\\s+(?:the\\s+)?[Vv]al(?:id values|ue range|ues?)(?:\\s+(?:of|for)\\s+${self})?\\s*(?:can be|must be|ranges?|are|is|:)?\\s*:?\\s*(?:from\\s+)?${set}`,
  `(?:[Ww]hen|[Ii]f|[Ff]or)\\s+${when}\\s*[,:]?\\s+${self}\\s+(?:can be|must be|ranges|accepts|is)\\s+(?:set to\\s+)?(?:from\\s+)?${set}`,
  `(?:[Ww]hen|[Ii]f|[Ff]or)\\s+${when}\\s*[,:]\\s*${set}${closes}`,
  `[Vv]al(?:id values|ue range)(?:\\s+(?:of|for)\\s+${self})?\\s+(?:when|if)\\s+${when}\\s*[:,]?\\s*(?:are|is)?\\s*${set}`,
];

/** The range comes first and its condition after it. */
const reversed = [
  `${set}\\s*\\(\\s*(?:当|仅当|when|if|for)?\\s*${when}\\s*(?:时)?\\s*\\)`,
  `(?:[Vv]alid values|取值范围|取值)(?:\\s+(?:of|for)\\s+${self})?\\s*(?:are|is|为)?\\s*:?\\s*${set}\\s*(?:when|if)\\s+${when}`,
  `(?<=(?:[;,]|\\b(?:and|or))\\s{0,3})${set}\\s+(?:when|if)\\s+${when}`,
];

/**
 * Values in a text. A word of prose must not be mistaken for a value: in English a value has a form that no word has.
 */
const latin = '"?[A-Za-z0-9](?:[\\w.-]*\\w)?"?';
const code = '"?(?=[\\w.-]*[A-Z0-9_])[A-Za-z0-9](?:[\\w.-]*\\w)?"?';
const joins = '\\s*(?:[、,，/]|[和或]|\\b(?:and|or)\\b)\\s*';
const texts = [
  `(?:(?:当|如果|若)\\s*)?${when}\\s*(?:时|的?情况下)\\s*[，,]?\\s*(?:则\\s*)?(?:${self}\\s*的?\\s*)?(?:可选)?(?:取值|有效值|值)(?:范围)?(?:只能|必须|固定|仅支持)?\\s*(?:设置)?[为是:]\\s*(?<values>${latin}(?:${joins}${latin})*)${closes}`,
  `(?:[Ww]hen|[Ii]f)\\s+${when}\\s*,\\s*(?:the\\s+)?(?:[Vv]alid values?|value)(?:\\s+(?:of|for)\\s+${self})?\\s*(?:can only be|must be|are|is)?\\s*:?\\s*(?<values>${code}(?:${joins}${code})*)${closes}`,
  `(?:[Ww]hen|[Ii]f)\\s+${when}\\s*,\\s*${self}\\s+(?:can only be|must be)\\s+(?:set to\\s+)?(?<values>${code}(?:${joins}${code})*)${closes}`,
  `(?:[Ww]hen|[Ii]f)\\s+${when}\\s*,\\s*set\\s+(?:${self}|the\\s+value)\\s+to\\s+(?<values>${latin}(?:\\s+or\\s+${latin})?)${closes}`,
];

/** All phrases contain this text. If it is absent, no phrase can match. */
const anyCondition = new RegExp(when);
const compiled = [...phrases, ...reversed, ...texts].map((phrase) => new RegExp(phrase, 'g'));

function boundsOfMatch({ set: printed, values }: Readonly<Record<string, string>>, context: PhraseContext) {
  if (values !== undefined && !isNumeric(context.type) && context.type !== 'boolean') {
    return { enum: values.split(new RegExp(joins)).map((value) => readValue(value, 'string')) };
  }
  const bounds = printed === undefined ? undefined : numberBounds(printed, context.type);
  // In a text parameter only a range surely consists of numbers: `22/22` are ports.
  return bounds?.enum !== undefined && !isNumeric(context.type) ? undefined : bounds;
}

function rangeOfMatch(match: RegExpExecArray, context: PhraseContext): ConditionalRange | undefined {
  const { other, equals, self: described, ...said } = match.groups ?? {};
  if (other === undefined || equals === undefined) return undefined;
  // The N in `Tag.N.Key` is not a parameter.
  if (other === context.name || /^[Nn]$/.test(other)) return undefined;
  const last = context.name.split('.').at(-1);
  if (described !== undefined && described !== context.name && described !== last) return undefined;
  const bounds = boundsOfMatch(said, context);
  if (bounds === undefined) return undefined;
  return { parameter: other, equals: String(readValue(equals, 'string')), bounds, span: spanOf(match) };
}

/** Ranges of the described parameter that depend on another parameter, in page order. They do not overlap. */
export function readConditionalRanges(text: string, context: PhraseContext): readonly ConditionalRange[] {
  if (!anyCondition.test(text)) return [];
  const found: ConditionalRange[] = [];
  for (const phrase of compiled) {
    for (const match of text.matchAll(phrase)) {
      const range = rangeOfMatch(match, context);
      if (range === undefined) continue;
      const overlaps = found.some(({ span }) => span[0] < range.span[1] && range.span[0] < span[1]);
      if (!overlaps) found.push(range);
    }
  }
  return found.sort((left, right) => left.span[0] - right.span[0]);
}
