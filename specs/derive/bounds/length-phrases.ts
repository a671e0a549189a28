/** Phrases that bound how long a text is and which signs it may hold. */
import type { Bounds } from '../../model.ts';
import { numberAs, type PhraseReader, type Phrases, toNumber } from './bound-phrase.ts';

/** Printable and control characters of ASCII. */
const asciiPattern = '^[\\x00-\\x7F]*$';

const lengths: PhraseReader = ([, first, last, from, to]) => ({
  minLength: toNumber(first ?? from),
  maxLength: toNumber(last ?? to),
});
const minLength = numberAs('minLength');
const maxLength = numberAs('maxLength');
const exactLength: PhraseReader = (match) => ({ minLength: toNumber(match[1]), maxLength: toNumber(match[1]) });

const count = '(\\d[\\d,]*)';
const until = '\\s*(?:~|～|至|到|–|—|-|to|and)\\s*';
const signs = '[ \\t]*个?[ \\t]*(?:(?!字节)[^\\d。，,\\n个]){0,12}?(?:字符(?!串)|字母|汉字)';
const characters = '\\s+(?:[A-Za-z]+\\s+){0,3}characters?(?: in length)?';
const most =
  '(?:不能超过|不可超过|不超过|不得超过|不能多于|不多于|不能大于|不大于|最长(?:不超过)?|最大长度|最大支持|最多(?:支持|可?(?:以)?(?:包含|输入|填写|传入|设置)|不超过)?|上限)\\s*[为是]?\\s*[:：]?\\s*';

const asciiPhrases = [
  /[只仅](?:能|可)?(?:支持|包含|使用|允许|含)\s*ASCII\s*字符/g,
  /(?<=\d\s?个?\s?)ASCII\s*字符/g,
  /(?:only (?:contain |include |use |support )?ASCII characters|ASCII characters only|(?<=\d )ASCII characters)/g,
];

/** Only up to the word for empty: what follows it is prose. */
const emptyPhrases = [
  /(?:不允许|不能|不可以?|不得|不支持|不应)(?:传入?|输入|设置)?\s*(?:是|为)?\s*空(?![闲间格白余行缺])/g,
  /\b(?:cannot|can not|must not|may not|should not) be (?:set to |left )?(?:an? )?empty\b/g,
];

/** The words that the sentence of a match begins with, up to the match. */
function sentenceBefore(match: RegExpExecArray): string {
  const before = match.input.slice(0, match.index);
  return before
    .slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1)
    .trim();
}

/** Being given is no case: `一旦传入该值，则不允许为空字符串`. In any other case, or of another parameter, nothing is said. */
const notEmpty: PhraseReader = (match, context) => {
  const before = sentenceBefore(match);
  const subject = /([A-Z][a-z]+[A-Z]\w*)"?\s*(?:参数|的值|parameter)?\s*$/.exec(before)?.[1];
  const isOther = subject !== undefined && subject !== context.name && subject !== context.name.split('.').at(-1);
  const isCase =
    /^(?:当|如果|若|When\b|If\b)/.test(before) && !/(?:该|本|此)(?:参数|值)|this (?:parameter|value)/.test(before);
  return isOther || isCase || /同时/.test(before) ? undefined : { minLength: 1 };
};

/** Lengths are counted in characters; of bytes nothing is said here. */
export const lengthPhrases: Phrases = [
  [
    new RegExp(
      `(?:(?:字符)?长度(?:范围|限制)?(?:必须|应)?(?:在|介于|限制)?[为是]?\\s*[:：]?\\s*)?${count}${until}${count}${signs}`,
      'g',
    ),
    lengths,
  ],
  [
    new RegExp(
      `(?:字符)?长度(?:范围|限制)?(?:必须|应)?(?:在|介于|限制)?[为是]?\\s*[:：]?\\s*(?:\\[\\s*${count}\\s*[,，~]\\s*${count}\\s*\\]|${count}${until}${count})(?!\\s*个?字节)`,
      'g',
    ),
    lengths,
  ],
  [new RegExp(`${count}${until}${count}${characters}`, 'g'), lengths],
  [
    new RegExp(
      `[Ll]ength(?: (?:of the \\w+|range|limit))?\\s*(?:must be|is|of|:)?\\s*(?:between |from )?${count}${until}${count}(?! ?bytes)`,
      'g',
    ),
    lengths,
  ],
  [new RegExp(`${most}${count}${signs}`, 'g'), maxLength],
  [new RegExp(`${count}\\s*个?(?:英文|中文)?字符(?:以内|之内|以下|内)`, 'g'), maxLength],
  [new RegExp(`(?:最大长度|长度上限|长度最长)[为是]?\\s*[:：]?\\s*${count}(?!\\s*个?字节)`, 'g'), maxLength],
  [
    new RegExp(
      `(?:cannot|must not|can not|may not|not|does not|should not) (?:exceed|be longer than|be more than)(?: a length of)? ${count}${characters}`,
      'g',
    ),
    maxLength,
  ],
  [
    new RegExp(
      `(?:can be up to|up to|at most|no more than|not more than|a maximum of|maximum of|maximum length of|less than or equal to) ${count}${characters}`,
      'g',
    ),
    maxLength,
  ],
  [new RegExp(`[Mm]aximum length\\s*(?:is|:)?\\s*${count}`, 'g'), maxLength],
  [new RegExp(`(?:至少|不少于|不能少于|不得少于|最短|最少)[为是]?\\s*${count}${signs}`, 'g'), minLength],
  [new RegExp(`(?:at least|no (?:less|fewer) than|a minimum of) ${count}${characters}`, 'g'), minLength],
  [new RegExp(`(?:must be|is) (?:exactly )?${count} characters in length`, 'g'), exactLength],
  ...emptyPhrases.map((phrase) => [phrase, notEmpty] as const),
  ...asciiPhrases.map((phrase) => [phrase, (): Bounds => ({ pattern: asciiPattern })] as const),
];
