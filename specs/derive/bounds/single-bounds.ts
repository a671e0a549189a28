/** Phrases that state one bound each: default, first and last value, lengths, entries, characters. */
import type { Bounds, TextSpan } from '../../model.ts';
import { defaultOf, type PhraseContext, valuePattern } from './phrase.ts';

export interface SingleBound {
  readonly bounds: Bounds;
  readonly spans: readonly TextSpan[];
}

type PhraseReader = (match: RegExpExecArray, context: PhraseContext) => Bounds | undefined;

/** Printable and control characters of ASCII. */
const asciiPattern = '^[\\x00-\\x7F]*$';

const minimum: PhraseReader = (match) => ({ minimum: Number(match[1]) });
const maximum: PhraseReader = (match) => ({ maximum: Number(match[1]) });
const lengths: PhraseReader = (match) => ({ minLength: Number(match[1]), maxLength: Number(match[2]) });
const maxLength: PhraseReader = (match) => ({ maxLength: Number(match[1]) });
const maxItems: PhraseReader = (match) => ({ maxItems: Number(match[1]) });
const ascii: PhraseReader = () => ({ pattern: asciiPattern });
const byDefault: PhraseReader = (match, context) => {
  const value = defaultOf(match[1] ?? '', context.type);
  return value === undefined ? undefined : { default: value };
};

const ends = '(?=\\s*(?:[。．；;，,（(]|\\.\\s|\\.$|\\n|$))';
const phrases: readonly (readonly [RegExp, PhraseReader])[] = [
  [new RegExp(`默认值\\s*[:：为]\\s*(${valuePattern})${ends}`, 'g'), byDefault],
  [new RegExp(`[Dd]efault(?: value)?:\\s*(${valuePattern})${ends}`, 'g'), byDefault],
  [/(?:起始值|最小值)\s*[:：为]\s*(\d+)/g, minimum],
  [/(?:[Mm]inimum value|[Ss]tart(?:ing)? value|Pages start from page):?\s*(\d+)/g, minimum],
  [/最大值\s*[:：为]\s*(\d+)/g, maximum],
  [/[Mm]aximum value:\s*(\d+)/g, maximum],
  [/长度(?:范围)?(?:必须)?为?\s*[:：]?\s*(\d+)\s*(?:~|～|至|到|-)\s*(\d+)\s*个?[^\d\n。]{0,8}?字符/g, lengths],
  [/(?:must be )?(\d+) to (\d+) characters(?: in length)?/g, lengths],
  [/(?:不能超过|不超过|不得超过|最长为?|最多为?)\s*(\d+)\s*个(?:英文)?字符/g, maxLength],
  [/(?:长度)?(?:不能超过|不超过)\s*(\d+)\s*字符/g, maxLength],
  [/(?:cannot exceed|can be up to|up to|at most|no more than) (\d+) characters(?: in length)?/g, maxLength],
  [/[只仅]支持\s*ASCII\s*字符/g, ascii],
  [/only ASCII characters/g, ascii],
];

const entries: readonly (readonly [RegExp, PhraseReader])[] = [
  [/最多(?:支持|可(?:以)?(?:包含|指定|传入|输入))?\s*(\d+)\s*个\s*[A-Za-z]+/g, maxItems],
  [/up to (\d+) (?:[a-z]+ )?(?:[A-Z]{2,}s?|IDs|names|addresses)\b/g, maxItems],
];

const jsonArrayPhrase = /JSON\s*(?:格式的?)?\s*(?:[Aa]rray|数组)/;

/** The words that say that the string holds a JSON array; undefined where there are none. */
export function readJsonArray(text: string): TextSpan | undefined {
  const match = jsonArrayPhrase.exec(text);
  return match === null ? undefined : [match.index, match.index + match[0].length];
}

/** All bounds that are stated singly; the first phrase wins where two state the same keyword. */
export function readSingleBounds(text: string, context: PhraseContext, jsonArray: boolean): SingleBound {
  let bounds: Bounds = {};
  const spans: TextSpan[] = [];
  for (const [phrase, read] of jsonArray ? [...phrases, ...entries] : phrases) {
    for (const match of text.matchAll(phrase)) {
      const found = read(match, context);
      if (found === undefined) continue;
      bounds = { ...found, ...bounds };
      spans.push([match.index, match.index + match[0].length]);
      break;
    }
  }
  return { bounds, spans };
}
