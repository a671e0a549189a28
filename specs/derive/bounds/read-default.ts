/** The one default of a parameter. Two that differ hold in different cases each: then there is none. */
import type { TextSpan } from '../../model.ts';
import { defaultOf, type PhraseContext, valuePattern } from './phrase.ts';

export interface DefaultReading {
  readonly value: string | number | boolean;
  readonly span: TextSpan;
}

/** A value that may be an address or a path too. */
const value = '("?-?[A-Za-z0-9](?:[\\w.:/-]*[\\w*])?"?)';
const ends = '(?=\\s*(?:[。．；;，,()]|\\.\\s|\\.$|\\n|$))';
/** `默认值：A` decides against a default in a sentence, which may speak of a case. */
const stated = [
  `(?:默认值|缺省值|默认取值)\\s*[:：]\\s*${value}${ends}`,
  `\\b[Dd]efault(?: value)?\\s*[:=]\\s*${value}${ends}`,
];
const spoken = [
  `(?:默认值|缺省值|默认取值)\\s*(?:为|是)?\\s*${value}${ends}`,
  `(?:默认|缺省)\\s*(?:[:：]|为|是)\\s*${value}${ends}`,
  `\\b[Dd]efault(?: value)?\\s+is\\s+${value}${ends}`,
  `\\b[Dd]efaults to ${value}${ends}`,
  `(${valuePattern}) (?:is|by) (?:the )?default\\b(?! value of)`,
];
const tiers = [stated, spoken].map((phrases) => phrases.map((phrase) => new RegExp(phrase, 'g')));

function readTier(text: string, tier: readonly RegExp[], context: PhraseContext): readonly DefaultReading[] {
  return tier.flatMap((phrase) =>
    [...text.matchAll(phrase)].flatMap((match) => {
      const read = defaultOf(match[1] ?? '', context.type);
      return read === undefined ? [] : { value: read, span: [match.index, match.index + match[0].length] as const };
    }),
  );
}

/** The default that a description states; undefined where it states none, or several that differ. */
export function readDefault(text: string, context: PhraseContext): DefaultReading | undefined {
  for (const tier of tiers) {
    const found = readTier(text, tier, context);
    if (found.some(({ value: other }) => other !== found[0]?.value)) return undefined;
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}
