/**
 * Finds text that looks like a row but is in no recognised table: a table without a header, an HTML table, a header of
 * unknown words, a list instead of a table, or a matrix cell. Such text becomes a finding, not a fact.
 */
import { arrearsWord } from '../documents/arrears-words.ts';
import { isOperationName } from '../documents/operation-lists.ts';
import { type SectionMeaning, sectionMeaning } from '../documents/section-meanings.ts';
import type { Block, LineSpan } from '../model.ts';
import type { UnderstoodTable } from './understand-tables.ts';

const rowSigns = [
  /<t[rdh]\b|<table\b/i,
  /^\s*\|.*\|/,
  /[^\\|]\|.*[^\\|]\|/,
  /｜.*｜/,
  // A status next to a code, in either order.
  /^\s*(?:[-*•·]\s+)?[`"*]*[1-5]\d\d[\s:：,，|/-]*[`"*]*(?:$|[A-Z][A-Za-z]*[a-z.])/,
  /^\s*(?:[-*•·]\s+)?[`"*]*[A-Z][A-Za-z]+(?:\.[A-Za-z.]+)?[`"*]*[\s:：,，|/(（-]*[1-5]\d\d(?!\d)/,
  // A listed name that is followed by a type or an explanation.
  /^\s*[-*•·]\s+[`"*]*[A-Z][\w.]*[`"*]*\s*(?:[(（:：]|[-–—]\s)/,
];
const longestLine = 2000;

function isCell(line: string): boolean {
  const [name = '', ...words] = line.replace(/^\s*[-*•·]\s+/, '').split(/\s*[:：|\s]\s*/);
  return isOperationName(name) && arrearsWord(words.join(' ').trim()) !== undefined;
}

function isRow(line: string): boolean {
  return rowSigns.some((sign) => sign.test(line.slice(0, longestLine)));
}

function hasRows(section: SectionMeaning | undefined): boolean {
  return section === 'request' || section === 'response' || section === 'errors';
}

/** Merges adjacent lines into one place. */
function joined(places: readonly LineSpan[]): readonly LineSpan[] {
  const found: LineSpan[] = [];
  for (const [from, to] of places) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1] + 1) found[found.length - 1] = [last[0], to];
    else found.push([from, to]);
  }
  return found;
}

/**
 * Places of such rows. `tables` are those of the blocks. Matrix cells are searched only if the page is not about an
 * operation.
 */
export function looseRows(
  blocks: readonly Block[],
  tables: readonly UnderstoodTable[],
  isOperation: boolean,
): readonly LineSpan[] {
  const unknown = new Set(tables.filter(({ kind }) => kind === 'unknown').map(({ table }) => table.lines[0]));
  let section: SectionMeaning | undefined;
  const places = blocks.flatMap((block): readonly LineSpan[] => {
    if (block.block === 'heading') section = sectionMeaning(block.text) ?? section;
    if (block.block === 'table')
      return hasRows(section) && unknown.has(block.table.lines[0]) ? [block.table.lines] : [];
    if (block.block !== 'prose') return [];
    const isLoose = (hasRows(section) && isRow(block.text)) || (!isOperation && isCell(block.text));
    return isLoose ? [block.lines] : [];
  });
  return joined(places);
}
