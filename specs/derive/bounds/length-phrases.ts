/** Phrases that bound the length of a text and the characters it may contain. */
import type { Bounds } from '../../model.ts';
import { numberAs, type PhraseReader, type Phrases, toNumber } from './bound-phrase.ts';
import { noLess, noLessEnglish, noMore, noMoreEnglish } from './comparisons.ts';
import { isOfOther, sentenceBefore } from './subject.ts';

/** Printable characters and control characters of ASCII. */
const asciiPattern = '^[\\x00-\\x7F]*$';

const lengths: PhraseReader = ([, first, last, from, to]) => ({
  minLength: toNumber(first ?? from),
  maxLength: toNumber(last ?? to),
});
const minLength = numberAs('minLength');
const maxLength = numberAs('maxLength');
const exactLength: PhraseReader = (match) => ({ minLength: toNumber(match[1]), maxLength: toNumber(match[1]) });

/** The whole number, not only its first digits. */
const count = '(\\d[\\d,]*)(?!\\d|,\\d)';
const inBrackets = '\\[\\s*(\\d+)\\s*[,，~]\\s*(\\d+)\\s*\\]';
const until = '\\s*(?:~|～|至|到|–|—|-|to|and)\\s*';
const signs = '[ \\t]*个?[ \\t]*(?:(?!字节)[^\\d。，,\\n个]){0,12}?(?:字符(?!串)|字母|汉字)';
const characters = '\\s+(?:[A-Za-z]+\\s+){0,3}characters?(?: in length)?';
const most = `(?:${noMore}|最长(?:不超过)?|最大长度|最大支持|最多(?:支持|可?(?:以)?(?:包含|输入|填写|传入|设置)|不超过)?|上限)\\s*[为是]?\\s*[:：]?\\s*`;

const asciiPhrases = [
  /[只仅](?:能|可)?(?:支持|包含|使用|允许|含)\s*ASCII\s*字符/g,
  /(?<=\d\s?个?\s?)ASCII\s*字符/g,
  /(?:only (?:contain |include |use |support )?ASCII characters|ASCII characters only|(?<=\d )ASCII characters)/g,
];

/** Only up to the word for "empty": the text after it is prose. */
const emptyPhrases = [
  /(?:不允许|不能|不可以?|不得|不支持|不应)(?:传入?|输入|设置)?\s*(?:是|为)?\s*空(?![闲间格白余行缺])/g,
  /\b(?:cannot|can not|must not|may not|should not) be (?:set to |left )?(?:an? )?empty\b/g,
];

/** A value that is given is not a case: `一旦传入该值，则不允许为空字符串`. Other conditions, and other parameters, state no bound. */
const notEmpty: PhraseReader = (match, context) => {
  const before = sentenceBefore(match);
  const isCase =
    /^(?:当|如果|若|When\b|If\b)/.test(before) && !/(?:该|本|此)(?:参数|值)|this (?:parameter|value)/.test(before);
  return isOfOther(match, context) || isCase || /同时/.test(before) ? undefined : { minLength: 1 };
};

/** Lengths count characters. Lengths in bytes are not read. */
export const lengthPhrases: Phrases = [
  [
    new RegExp(
      `(?:(?:字符)?长度(?:范围|限制)?(?:必须|应)?(?:在|介于|限制)?[为是]?\\s*[:：]?\\s*)?(?:${inBrackets}|${count}${until}${count})${signs}`,
      'g',
    ),
    lengths,
  ],
  [
    new RegExp(
      `(?:字符)?长度(?:范围|限制)?(?:必须|应)?(?:在|介于|限制)?[为是]?\\s*[:：]?\\s*(?:${inBrackets}|${count}${until}${count})(?!\\s*个?字节)`,
      'g',
    ),
    lengths,
  ],
  [new RegExp(`(?:${inBrackets}|${count}${until}${count})${characters}`, 'g'), lengths],
  [
    new RegExp(
      `[Ll]ength(?: (?:of the \\w+|range|limit))?\\s*(?:must be|is|of|:)?\\s*(?:between |from )?${count}${until}${count}(?! ?bytes)`,
      'g',
    ),
    lengths,
  ],
  [new RegExp(`${most}${count}${signs}`, 'g'), maxLength],
  [new RegExp(`${count}\\s*个?(?:英文|中文)?字符(?:以内|之内|以下|内)`, 'g'), maxLength],
  [
    new RegExp(`(?:最大长度|长度上限|长度最长|长度${noMore})[为是]?\\s*[:：]?\\s*${count}(?!\\s*个?字节)`, 'g'),
    maxLength,
  ],
  [new RegExp(`(?:${noMoreEnglish}|(?:does )?not exceed)(?: a length of)? ${count}${characters}`, 'g'), maxLength],
  [
    new RegExp(
      `(?:[Uu]p to|[Aa]t most|[Nn]o more than|[Nn]ot more than|[Aa] maximum of|[Mm]aximum of|[Mm]aximum length of|less than or equal to) ${count}${characters}`,
      'g',
    ),
    maxLength,
  ],
  // The characters are named before their number.
  [
    new RegExp(
      `(?<=\\bcharacters\\b[^.;\\n\\d]{0,30})(?:up to|at most|no more than|not more than) ${count} of them\\b`,
      'g',
    ),
    maxLength,
  ],
  [new RegExp(`\\b[Ll]ength ${noMoreEnglish} ${count}(?!\\s*bytes)`, 'g'), maxLength],
  [new RegExp(`[Mm]aximum length\\s*(?:is|:)?\\s*${count}`, 'g'), maxLength],
  [new RegExp(`(?:至少|${noLess}|最短|最少)[为是]?\\s*${count}${signs}`, 'g'), minLength],
  [new RegExp(`(?:[Aa]t least|${noLessEnglish}|[Aa] minimum of) ${count}${characters}`, 'g'), minLength],
  [new RegExp(`(?:must be|is) (?:exactly )?${count} characters in length`, 'g'), exactLength],
  ...emptyPhrases.map((phrase) => [phrase, notEmpty] as const),
  ...asciiPhrases.map((phrase) => [phrase, (): Bounds => ({ pattern: asciiPattern })] as const),
];
