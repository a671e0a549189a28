/** Values listed on one line: `A（默认）：文；B：文`, `A, B, or C`. */
import { saysGone } from './gone.ts';
import { defaultMark, type ListItem } from './list-items.ts';
import { valuePattern } from './phrase.ts';

const mark = `(?:\\s*(${defaultMark}|\\([^()\\n]{0,60}\\)))?`;
const described = `(?:\\s*[:：]\\s*[^;；。\\n、|]{1,60}(?=[;；]|[。.]?\\s*(?:$|\\n)))?`;
/** Separators between two values. */
export const joinPattern =
  '\\s*(?:(?:[、,，;；|]|/(?!\\d))\\s*(?:(?:and|or)\\s+|[和或]\\s*)?|(?:和|或者?|以及|及)\\s*|\\b(?:and|or)\\b\\s*)';
const inlineItem = `${valuePattern}${mark}${described}`;

/** The whole list at the beginning of a text, and the offset of its end. */
export const inlineList = new RegExp(
  `^\\s*((?:${inlineItem})(?:${joinPattern}(?:${inlineItem}))*)\\s*(?:[。.；;]|$|\\n|[，,](?=\\s*(?:默认|缺省|目前|当前|表示|[Dd]efault)))`,
);
const eachInline = new RegExp(`(${valuePattern})${mark}${described}(?:${joinPattern}|\\s*$)`, 'gy');

/** The items of such a list, each with its marks. */
export function inlineItems(printed: string): readonly ListItem[] {
  return [...printed.matchAll(eachInline)].map((match) => ({
    value: match[1] ?? '',
    isDefault: /默认|缺省|default/i.test(match[2] ?? ''),
    isUnsupported: saysGone(match[2] ?? ''),
  }));
}
