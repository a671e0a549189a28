import type { TextSpan } from '../../model.ts';

/** Range of N in a name such as `Tag.N.Key`: no bound of the value. */
export interface IndexRange {
  readonly index: readonly [from: number, to: number];
  readonly span: TextSpan;
}

const phrases = [
  /[Nn]\s*的?取值(?:范围)?\s*为?\s*[:：]?\s*(\d+)\s*(?:~|～|至|到|-)\s*(\d+)[。；]?/,
  /[Vv]alid values of [Nn]:?\s*(\d+)\s*(?:~|to|-)\s*(\d+)/,
];

export function readIndexRange(text: string): IndexRange | undefined {
  for (const phrase of phrases) {
    const match = phrase.exec(text);
    if (match !== null) {
      return { index: [Number(match[1]), Number(match[2])], span: [match.index, match.index + match[0].length] };
    }
  }
  return undefined;
}
