import type { Bounds, TextSpan } from '../../model.ts';
import { numberBounds, numberSetPattern } from './number-set.ts';
import { type PhraseContext, readValue, spanOf } from './phrase.ts';

/** A range that holds while another parameter has a value. */
export interface ConditionalRange {
  readonly parameter: string;
  readonly equals: string;
  readonly bounds: Bounds;
  readonly span: TextSpan;
}

const name = '`?([A-Z]\\w*)`?';
const value = '`?([A-Za-z0-9_]+)`?';
const phrases = [
  `(?:当|如果)?(?:参数)?${name}\\s*(?:=|取值为|设置为|值为|为)\\s*${value}\\s*(?:时|[。，,])[，,]?\\s*(?:参数)?${name}(?:的)?取值(?:范围)?(?:为)?\\s*[:：]?\\s*(${numberSetPattern})`,
  `(?:[Ww]hen|[Ii]f) (?:the )?${name}(?: parameter)? is (?:set to )?${value}, (?:the )?[Vv]alid values of (?:the )?${name}(?: parameter)?(?: are|:)?:?\\s*(${numberSetPattern})`,
];
const headless = [
  `[Vv]alid values (?:when|if) (?:the )?${name}(?: parameter)? is (?:set to )?${value}:\\s*(${numberSetPattern})`,
];

/** Ranges of the described parameter that depend on another; a range of some other parameter is none of these. */
export function readConditionalRanges(text: string, context: PhraseContext): readonly ConditionalRange[] {
  const found: ConditionalRange[] = [];
  const add = (match: RegExpExecArray, list: string | undefined): void => {
    const bounds = numberBounds(list ?? '', context.type);
    if (bounds === undefined || match[1] === undefined || match[2] === undefined || match[1] === context.name) return;
    found.push({ parameter: match[1], equals: String(readValue(match[2], 'string')), bounds, span: spanOf(match) });
  };
  for (const phrase of phrases) {
    for (const match of text.matchAll(new RegExp(phrase, 'g'))) if (match[3] === context.name) add(match, match[4]);
  }
  for (const phrase of headless) {
    for (const match of text.matchAll(new RegExp(phrase, 'g'))) add(match, match[3]);
  }
  return found;
}
