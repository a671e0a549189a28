/** A cell's value: markdown escapes resolved, bold marks and code marks around the whole dropped. */
export function plainText(raw: string): string {
  const unescaped = raw.replace(/\\([\\_*()[\]{}#|<>!~`.+-])/g, '$1').trim();
  const bare = /^(?:\*\*(.*)\*\*|`([^`]*)`)$/s.exec(unescaped);
  return (bare?.[1] ?? bare?.[2] ?? unescaped).trim();
}
