import type { TextSpan } from '../../model.ts';

/** Range of the N in a name such as `Tag.N.Key`. It does not bound the value. */
export interface IndexRange {
  readonly index: readonly [from: number, to: number];
  readonly span: TextSpan;
}

const range = '\\[?\\s*(\\d+)\\s*(?:~|～|至|到|–|-|to|and|,)\\s*(\\d+)\\s*\\]?';
const phrases = [
  `(?<![A-Za-z])[Nn]\\s*:?\\s*(?:表示|代表|为|是)[^。\\n\\d]{1,20}[，,。;]\\s*(?:N的)?取值(?:范围)?\\s*[为是]?\\s*:?\\s*${range}[。；;]?`,
  `\\b[Nn] (?:specifies|indicates|represents) [^.\\n]{1,60}?[.,] (?:and )?(?:the |its )?[Vv]al(?:ue range|id values?)(?: is| are)?:? ${range}`,
  `(?:下标|序号|(?<![A-Za-z])[Nn])\\s*的?(?:取值|有效值)(?:范围)?\\s*[为是]?\\s*[:：]?\\s*${range}[。；]?`,
  `(?<![A-Za-z])[Nn]\\s*(?:为|是|介于|表示[^。\\n]{0,10}[:：])\\s*${range}[。；]?`,
  `(?<![A-Za-z])[Nn]\\s*:\\s*${range}[。；;]?`,
  `[Vv]a(?:lid v)?(?:lues?|lue range) (?:of|for) [Nn](?: is| are| ranges?)?(?: an integer)?:?\\s*(?:from |between |in the range of )?${range}`,
  `\\b[Nn] (?:is|can be|must be|ranges?|indicates?[^.\\n]{0,30}|represents[^.\\n]{0,30})(?: an integer)?(?: (?:from|between|in the range of))?:?\\s*${range}`,
].map((phrase) => new RegExp(phrase));

/** The range of N that a description states; undefined if it states none. */
export function readIndexRange(text: string): IndexRange | undefined {
  for (const phrase of phrases) {
    const match = phrase.exec(text);
    if (match !== null) {
      return { index: [Number(match[1]), Number(match[2])], span: [match.index, match.index + match[0].length] };
    }
  }
  return undefined;
}
