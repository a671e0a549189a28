/**
 * Text of a target made fit to be shown: whatever could move a cursor, turn the direction of writing or break an encoding
 * becomes visible as an escape. Every emitter passes foreign text through here before its own escaping.
 */

const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Line feeds and tabs stay; lone surrogates become U+FFFD. */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(unprintable, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** JSON whose strings hold such characters as escapes, so that the file can be looked at safely; it parses to the same. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(unprintable, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** As `printableText`, on one line. */
export function printableLine(text: string): string {
  return printableText(text).replace(/\s+/g, ' ').trim();
}

/** At most `limit` characters; says how many there were. */
export function clipText(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} characters in all)`;
}

/** `document:14` or `document:14-16`. */
export function pageText(page: { readonly document: string; readonly lines: readonly [number, number] }): string {
  const [from, to] = page.lines;
  return `${page.document}:${from === to ? from : `${from}-${to}`}`;
}
