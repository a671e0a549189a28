/**
 * Values without an announcement before them. Words of prose look like values too, so only three forms are read: a
 * statement that only these values are accepted, if they are numbers or marked as code; a whole sentence of values
 * marked as code; and a description that begins with a kind of thing and then lists values that all have an
 * explanation.
 */
import type { TextSpan } from '../../model.ts';
import { inlineItems, joinPattern } from './inline-items.ts';
import type { ItemList } from './list-items.ts';
import { isNumeric, type PhraseContext, valuePattern } from './phrase.ts';

/** Whether a span of the text is marked as code. */
export type IsCode = (span: TextSpan) => boolean;

/** A value that ends before the full stop of its sentence. */
const value = '"?(?<![A-Za-z0-9])-?[A-Za-z0-9](?:[\\w.-]*\\w)?"?';
const listed = `(?<list>${value}(?:${joinPattern}${value})+)`;
const ends = '(?=\\s*(?:[。；;\\n]|\\.(?:\\s|$)|$|[，,]\\s*(?:默认|缺省|不区分|区分|[Dd]efault)))';
const only = new RegExp(
  `(?:\\b[Aa]ccepts only|\\b[Oo]nly accepts|\\b[Cc]an only be(?: set to)?|\\b[Mm]ust be (?:either|one of)|[只仅](?:能|可)(?:为|是|取值?为?|设置?为|传入?|填写?)|[只仅](?:支持|接受)(?:取值)?)\\s*:?\\s*${listed}${ends}`,
  'g',
);
/** Alternatives. Things joined by `and` are not values. */
const sentence = new RegExp(`(?<=^|[。;\\n]\\s*|[.!?]\\s+)(?=[^。.;\\n]*(?:或|\\bor\\b))${listed}${ends}`, 'g');

const kinds = '模式|类型|方式|状态|策略|级别|种类|[Mm]ode|[Tt]ype|[Ss]tatus|[Mm]ethod|[Pp]olicy|[Ll]evel';
const glossed = `${valuePattern}\\s*\\([^()\\n]{1,60}\\)`;
const labelled = new RegExp(
  `^\\s*[^:。.，,;()\\n]{0,24}(?<from>(?:${kinds})\\s*:\\s*(?<list>${glossed}(?:${joinPattern}${glossed})+))\\s*(?=[。;\\n]|\\.(?:\\s|$)|$)`,
);

function valuesOf(text: string, list: TextSpan, isSure: (value: TextSpan) => boolean): ItemList | undefined {
  const items = inlineItems(text.slice(...list));
  let at = list[0];
  for (const { value: printed } of items) {
    const from = text.indexOf(printed, at);
    at = from + printed.length;
    if (!/^".*"$/.test(printed) && !isSure([from, at])) return undefined;
  }
  return items.length < 2 ? undefined : { items, spans: [list], bare: true };
}

/** The values of the first such place. Undefined without such a place. */
export function readUnannounced(text: string, isCode: IsCode, context: PhraseContext): ItemList | undefined {
  const isNumber = (span: TextSpan): boolean =>
    isNumeric(context.type) && /^-?\d+(?:\.\d+)?$/.test(text.slice(...span));
  for (const [phrase, isSure] of [
    [only, (span: TextSpan) => isCode(span) || isNumber(span)],
    [sentence, isCode],
  ] as const) {
    for (const match of text.matchAll(phrase)) {
      const to = match.index + match[0].length;
      const list = valuesOf(text, [to - (match.groups?.list?.length ?? 0), to], isSure);
      if (list !== undefined) return { ...list, spans: [[match.index, to]] };
    }
  }
  const match = labelled.exec(text);
  if (match?.groups?.list === undefined || match.groups.from === undefined) return undefined;
  const to = match.index + match[0].trimEnd().length;
  return { items: inlineItems(match.groups.list), spans: [[to - match.groups.from.length, to]], bare: true };
}
