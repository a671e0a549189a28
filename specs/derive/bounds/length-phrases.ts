/** Phrases that bound how long a text is and which signs it may hold. */
import { numberAs, type PhraseReader, type Phrases, toNumber } from './bound-phrase.ts';

/** Printable and control characters of ASCII. */
const asciiPattern = '^[\\x00-\\x7F]*$';

const lengths: PhraseReader = (match) => ({ minLength: toNumber(match[1]), maxLength: toNumber(match[2]) });
const minLength = numberAs('minLength');
const maxLength = numberAs('maxLength');
const exactLength: PhraseReader = (match) => ({ minLength: toNumber(match[1]), maxLength: toNumber(match[1]) });

const count = '(\\d[\\d,]*)';
const until = '\\s*(?:~|～|至|到|–|—|-|to|and)\\s*';
const signs = '\\s*个?\\s*(?:(?!字节)[^\\d。，,\\n个]){0,12}?(?:字符|字母|汉字)';
const characters = '\\s+(?:[A-Za-z]+\\s+){0,3}characters?(?: in length)?';
const most =
  '(?:不能超过|不可超过|不超过|不得超过|不能多于|不多于|不能大于|不大于|最长(?:不超过)?|最大长度|最大支持|最多(?:支持|可?(?:以)?(?:包含|输入|填写|传入|设置)|不超过)?|上限)\\s*[为是]?\\s*[:：]?\\s*';

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
      `(?:字符)?长度(?:范围|限制)?(?:必须|应)?(?:在|介于|限制)?[为是]?\\s*[:：]?\\s*${count}${until}${count}(?!\\s*个?字节)`,
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
  [new RegExp(`${count}\\s*个?(?:英文|中文)?字符(?:以内|之内|以下)`, 'g'), maxLength],
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
  [/[只仅]支持\s*ASCII\s*字符/g, () => ({ pattern: asciiPattern })],
  [/(?:only ASCII characters|ASCII characters only)/g, () => ({ pattern: asciiPattern })],
];
