/**
 * The one default of a parameter. If a case has another default, the parameter has none. Only statements about the
 * parameter itself count, not the default of another parameter named in the sentence.
 */
import type { Bounds, TextSpan } from '../../model.ts';
import { defaultMark } from './list-items.ts';
import { defaultOf, type PhraseContext, spanOf, valuePattern } from './phrase.ts';

export interface StatedDefault {
  /** Undefined if the description states several. */
  readonly value: string | number | boolean | undefined;
  /** The texts that state a default, also those that contradict each other. */
  readonly spans: readonly TextSpan[];
}

/** A value that may also be an address or a path. */
const value = '("?-?[A-Za-z0-9](?:[\\w.:/-]*[\\w*])?"?)';
const ends = '(?=\\s*(?:[。．；;，,()]|\\.\\s|\\.$|\\n|$))';
const isLeftOut = '(?:不填写?|不传|不指定|不设置|未填写?|未指定|未设置|未传|留空)';
/** `不填时为10`: the value of a parameter that is left out. */
const leftOut = `(?<=^|[，,。;(\\w]\\s*|\\n\\s*|[该此本]?(?:参数|值)|如果|若|当)${isLeftOut}(?:该|此|本)?(?:参数|值)?\\s*(?:(?:时|的?情况下|的话)\\s*[，,]?|[，,])\\s*`;
const leftOutEnglish =
  '(?:[Ii]f|[Ww]hen) (?:(?:it|this parameter) is )?(?:not (?:specified|set|given|provided|passed)|omitted|left (?:out|empty|blank))';
const always = [
  `(?:默认值|缺省值|默认取值)\\s*[:：]\\s*${value}${ends}`,
  `\\b[Dd]efault(?: value)?\\s*[:=]\\s*${value}${ends}`,
  `(?:默认值|缺省值|默认取值)\\s*(?:为|是)?\\s*${value}${ends}`,
  `(?:默认|缺省)(?:设置|选择)?\\s*(?:[:：]|为|是)\\s*${value}${ends}`,
  `(?<=[不未][^。\\n，,]{1,8}[则时，,]\\s?)默认\\s*${value}${ends}`,
  `${leftOut}(?:则|即|值)?(?:默认)?(?:为|是|取值?为?)\\s*${value}${ends}`,
  `\\b${leftOutEnglish}, (?:it is|it defaults to|the value is)(?: set to)? ${value}${ends}`,
  `(?<=^|[，,。;(\\s\\d])默认\\s*(\\d+)\\s*[条行个]?${ends}`,
  `\\b[Dd]efault(?: value)?\\s+(?:of th(?:is|e) parameter\\s+)?is\\s+${value}${ends}`,
  `\\b[Dd]efaults to ${value}${ends}`,
  `\\bdefault value ${value} is used`,
  `(?<![\\w.-])(?!(?:it|this|that|which|what|value|parameter|type|there|one|setting)\\b)(${valuePattern}) is (?:the )?default\\b(?! value of)`,
  `(?<=^|[.,;:(]\\s?|\\bvalue\\s)(${valuePattern}) is (?:used|applied|selected|specified) by default`,
  `\\b[Bb]y default, (?:th(?:is|e) (?:parameter|value)|it) is (?:set to )?${value}${ends}`,
  `\\b[Bb]y default, ${value} is (?:used|applied|selected)`,
  `\\bset to ${value} by default`,
];
/** `A（默认）` outside a list of values, and a default for something. */
const qualified = [
  `(${valuePattern})\\s*${defaultMark}`,
  `\\b[Dd]efault(?: value)?\\s+is\\s+${value}(?=\\s+(?:for|if|when|in)\\b)`,
];
/** All phrases contain one of these words. Without them there is no default. */
const anyDefault = new RegExp(`默认|缺省|[Dd]efault|${isLeftOut}|${leftOutEnglish}`);
const ofParameter = always.map((phrase) => new RegExp(phrase, 'g'));
const ofCases = qualified.map((phrase) => new RegExp(phrase, 'g'));
/** If another parameter is named just before, the default belongs to that parameter. */
const named = /([A-Z][a-z]+[A-Z]\w*)"?(?:\s?参数)?的?$/;

type Found = { readonly value: string | number | boolean; readonly span: TextSpan };

function readAll(text: string, phrases: readonly RegExp[], context: PhraseContext): readonly Found[] {
  if (!anyDefault.test(text)) return [];
  return phrases.flatMap((phrase) =>
    [...text.matchAll(phrase)].flatMap((match) => {
      const value = defaultOf(match[1] ?? '', context.type);
      const other = named.exec(text.slice(Math.max(0, match.index - 60), match.index))?.[1];
      const isOther = other !== undefined && other !== context.name.split('.').at(-1);
      return value === undefined || isOther ? [] : { value, span: spanOf(match) };
    }),
  );
}

/** A listed value may have several words: `默认值：Others Linux`. */
function ofWords({ enum: listed }: Bounds): readonly RegExp[] {
  const words = (listed ?? []).filter((each) => typeof each === 'string' && each.includes(' '));
  if (words.length === 0) return [];
  const one = words.map((each) => `${each}`.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return [new RegExp(`(?:默认值?|缺省值?|[Dd]efault(?: value)?)\\s*(?:[:：]|为|是|is)\\s*(${one})${ends}`, 'g')];
}

/**
 * The default that a description states; undefined if it states none. `unconditional` is the text that always holds,
 * `whole` also has the cases, `list` is the default marked in the list of values.
 */
export function readDefault(
  texts: { readonly unconditional: string; readonly whole: string },
  list: Bounds,
  context: PhraseContext,
): StatedDefault | undefined {
  const found = readAll(texts.unconditional, [...ofParameter, ...ofWords(list)], context);
  const values = new Set(found.map(({ value: each }) => each));
  if (list.default !== undefined) values.add(list.default);
  const [only] = values;
  if (only === undefined) return undefined;
  const spans = found.slice(0, values.size > 1 ? undefined : 1).map(({ span }) => span);
  const inCase = defaultsOfCases(texts, context).filter(({ value: other }) => other !== only);
  const isOne = values.size === 1 && inCase.length === 0;
  return { value: isOne ? only : undefined, spans: [...spans, ...inCase.map(({ span }) => span)] };
}

/** Defaults of the cases: those in the whole text that are not in the unconditional one. */
function defaultsOfCases(
  { unconditional, whole }: { readonly unconditional: string; readonly whole: string },
  context: PhraseContext,
): readonly Found[] {
  const masked = readAll(whole, ofParameter, context).filter(
    ({ span: [from, to] }) => unconditional.slice(from, to) !== whole.slice(from, to),
  );
  return [...masked, ...readAll(whole, ofCases, context)];
}
