/**
 * Shared by the matchers of bound phrases. Every match names the text it is based on, because a fixture keeps exactly
 * that text of a description. Matched text is masked for later matchers. All texts are normal texts
 * (`documents/normal-text.ts`): no escapes, no marks, ASCII colons and brackets.
 */
import type { TextSpan, WireType } from '../../model.ts';

/** The parameter or response field that a description belongs to. */
export interface PhraseContext {
  readonly name: string;
  readonly type: WireType;
}

/** One value: Latin letters, digits and `_ . -`, with or without quotes. */
export const valuePattern = '"?(?<![A-Za-z0-9])-?[A-Za-z0-9](?:[\\w.-])*"?';

export function isNumeric(type: WireType): boolean {
  return type === 'integer' || type === 'number';
}

/** A printed value without its marks, as a number if the type is one. */
export function readValue(printed: string, type: WireType): string | number {
  const text = printed.trim().replace(/^"|"$/g, '').replace(/\.$/, '');
  return isNumeric(type) && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** The printed value as a default of the declared type; undefined if it does not fit the type. */
export function defaultOf(printed: string, type: WireType): string | number | boolean | undefined {
  const value = readValue(printed, type);
  if (/^(?:null|n\/a|nil|empty|blank|undefined)$/i.test(String(value))) return undefined;
  if (type === 'boolean') return /^true$/i.test(`${value}`) ? true : /^false$/i.test(`${value}`) ? false : undefined;
  if (isNumeric(type)) return typeof value === 'number' ? value : undefined;
  return value;
}

export function spanOf(match: RegExpExecArray): TextSpan {
  return [match.index, match.index + match[0].length];
}

/** The text with the spans blanked out, so that offsets stay valid. */
export function mask(text: string, spans: readonly TextSpan[]): string {
  let masked = '';
  let at = 0;
  for (const [from, to] of spans.toSorted((left, right) => left[0] - right[0])) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    masked += text.slice(at, start) + text.slice(start, to).replace(/[^\n]/g, ' ');
    at = to;
  }
  return masked + text.slice(at);
}
