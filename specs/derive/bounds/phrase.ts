/**
 * What the matchers of bound phrases share: every match says which text it rests on, since a fixture keeps exactly that
 * text and nothing else of a description. Matched text is masked for the matchers that come after.
 */
import { plainText } from '../../documents/plain-text.ts';
import type { TextSpan, WireType } from '../../model.ts';

/** The parameter or response field that a description belongs to. */
export interface PhraseContext {
  readonly name: string;
  readonly type: WireType;
}

/** One value: Latin letters, digits, `_ . -`, with markdown escapes and code marks as printed. */
export const valuePattern = '`?[A-Za-z0-9](?:[\\w.-]|\\\\[_.*-])*`?';

/** A printed value without its marks; a number where the type is one. */
export function readValue(printed: string, type: WireType): string | number {
  const text = plainText(printed).replace(/`/g, '').replace(/\.$/, '');
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}

/** Default of the declared type; undefined where the printed value does not fit it. */
export function defaultOf(printed: string, type: WireType): string | number | boolean | undefined {
  const value = readValue(printed, type);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (type === 'integer' || type === 'number') return typeof value === 'number' ? value : undefined;
  return value;
}

export function spanOf(match: RegExpExecArray): TextSpan {
  return [match.index, match.index + match[0].length];
}

/** The text with the spans blanked, so that offsets stay. */
export function mask(text: string, spans: readonly TextSpan[]): string {
  let masked = text;
  for (const [from, to] of spans) {
    masked = masked.slice(0, from) + masked.slice(from, to).replace(/[^\n]/g, ' ') + masked.slice(to);
  }
  return masked;
}
