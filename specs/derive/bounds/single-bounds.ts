/** Phrases that state one bound each: first and last value, ranges in prose, lengths, entries, characters. */
import type { Bounds, TextSpan } from '../../model.ts';
import { numberBounds, rangePattern } from './number-set.ts';
import { isNumeric, type PhraseContext } from './phrase.ts';

export interface SingleBound {
  readonly bounds: Bounds;
  readonly spans: readonly TextSpan[];
}

type PhraseReader = (match: RegExpExecArray, context: PhraseContext) => Bounds | undefined;
type Phrases = readonly (readonly [RegExp, PhraseReader])[];

/** Printable and control characters of ASCII. */
const asciiPattern = '^[\\x00-\\x7F]*$';

function toNumber(printed: string | undefined): number {
  return Number((printed ?? '').replaceAll(',', ''));
}

const number = '(-?\\d{1,3}(?:,\\d{3})+|-?\\d+(?:\\.\\d+)?)(?![\\d.]*\\d)';
const minimum: PhraseReader = (match) => ({ minimum: toNumber(match[1]) });
const maximum: PhraseReader = (match) => ({ maximum: toNumber(match[1]) });
const above: PhraseReader = (match) => ({ minimum: toNumber(match[1]) + 1 });
const below: PhraseReader = (match) => ({ maximum: toNumber(match[1]) - 1 });
const lengths: PhraseReader = (match) => ({ minLength: toNumber(match[1]), maxLength: toNumber(match[2]) });
const minLength: PhraseReader = (match) => ({ minLength: toNumber(match[1]) });
const maxLength: PhraseReader = (match) => ({ maxLength: toNumber(match[1]) });
const exactLength: PhraseReader = (match) => ({ minLength: toNumber(match[1]), maxLength: toNumber(match[1]) });
const maxItems: PhraseReader = (match) => ({ maxItems: toNumber(match[1]) });
const range: PhraseReader = (match, context) => numberBounds(match[1] ?? '', context.type);

const count = '(\\d[\\d,]*)';
const until = '\\s*(?:~|～|至|到|–|—|-|to|and)\\s*';
const signs = '\\s*个?\\s*(?:(?!字节)[^\\d。，,\\n个]){0,12}?(?:字符|字母|汉字)';
const characters = '\\s+(?:[A-Za-z]+\\s+){0,3}characters?(?: in length)?';
const most =
  '(?:不能超过|不可超过|不超过|不得超过|不能多于|不多于|不能大于|不大于|最长(?:不超过)?|最大长度|最大支持|最多(?:支持|可?(?:以)?(?:包含|输入|填写|传入|设置)|不超过)?|上限)\\s*[为是]?\\s*[:：]?\\s*';

const lengthPhrases: Phrases = [
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

const valuePhrases: Phrases = [
  [new RegExp(`(?:起始值|最小值|最小(?=[为是:：]))\\s*[:：为是]\\s*${number}`, 'g'), minimum],
  [
    new RegExp(`(?:[Mm]inimum(?: value)?|[Ss]tart(?:ing)? value|Pages start from page)\\s*(?::|is)?\\s*${number}`, 'g'),
    minimum,
  ],
  [new RegExp(`(?:最大值|最大(?=[为是:：]))\\s*[:：为是]\\s*${number}`, 'g'), maximum],
  [new RegExp(`[Mm]aximum(?: value)?\\s*(?::|is)\\s*${number}`, 'g'), maximum],
];

/** Prose that bounds a number; in a text parameter the same words speak of something else. */
const numericPhrases: Phrases = [
  [
    new RegExp(`(?:取值(?:范围)?|有效值|范围|介于|必须在|应在)\\s*[为是在]?\\s*[:：]?\\s*(${rangePattern})`, 'g'),
    range,
  ],
  [new RegExp(`(${rangePattern})\\s*(?:之间|以内)?的?(?:正?整数|数字|数值)`, 'g'), range],
  [
    /(?:介于|在)?\s*(\d+)\s*[和与]\s*(\d+)\s*之间/g,
    (match) => ({ minimum: toNumber(match[1]), maximum: toNumber(match[2]) }),
  ],
  [
    new RegExp(
      `(?:integer|number|value|values|range)s?(?: (?:must be|is|are|of|in the range of|within the range of|within))* (?:from |of )?(${rangePattern})(?! [a-z]*characters)`,
      'g',
    ),
    range,
  ],
  [
    new RegExp(
      `(?:ranges?|ranging|must be|can be|is)(?: an? (?:positive )?integer)? (?:in the range(?: of)? |within |from )(${rangePattern})(?! characters)`,
      'g',
    ),
    range,
  ],
  [
    new RegExp(
      `(?:must be |is )?([Bb]etween ${number.replace('(', '(?:')} and ${number.replace('(', '(?:')})(?! characters)`,
      'g',
    ),
    range,
  ],
  [
    new RegExp(
      `(?:大于(?:或者?)?等于|不小于|不能小于|不得小于|不低于|不能低于|greater than or equal to|no less than|not less than|must be at least|cannot be less than|>=)\\s*${number}`,
      'g',
    ),
    minimum,
  ],
  [
    new RegExp(
      `(?:小于(?:或者?)?等于|不大于|不能大于|不得大于|不能超过|不超过|不得超过|less than or equal to|no greater than|cannot exceed|cannot be greater than|must not exceed|at most|<=)\\s*${number}(?!\\s*(?:个|[A-Za-z]*\\s*characters))`,
      'g',
    ),
    maximum,
  ],
  [new RegExp(`(?<!不)(?:大于|greater than(?! or))\\s*${number}(?![A-Za-z\\s]{0,3}(?:[GM]bit|[GMK]i?B))`, 'g'), above],
  [new RegExp(`(?<!不)(?:小于|less than(?! or))\\s*${number}(?![A-Za-z\\s]{0,3}(?:[GM]bit|[GMK]i?B))`, 'g'), below],
];

const entryPhrases: Phrases = [
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

function readPhrases(text: string, phrases: Phrases, context: PhraseContext): SingleBound {
  let bounds: Bounds = {};
  const spans: TextSpan[] = [];
  for (const [phrase, read] of phrases) {
    for (const match of text.matchAll(phrase)) {
      const found = read(match, context);
      if (found === undefined) continue;
      const isNews = Object.keys(found).some((keyword) => bounds[keyword as keyof Bounds] === undefined);
      if (!isNews) break;
      bounds = { ...found, ...bounds };
      spans.push([match.index, match.index + match[0].length]);
      break;
    }
  }
  return { bounds, spans };
}

/** What a description may bound: `open` leaves out what holds in one case only, `unconditional` its sentences too. */
export interface BoundTexts {
  readonly open: string;
  readonly unconditional: string;
  /** The value is a list, as JSON in a string or as an array. */
  readonly isList: boolean;
  /** The parameter is repeated with numbers in its name: entries are counted, each value is one. */
  readonly isRepeated: boolean;
}

/** All bounds that are stated singly; the first phrase wins where two state the same keyword. */
export function readSingleBounds(texts: BoundTexts, context: PhraseContext): SingleBound {
  const { open, unconditional, isList, isRepeated } = texts;
  const readings = [
    isList || isNumeric(context.type) || context.type === 'boolean'
      ? undefined
      : readPhrases(open, lengthPhrases, context),
    readPhrases(unconditional, valuePhrases, context),
    isNumeric(context.type) ? readPhrases(unconditional, numericPhrases, context) : undefined,
    isList || isRepeated ? readPhrases(open, entryPhrases, context) : undefined,
  ].filter((reading) => reading !== undefined);
  // The first reading wins, as the first phrase does.
  const bounds: Bounds = Object.assign({}, ...readings.map((reading) => reading.bounds).reverse());
  return { bounds, spans: readings.flatMap(({ spans }) => spans) };
}
