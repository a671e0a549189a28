/**
 * Converts a target's XML to plain data: an element becomes its text, or an object of its child elements; a repeated
 * element becomes a list. Only well-formed XML is accepted. Attributes, comments, processing instructions and white
 * space around texts are ignored. Entities that the document defines are not resolved.
 */
import { SaxesParser } from 'saxes';
import type { JsonValue } from '#contracts';
import { deepestNesting, tooDeep } from './nesting.ts';

export type DecodedXml = { readonly root: string; readonly value: JsonValue } | { readonly problem: string };

interface OpenElement {
  readonly name: string;
  readonly children: Map<string, JsonValue[]>;
  text: string;
}

class TooDeep extends Error {}

function contentOf({ children, text }: OpenElement): JsonValue {
  if (children.size === 0) return text.trim();
  const values = [...children].map(([name, list]) => [name, list.length === 1 ? list[0] : list] as const);
  return Object.fromEntries(text.trim() === '' ? values : [...values, ['#text', text.trim()]]) as JsonValue;
}

/** Parses a whole document. */
export function decodeXml(text: string): DecodedXml {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let document: { readonly root: string; readonly value: JsonValue } | undefined;
  parser.on('opentag', ({ name }) => {
    if (open.length >= deepestNesting) throw new TooDeep(tooDeep);
    open.push({ name, children: new Map(), text: '' });
  });
  const addText = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element === undefined) return;
    const [value, parent] = [contentOf(element), open.at(-1)];
    if (parent === undefined) {
      document = { root: element.name, value };
      return;
    }
    const siblings = parent.children.get(element.name);
    if (siblings === undefined) parent.children.set(element.name, [value]);
    else siblings.push(value);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    return { problem: error instanceof TooDeep ? `the XML ${why}` : `the body is not well-formed XML (${why})` };
  }
  return document ?? { problem: 'the XML has no root element' };
}
