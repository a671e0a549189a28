/** All bounds that single phrases state, read from the texts that may state them. */
import type { Bounds, TextSpan } from '../../model.ts';
import type { Phrases } from './bound-phrase.ts';
import { entryPhrases } from './entry-phrases.ts';
import { lengthPhrases } from './length-phrases.ts';
import { numericPhrases, valuePhrases } from './number-phrases.ts';
import { isNumeric, type PhraseContext } from './phrase.ts';

export interface SingleBound {
  readonly bounds: Bounds;
  readonly spans: readonly TextSpan[];
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

/**
 * The texts that may state a bound: `open` excludes bullets and lines about one case, `unconditional` also excludes
 * such sentences.
 */
export interface BoundTexts {
  readonly open: string;
  readonly unconditional: string;
  /** The value is a list: JSON in a string, or an array. */
  readonly isList: boolean;
  /** The parameter is repeated with numbers in its name. Entries are counted; each value is one entry. */
  readonly isRepeated: boolean;
}

/** All bounds that are stated by single phrases. If two phrases state the same keyword, the first one wins. */
export function readSingleBounds(texts: BoundTexts, context: PhraseContext): SingleBound {
  const { open, unconditional, isList, isRepeated } = texts;
  const readings = [
    isList || isNumeric(context.type) || context.type === 'boolean' || context.type === 'object'
      ? undefined
      : readPhrases(unconditional, lengthPhrases, context),
    readPhrases(unconditional, valuePhrases, context),
    isNumeric(context.type) ? readPhrases(unconditional, numericPhrases, context) : undefined,
    isList || isRepeated ? readPhrases(open, entryPhrases, context) : undefined,
  ].filter((reading) => reading !== undefined);
  // The first interpretation wins, as the first phrase does.
  const bounds: Bounds = Object.assign({}, ...readings.map((reading) => reading.bounds).reverse());
  return { bounds, spans: readings.flatMap(({ spans }) => spans) };
}
