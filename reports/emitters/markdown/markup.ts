/** Markdown around foreign text: code spans, escaped sentences, and tables that no text can break. */
import { clipText, printableLine } from '../printable-text.ts';

const plainCode = /^[\w ./:~@+,;=()?%-]+$/;

/** A code span. If the text has Markdown characters, an element whose content consists of entities. */
export function code(text: string): string {
  const line = printableLine(clipText(text, 300));
  if (line === '') return '<code>(empty)</code>';
  if (plainCode.test(line)) return `\`${line}\``;
  const escaped = line.replace(/[^\p{L}\p{N} .,:/-]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** A sentence of ours that contains names from a page. Markdown characters become entities. */
export const sentence = (text: string): string =>
  printableLine(clipText(text, 600)).replace(/[^\p{L}\p{N} .,;:/()'-]/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** The cells are Markdown already. Without rows there is no table. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  return `${line(header)}${line(header.map(() => '---'))}${rows.map(line).join('')}\n`;
}
