import { decodeEntity } from './normal-text.ts';

/** Matches a cell that consists of one link to a page. */
const link = /^\s*\[([^[\]\n]+)\]\([^()\s]*\)\s*$/;

/** The value of a cell: resolves markdown escapes and HTML, and removes bold marks, code marks and an enclosing link. */
export function plainText(printed: string): string {
  const raw = link.exec(printed)?.[1] ?? printed;
  if (!/[\\&<*`\u00a0]/.test(raw)) return raw.trim();
  const unescaped = raw
    .replace(/\u00a0/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:b|strong|em|i|code|span|p)(?:\s[^<>]{0,80})?>/gi, '')
    .replace(/&(?:[a-z]{2,6}|#x?[0-9a-f]{2,5});/gi, decodeEntity)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
  const bare = /^(?:\*\*([\s\S]*)\*\*|`([^`]*)`)$/.exec(unescaped);
  return (bare?.[1] ?? bare?.[2] ?? unescaped).trim();
}
