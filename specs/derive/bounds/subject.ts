/** Whom a phrase speaks of: a parameter named right before it is the one that is bounded, and may be another. */
import type { PhraseReader } from './bound-phrase.ts';
import type { PhraseContext } from './phrase.ts';

const named = /([A-Z][a-z]+[A-Z]\w*)"?\s*(?:参数|的?取?值|parameter)?\s*$/;

/** The words that the sentence of a match begins with, up to the match. */
export function sentenceBefore(match: RegExpExecArray): string {
  const before = match.input.slice(0, match.index);
  return before
    .slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1)
    .trim();
}

/** Whether the parameter named right before a match is another than the described one. */
export function isOfOther(match: RegExpExecArray, { name }: PhraseContext): boolean {
  const subject = named.exec(sentenceBefore(match))?.[1];
  return subject !== undefined && subject !== name && subject !== name.split('.').at(-1);
}

/** The reading of a phrase where it speaks of the described parameter. */
export function ifOwn(read: PhraseReader): PhraseReader {
  return (match, context) => (isOfOther(match, context) ? undefined : read(match, context));
}
