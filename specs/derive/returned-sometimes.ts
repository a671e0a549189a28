/** A description may say that its field is returned in some cases only: `…时有返回值`, `仅…时会返回`, `returned only if`. */
import { normalText } from '../documents/normal-text.ts';
import type { TextSpan } from '../model.ts';

const phrase =
  /时(?:才|会|才会)?(?:有返回值|返回)|才会?(?:有返回值|返回)|\b(?:only returned|returned only|returned (?:if|when))\b/i;

/** Position of that phrase. Undefined if it is missing. */
export function returnedSometimes(description: string): TextSpan | undefined {
  const { text, printed } = normalText(description);
  const match = phrase.exec(text);
  return match === null ? undefined : printed([match.index, match.index + match[0].length]);
}
