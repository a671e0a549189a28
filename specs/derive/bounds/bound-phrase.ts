/** Shared form of the tables of phrases: each row has a pattern, and a function that reads the bound from its match. */
import type { Bounds } from '../../model.ts';
import type { PhraseContext } from './phrase.ts';

/** The bound that a match states; undefined if it states none after all. */
export type PhraseReader = (match: RegExpExecArray, context: PhraseContext) => Bounds | undefined;
export type Phrases = readonly (readonly [RegExp, PhraseReader])[];

/** A printed number, with or without grouped thousands. */
export function toNumber(printed: string | undefined): number {
  return Number((printed ?? '').replaceAll(',', ''));
}

/** A reader that states one keyword, from the first number of the match. */
export function numberAs(
  keyword: 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems',
): PhraseReader {
  return (match) => ({ [keyword]: toNumber(match[1]) });
}
