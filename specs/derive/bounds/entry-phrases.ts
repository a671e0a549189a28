/** Phrases that bound the number of entries of a list, and phrases that make a string a list. */
import type { TextSpan } from '../../model.ts';
import { numberAs, type PhraseReader, type Phrases, toNumber } from './bound-phrase.ts';
import { noMore } from './comparisons.ts';

const maxItems = numberAs('maxItems');
const items: PhraseReader = (match) => ({ minItems: toNumber(match[1]), maxItems: toNumber(match[2]) });
const range = '(\\d+)\\s*(?:~|～|至|到|–|—|-|to)\\s*(\\d+)';

/** `最多支持100个ID`: the number counts entries, not characters. */
export const entryPhrases: Phrases = [
  [
    new RegExp(
      `(?:(?:数组|列表)(?:的?(?:长度|大小)|中?的?(?:元素)?(?:个数|数量))|元素(?:个数|数量)|[Aa]rray (?:length|size)|[Nn]umber of (?:items|elements|entries))(?:范围)?\\s*[为是]?\\s*[:：]?\\s*${range}`,
      'g',
    ),
    items,
  ],
  [
    new RegExp(
      `${range}\\s*(?:个(?!\\s*[^\\s，。,]{0,6}字符)|台|块|条|项|(?:[a-z]+ ){0,2}(?:IDs|items|entries|elements)\\b)`,
      'g',
    ),
    items,
  ],
  [
    /(?:最多|至多|上限为?)\s*(?:支持|可(?:以)?|能|允许)?(?:同时)?(?:包含|指定|传入|输入|填写|设置|查询|批量[\u4e00-\u9fff]{0,4})?\s*(\d+)\s*(?:个(?!\s*(?:[^\s，。,]{0,6}字符))\s*[A-Za-z]*|台|块|条|项|组|对)/g,
    maxItems,
  ],
  [new RegExp(`(?<!数量)${noMore}\\s*(\\d+)\\s*个(?!\\s*(?:[^\\s，。,]{0,6}字符))`, 'g'), maxItems],
  [
    /(?:[Uu]p to|[Aa]t most|[Aa] maximum of|[Nn]o more than|[Nn]ot more than|[Mm]aximum of) (\d+) (?!(?:[a-z]+ ){0,2}characters|[GMK]i?B\b)(?:[a-z]+ )?(?:[A-Z]{2,}s?\b|IDs|names|addresses)?/g,
    maxItems,
  ],
];

/** The words for a list, or an array as it has to be written: `格式为 ["a", "b"]`. */
const jsonArrayPhrase =
  /JSON\s*(?:格式的?)?\s*(?:[Aa]rray|数组)|(?:格式(?:为|是|如下?|形如)?|形如|\b[Ff]ormat(?: is| of)?)\s*[:：]?\s*\[\s*["{]/;

/** The phrase that says that the string holds a JSON array. Undefined if it is missing. */
export function readJsonArray(text: string): TextSpan | undefined {
  const match = jsonArrayPhrase.exec(text);
  return match === null ? undefined : [match.index, match.index + match[0].length];
}
