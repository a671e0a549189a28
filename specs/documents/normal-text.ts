/**
 * A text in one notation, so that phrases are matched once and not per notation: markdown escapes, marks and HTML are
 * resolved, fullwidth signs become ASCII. Each sign knows where it stood, since a fixture keeps the text as printed.
 * The fullwidth comma stays: `1，100` are two numbers, `1,100` is one.
 */
import type { TextSpan } from '../model.ts';

export interface NormalText {
  readonly text: string;
  /** The span of the printed text that a span of the normal text came from. */
  readonly printed: (span: TextSpan) => TextSpan;
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#124': '|',
  '#x27': "'",
  '#95': '_',
  '#42': '*',
  vert: '|',
  lowbar: '_',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};

const notation =
  /\\[!-/:-@[-`{-~]|<br\s*\/?>|<\/?(?:ul|ol|p|b|strong|em|i|code|li|span)(?:\s[^<>]{0,80})?>|&(?:[a-z]{2,6}|#x?[0-9a-f]{2,5});|\*\*|`|[\uff08\uff09\uff1a\uff1b\uff0d\uff0e\uff0f\uff10-\uff19\uff1c-\uff1e\uff21-\uff3b\uff3d\uff3f\uff41-\uff5e]|[\u00a0\u3000\u2002-\u200a]|[\u201c\u201d\u2018\u2019\uff02\uff07]/gi;

/** What an HTML entity stands for; the entity itself where it is not known. */
export function decodeEntity(entity: string): string {
  return entities[entity.slice(1, -1).toLowerCase()] ?? entity;
}

function replacementOf(token: string): string {
  if (token.startsWith('\\')) return token.slice(1);
  if (token.startsWith('&')) return decodeEntity(token);
  if (token.startsWith('<')) return /^<(?:br|\/?(?:ul|ol|p))/i.test(token) ? '\n' : /^<li/i.test(token) ? '\n- ' : '';
  if (token === '**' || token === '`') return '';
  const code = token.charCodeAt(0);
  if (code > 0xff00) return String.fromCharCode(code - 0xfee0);
  return /[\u2018-\u201d]/.test(token) ? '"' : ' ';
}

/** Resolves notation; linear in the text's length. */
export function normalText(raw: string): NormalText {
  if (raw.search(notation) === -1) return { text: raw, printed: (span) => span };
  const offsets: number[] = [];
  let text = '';
  let at = 0;
  const take = (piece: string, from: number, step: number): void => {
    for (let sign = 0; sign < piece.length; sign += 1) offsets.push(from + sign * step);
    text += piece;
  };
  for (const match of raw.matchAll(notation)) {
    take(raw.slice(at, match.index), at, 1);
    take(replacementOf(match[0]), match.index, 0);
    at = match.index + match[0].length;
  }
  take(raw.slice(at), at, 1);
  offsets.push(raw.length);
  const endOf = (to: number): number => {
    const last = offsets[to - 1] ?? 0;
    // The last sign may itself be written with several.
    let next = to;
    while ((offsets[next] ?? raw.length) === last && next < offsets.length - 1) next += 1;
    return /^[\\&<]/.test(raw.slice(last, last + 1)) ? (offsets[next] ?? raw.length) : last + 1;
  };
  return { text, printed: ([from, to]) => [offsets[from] ?? raw.length, to > from ? endOf(to) : (offsets[from] ?? 0)] };
}
