/** Phrases that bound a number: its first and last value, and ranges in prose. */
import type { WireType } from '../../model.ts';
import { numberAs, type PhraseReader, type Phrases, toNumber } from './bound-phrase.ts';
import { numberBounds, rangePattern } from './number-set.ts';

const number = '(-?\\d{1,3}(?:,\\d{3})+|-?\\d+(?:\\.\\d+)?)(?![\\d.]*\\d)';
const minimum = numberAs('minimum');
const maximum = numberAs('maximum');
/** The next whole number; of others the end itself, which is near enough below it. */
function step(type: WireType): number {
  return type === 'number' ? 0 : 1;
}

const above: PhraseReader = (match, { type }) => ({ minimum: toNumber(match[1]) + step(type) });
const below: PhraseReader = (match, { type }) => ({ maximum: toNumber(match[1]) - step(type) });
const range: PhraseReader = (match, context) => numberBounds(match[1] ?? '', context.type);

/** Words that announce an end of the range, whatever the declared type. */
export const valuePhrases: Phrases = [
  [new RegExp(`(?:起始值|最小值|最小(?=[为是:：]))\\s*[:：为是]\\s*${number}`, 'g'), minimum],
  [
    new RegExp(
      `(?:[Mm]inimum(?: value)?|[Ss]tart(?:ing)? value|Pages? starts? from(?: page)?)\\s*(?::|is)?\\s*${number}`,
      'g',
    ),
    minimum,
  ],
  [new RegExp(`(?:最大值|最大(?=[为是:：]))\\s*[:：为是]\\s*${number}`, 'g'), maximum],
  [new RegExp(`[Mm]aximum(?: value)?\\s*(?::|is)\\s*${number}`, 'g'), maximum],
];

/** Prose that bounds a number; in a text parameter the same words speak of something else. */
export const numericPhrases: Phrases = [
  [/(?:取值|值|必须|只能|应)(?:必须|只能|应)?[为是]?\s*[:：]?\s*正整数/g, () => ({ minimum: 1 })],
  [/\b(?:must be|is|valid values:?) (?:an? )?positive integers?\b/gi, () => ({ minimum: 1 })],
  [/(?:最大|最多|上限为?)\s*(\d+)\s*[条行]?(?=\s*(?:[，,。;]|默认|$|\n))/g, maximum],
  [/\b(?:[Uu]p to|[Aa]t most|[Mm]aximum of) (\d+)(?=\s*(?:[.,;]|$|\n))/g, maximum],
  [/(-?\d+)\s*(?:~|～|至|到|–|-|to)\s*(?:\+?∞|无穷大|正无穷|(?:positive )?infinity)/g, minimum],
  [/(?<![\d年月日])从\s*(\d+)\s*开始/g, minimum],
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
      `(?:大于(?:或者?)?等于|不小于|不能小于|不得小于|不低于|不能低于|greater than or equal to|no less than|not less than|must be at least|cannot be less than|>=|≥)\\s*${number}`,
      'g',
    ),
    minimum,
  ],
  [
    new RegExp(
      `(?:小于(?:或者?)?等于|不大于|不能大于|不得大于|不能超过|不超过|不得超过|less than or equal to|no greater than|cannot exceed|cannot be greater than|must not exceed|at most|<=|≤)\\s*${number}(?!\\s*(?:个|[A-Za-z]*\\s*characters))`,
      'g',
    ),
    maximum,
  ],
  [new RegExp(`(?<!不)(?:大于|greater than(?! or))\\s*${number}(?![A-Za-z\\s]{0,3}(?:[GM]bit|[GMK]i?B))`, 'g'), above],
  [new RegExp(`(?<!不)(?:小于|less than(?! or))\\s*${number}(?![A-Za-z\\s]{0,3}(?:[GM]bit|[GMK]i?B))`, 'g'), below],
];
