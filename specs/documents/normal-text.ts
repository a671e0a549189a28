/**
 * Converts a text to one notation, so that one pattern matches a phrase in every notation. Markdown escapes, marks and HTML
 * are resolved. Fullwidth characters become ASCII, except the fullwidth comma: `1，100` are two numbers, `1,100` is one.
 * Each character keeps its original offset, because a fixture keeps the text as printed.
 */
import type { TextSpan } from '../model.ts';

export interface NormalText {
  readonly text: string;
  /** Maps a span of the normal text to its span in the printed text. */
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

/** The character of an HTML entity; an unknown entity is kept as it is. */
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

/** Resolves the notation. The time is linear in the length of the text. */
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
    // The last character may itself be written with several characters.
    let next = to;
    while ((offsets[next] ?? raw.length) === last && next < offsets.length - 1) next += 1;
    return /^[\\&<]/.test(raw.slice(last, last + 1)) ? (offsets[next] ?? raw.length) : last + 1;
  };
  return { text, printed: ([from, to]) => [offsets[from] ?? raw.length, to > from ? endOf(to) : (offsets[from] ?? 0)] };
}
