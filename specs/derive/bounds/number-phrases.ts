/** Phrases that bound a number: minimum, maximum, and ranges in prose. */
import type { WireType } from '../../model.ts';
import { numberAs, type PhraseReader, type Phrases, toNumber } from './bound-phrase.ts';
import { noCondition, noLess, noLessEnglish, noMore, noMoreEnglish, notDenied } from './comparisons.ts';
import { numberBounds, rangePattern } from './number-set.ts';
import { ifOwn } from './subject.ts';

const number = '(-?\\d{1,3}(?:,\\d{3})+|-?\\d+(?:\\.\\d+)?)(?![\\d.]*\\d|,\\d{3})';
/** How often, or how many of something else: not a value. */
const noCount = '(?!\\s*(?:个|次|倍|times?\\b|per\\b|of\\b|[A-Za-z]*\\s*characters))';
const noRate = '(?![A-Za-z\\s]{0,3}(?:[GM]bit|[GMK]i?B))';
const minimum = numberAs('minimum');
const maximum = numberAs('maximum');
/** The next whole number. For a fraction, the bound itself, which is close enough. */
function step(type: WireType): number {
  return type === 'number' ? 0 : 1;
}

const above: PhraseReader = (match, { type }) => ({ minimum: toNumber(match[1]) + step(type) });
const below: PhraseReader = (match, { type }) => ({ maximum: toNumber(match[1]) - step(type) });
const range: PhraseReader = (match, context) => numberBounds(match[1] ?? '', context.type);

/** Words that announce a minimum or maximum, whatever the declared type is. */
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

/** Prose that bounds a number. In a text parameter the same words are about something else. */
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
    new RegExp(`(?:${noLess}|${notDenied}大于(?:或者?)?等于|>=|≥)\\s*${number}${noCount}${noCondition}`, 'g'),
    ifOwn(minimum),
  ],
  [
    new RegExp(
      `(?:${noLessEnglish}|${notDenied}(?:greater than or equal to|must be at least|at least(?= ${number.replace('(', '(?:')} and at most ))) ${number}${noCount}`,
      'gi',
    ),
    ifOwn(minimum),
  ],
  [
    new RegExp(`(?:${noMore}|${notDenied}小于(?:或者?)?等于|<=|≤)\\s*${number}${noCount}${noCondition}`, 'g'),
    ifOwn(maximum),
  ],
  [
    new RegExp(`(?:${noMoreEnglish}|${notDenied}(?:less than or equal to|at most)) ${number}${noCount}`, 'gi'),
    ifOwn(maximum),
  ],
  [new RegExp(`${notDenied}(?:大于|greater than(?! or))\\s*${number}${noRate}${noCondition}`, 'g'), ifOwn(above)],
  [new RegExp(`${notDenied}(?:小于|less than(?! or))\\s*${number}${noRate}${noCondition}`, 'g'), ifOwn(below)],
];
