/** An answer as XML without line breaks: array entries repeat their element, an empty array leaves its parent empty. */
import { XMLBuilder } from 'fast-xml-parser';
import type { JsonObject } from '../json.ts';

const cdataName = '#cdata';
const builder = new XMLBuilder({
  format: false,
  processEntities: true,
  suppressEmptyNode: false,
  cdataPropName: cdataName,
});
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** Everything that XML 1.0 allows in text; the rest cannot be escaped and is left out. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The object under one root element. The root's children that `cdata` names are written as CDATA. */
export function buildXml(root: string, value: JsonObject, cdata: readonly string[] = []): string {
  const children = Object.entries(value).map(([name, child]) => [
    name,
    cdata.includes(name) ? { [cdataName]: child } : child,
  ]);
  const body: string = builder.build({ [root]: Object.fromEntries(children) });
  return declaration + body.replace(forbidden, '');
}
