/** Phrases that bound how many entries a list has, and the words that make a string one. */
import type { TextSpan } from '../../model.ts';
import { numberAs, type Phrases } from './bound-phrase.ts';

const maxItems = numberAs('maxItems');

/** `最多支持100个ID`: entries, never signs. */
export const entryPhrases: Phrases = [
  [
    /(?:最多|上限为?)\s*(?:支持|可(?:以)?|能|允许)?(?:同时)?(?:包含|指定|传入|输入|填写|设置|查询|批量[\u4e00-\u9fff]{0,4})?\s*(\d+)\s*(?:个(?!\s*(?:[^\s，。,]{0,6}字符))\s*[A-Za-z]*|台|块|条|项)/g,
    maxItems,
  ],
  [/(?<!数量)(?:不能超过|不超过|不得超过)\s*(\d+)\s*个(?!\s*(?:[^\s，。,]{0,6}字符))/g, maxItems],
  [
    /(?:up to|at most|a maximum of|no more than|not more than|maximum of) (\d+) (?!(?:[a-z]+ ){0,2}characters|[GMK]i?B\b)(?:[a-z]+ )?(?:[A-Z]{2,}s?\b|IDs|names|addresses)?/g,
    maxItems,
  ],
];

const jsonArrayPhrase = /JSON\s*(?:格式的?)?\s*(?:[Aa]rray|数组)/;

/** The words that say that the string holds a JSON array; undefined where there are none. */
export function readJsonArray(text: string): TextSpan | undefined {
  const match = jsonArrayPhrase.exec(text);
  return match === null ? undefined : [match.index, match.index + match[0].length];
}
