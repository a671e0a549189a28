/**
 * Parts an English wire message from the Chinese description behind it where nothing but a blank stands between them. The
 * description may begin with a Latin word (a parameter's name); then the message ends at its last full stop.
 */

/** Words of a description that may stand before its first Chinese sign. */
const mostLatinWords = 3;

/** Offset at which the description begins; the whole length where there is none. */
export function splitMessage(text: string): number {
  const chinese = text.search(/[\u4e00-\u9fff]/);
  if (chinese === -1) return text.length;
  const head = text.slice(0, chinese);
  const tokenStart = head.search(/\S*$/);
  const stop = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? '));
  if (stop === -1) return tokenStart;
  const between = head.slice(stop + 2).trim();
  const words = between === '' ? 0 : between.split(/\s+/).length;
  return words <= mostLatinWords ? Math.min(stop + 2, tokenStart) : tokenStart;
}
