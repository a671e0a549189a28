/** The subject of a phrase: a parameter named just before it is the bounded one, and it may be another parameter. */
import type { PhraseReader } from './bound-phrase.ts';
import type { PhraseContext } from './phrase.ts';

const named = /([A-Z][a-z]+[A-Z]\w*)"?\s*(?:参数|的?取?值|parameter)?\s*$/;

/** The words of the sentence before the match. */
export function sentenceBefore(match: RegExpExecArray): string {
  const before = match.input.slice(0, match.index);
  return before
    .slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1)
    .trim();
}

/** Whether the parameter named just before a match is another than the described one. */
export function isOfOther(match: RegExpExecArray, { name }: PhraseContext): boolean {
  const subject = named.exec(sentenceBefore(match))?.[1];
  return subject !== undefined && subject !== name && subject !== name.split('.').at(-1);
}

/** Reads a phrase only if it is about the described parameter. */
export function ifOwn(read: PhraseReader): PhraseReader {
  return (match, context) => (isOfOther(match, context) ? undefined : read(match, context));
}
