/** What the tables of phrases that state one bound each have in common: a pattern, and what its match says. */
import type { Bounds } from '../../model.ts';
import type { PhraseContext } from './phrase.ts';

/** What a match says; undefined where it says nothing after all. */
export type PhraseReader = (match: RegExpExecArray, context: PhraseContext) => Bounds | undefined;
export type Phrases = readonly (readonly [RegExp, PhraseReader])[];

/** A printed number, thousands grouped or not. */
export function toNumber(printed: string | undefined): number {
  return Number((printed ?? '').replaceAll(',', ''));
}

/** A reader that states one keyword with the first number of the match. */
export function numberAs(
  keyword: 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems',
): PhraseReader {
  return (match) => ({ [keyword]: toNumber(match[1]) });
}
