/**
 * A list whose items are values of another parameter, each with the one value that the described text then has:
 * `ICMP协议：-1/-1`. Only a value made of numbers is surely not a word of explanation, so items with anything else are
 * ignored. `resolve-conditions.ts` finds the other parameter.
 */
import type { TextSpan } from '../../model.ts';
import { bulletOf, linesFrom } from './bullets.ts';
import type { KeyedRange, KeyedRanges } from './keyed-ranges.ts';
import { readValue } from './phrase.ts';

const keys = '(?<keys>[A-Za-z][\\w-]*(?:\\s*(?:[/、,]|和|或|\\b(?:and|or)\\b)\\s*[A-Za-z][\\w-]*){0,4})';
const condition = '(?:(?:当|如果|若|[Ww]hen|[Ii]f|[Ff]or)\\s*)?(?:the\\s+)?';
const named =
  '(?:参数\\s*)?(?:[A-Z]\\w+)(?:\\s+parameter|参数)?\\s*(?:取值为|取值是|取值|设置为|为|是|==?|is set to|is)\\s*';
const kind = '(?:\\s*(?:协议|类型|protocols?|type))?(?:\\s*时)?';
const takes =
  '\\s*[:，,]\\s*(?:(?:端口(?:取值)?范围|取值范围|取值|值)?(?:必须|只能)?(?:设置)?[为是:]\\s*|set (?:this|the) (?:value|parameter|port range) to\\s*|the (?:value|port(?: number)? range) (?:is|must be)\\s*)?';
const numbers = '(?<value>"?-?\\d+(?:/-?\\d+)+"?)';
const item = new RegExp(`^${condition}(?:${named})?${keys}${kind}${takes}${numbers}\\s*[。.；;，,]?\\s*$`);

/** The items of all such bulleted lists; undefined unless at least two keys have values. */
export function readKeyedValues(text: string): KeyedRanges | undefined {
  const ranges: KeyedRange[] = [];
  const spans: TextSpan[] = [];
  for (const [line, from] of linesFrom(text, 0)) {
    const bullet = bulletOf(line, from);
    const { keys: printed, value } = (bullet && item.exec(bullet.text)?.groups) ?? {};
    if (bullet === undefined || printed === undefined || value === undefined) continue;
    const span: TextSpan = [bullet.lineFrom, bullet.from + bullet.text.trimEnd().length];
    const bounds = { enum: [readValue(value, 'string')] };
    const each = printed.split(/\s*(?:[/、,]|和|或|\b(?:and|or)\b)\s*/);
    ranges.push(...each.map((key) => ({ key, bounds, span })));
    spans.push(span);
  }
  return ranges.length < 2 ? undefined : { ranges, spans };
}
