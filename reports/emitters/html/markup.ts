/**
 * HTML that is safe by construction. The tag `html` escapes every value except Markup, so a section cannot forget to.
 * Only `trusted` makes Markup from raw text, and only from this project's own style and script.
 */
import { printableText } from '../printable-text.ts';

/** HTML that is already escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    return printableText(value).replace(/[&<>"']/g, (character) => entities[character] ?? character);
  }
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/** Template tag. Values may be used in text and in quoted attributes. `undefined` prints nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: strings.map((text, index) => text + render(values[index])).join('') };
}

/** Marks text as HTML. Never use it for text from a page or a target. */
export function trusted(markup: string): Markup {
  return { markup };
}
