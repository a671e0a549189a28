/**
 * Encodes text as RFC 3986 requires: everything but letters, digits and `-_.~` becomes upper-case hex of its UTF-8 bytes.
 * A lone surrogate has no UTF-8 form and becomes U+FFFD, as in `fetch`.
 * https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
