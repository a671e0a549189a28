/**
 * Encodes text as RFC 3986 wants it, https://www.rfc-editor.org/rfc/rfc3986#section-2.3: everything but letters, digits
 * and `-_.~`, as upper-case hex of UTF-8. A lone surrogate has no UTF-8 form and becomes U+FFFD, as `fetch` does it.
 */
export function percentEncode(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
