/**
 * Layout of text whose cells are parted by blanks alone: header words on one line, then rows that only their columns'
 * meanings can part. Empty cells vanish; bulleted lines below a row belong to its description.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, TableRow } from '../model.ts';
import { countRows, readBlocks, type TableReading } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { beginsRow, isRequiredWord, type RowStart, rowStartOf } from './row-starts.ts';
import { splitMessage } from './split-message.ts';

interface Header {
  readonly cells: readonly Cell[];
  readonly columns: readonly ColumnMeaning[];
  readonly start: RowStart;
}

interface Token {
  readonly text: string;
  readonly from: number;
}

function tokensOf(page: PageText, index: number): Token[] {
  const start = startOf(page, index);
  return [...(page.lines[index] ?? '').matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    from: start + match.index,
  }));
}

function readHeader(page: PageText, index: number): Header | undefined {
  const line = page.lines[index] ?? '';
  if (line.length > 200 || line.includes('|')) return undefined;
  const tokens = tokensOf(page, index);
  const meanings = tokens.map((token) => columnMeaning(token.text));
  if (tokens.length < 3 || meanings.includes(undefined)) return undefined;
  const start = rowStartOf(meanings);
  if (start === undefined) return undefined;
  const columns = meanings.filter((meaning) => meaning !== undefined);
  return {
    cells: tokens.map((token) => cellBetween(page, token.from, token.from + token.text.length)),
    columns,
    start,
  };
}

function isRowLine(page: PageText, index: number, start: RowStart): boolean {
  const line = page.lines[index] ?? '';
  const [first = '', second = ''] = line.slice(0, 400).trim().split(/\s+/, 2);
  return beginsRow(start, first, second);
}

/** Index behind the last line of the row: bullets may follow after a blank line or two, other text only at once. */
function endOfRow(page: PageText, index: number, start: RowStart): number {
  let end = index + 1;
  for (let at = index + 1; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? '';
    if (line.trim() === '') {
      if (at - end >= 3) break;
      continue;
    }
    if (isRowLine(page, at, start) || sectionMeaning(line) !== undefined || readHeader(page, at) !== undefined) break;
    const isBullet = /^\s*[•*-]\s/.test(line);
    if (!isBullet && at > end) break;
    end = at + 1;
  }
  return end;
}

function tokenCell(page: PageText, token: Token | undefined): Cell | undefined {
  return token === undefined ? undefined : cellBetween(page, token.from, token.from + token.text.length);
}

/** Name, type, then a required word where there is one, the example up to the first Chinese word, the description. */
function nameTypeCells(page: PageText, index: number, end: number): Partial<Record<ColumnMeaning, Cell>> {
  const [name, type, ...rest] = tokensOf(page, index);
  const required = rest[0] !== undefined && isRequiredWord(rest[0].text) ? rest.shift() : undefined;
  const chinese = rest.findIndex((token) => /[\u4e00-\u9fff]/.test(token.text));
  const exampleTokens = chinese === -1 ? rest : rest.slice(0, chinese);
  const first = exampleTokens[0];
  const last = exampleTokens.at(-1);
  const endOffset = endOf(page, end - 1);
  const restFrom = last === undefined ? (rest[0]?.from ?? startOf(page, index + 1)) : last.from + last.text.length;
  return {
    name: tokenCell(page, name),
    type: tokenCell(page, type),
    required: tokenCell(page, required),
    example: first && last ? cellBetween(page, first.from, last.from + last.text.length) : undefined,
    description: cellBetween(page, Math.min(restFrom, endOffset), endOffset),
  } as Partial<Record<ColumnMeaning, Cell>>;
}

function statusCodeCells(page: PageText, index: number, end: number): Partial<Record<ColumnMeaning, Cell>> {
  const [status, code, first] = tokensOf(page, index);
  const from = first?.from ?? endOf(page, index);
  const to = endOf(page, end - 1);
  const split = from + splitMessage(page.text.slice(from, to));
  return {
    status: tokenCell(page, status),
    code: tokenCell(page, code),
    message: cellBetween(page, from, split),
    description: cellBetween(page, split, to),
  } as Partial<Record<ColumnMeaning, Cell>>;
}

function readRow(page: PageText, header: Header, index: number, end: number): TableRow {
  const cells = header.start === 'name-type' ? nameTypeCells(page, index, end) : statusCodeCells(page, index, end);
  const nowhere = startOf(page, index);
  return {
    cells: header.columns.map((column) => cells[column] ?? { text: '', span: [nowhere, nowhere] }),
    lines: [index + 1, end],
  };
}

function findTable(page: PageText, index: number): TableReading | undefined {
  const header = readHeader(page, index);
  if (header === undefined) return undefined;
  const rows: TableRow[] = [];
  let next = index + 1;
  for (let at = index + 1; at < page.lines.length; ) {
    if (page.lines[at]?.trim() === '') {
      at += 1;
      continue;
    }
    if (!isRowLine(page, at, header.start)) break;
    next = endOfRow(page, at, header.start);
    rows.push(readRow(page, header, at, next));
    at = next;
  }
  return { table: { header: header.cells, rows, lines: [index + 1, rows.at(-1)?.lines[1] ?? index + 1] }, next };
}

export const spaceSeparated: Reader = {
  name: 'space-separated',
  recognises: (document) => countRows(document, findTable),
  read: (document) => readBlocks(document, findTable),
};
