/**
 * Layout of text copied from a portal without borders: header words one per line, then one cell per line, blank lines
 * between some of them. A blank line is no empty cell: such pages lose whole columns, and nothing is put in their place.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, TableRow } from '../model.ts';
import { countRows, readBlocks, type TableReading } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { beginsRow, isRequiredWord, type RowStart, rowStartOf } from './row-starts.ts';

interface Header {
  readonly cells: readonly Cell[];
  readonly start: RowStart | undefined;
  readonly columns: readonly ColumnMeaning[];
  readonly next: number;
}

function lineCell(page: PageText, from: number, to = from): Cell {
  return cellBetween(page, startOf(page, from), endOf(page, to));
}

function readHeader(page: PageText, index: number): Header | undefined {
  const columns: ColumnMeaning[] = [];
  let next = index;
  for (; next < page.lines.length; next += 1) {
    const line = page.lines[next] ?? '';
    const meaning = columnMeaning(line);
    const start = rowStartOf(columns);
    // A parameter may be called like a header word (`Action`).
    const isRow = start !== undefined && beginsRow(start, line.trim(), page.lines[next + 1]?.trim() ?? '');
    if (meaning === undefined || columns.includes(meaning) || isRow) break;
    columns.push(meaning);
  }
  const start = rowStartOf(columns);
  if (start === undefined && !(columns.includes('operation') && columns.includes('condition'))) return undefined;
  return { cells: columns.map((_, at) => lineCell(page, index + at)), start, columns, next };
}

/** Lines from..to (exclusive) as groups of neighbouring filled lines. */
function paragraphs(page: PageText, from: number, to: number): (readonly [number, number])[] {
  const groups: [number, number][] = [];
  for (let at = from; at < to; at += 1) {
    if (page.lines[at]?.trim() === '') continue;
    const last = groups.at(-1);
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else groups.push([at, at]);
  }
  return groups;
}

/** One free paragraph is the example unless it reads like prose; of several, the first is the cell and the rest describe. */
function assignCells(page: PageText, header: Header, from: number, to: number): Cell[] {
  const cells = new Map<ColumnMeaning | undefined, Cell>([
    [header.columns[0], lineCell(page, from)],
    [header.columns[1], lineCell(page, from + 1)],
  ]);
  const groups = paragraphs(page, from + 2, to);
  const required = groups[0];
  if (header.columns.includes('required') && required !== undefined && isRequiredWord(page.lines[required[0]] ?? '')) {
    cells.set('required', lineCell(page, required[0]));
    if (required[0] === required[1]) groups.shift();
    else groups[0] = [required[0] + 1, required[1]];
  }
  const middle = (['example', 'message'] as const).find((column) => header.columns.includes(column));
  const candidate = groups[0];
  const alone = groups.length === 1;
  const isProse = candidate !== undefined && /[\u4e00-\u9fff]/.test(page.lines[candidate[0]] ?? '');
  if (middle !== undefined && candidate !== undefined && !(alone && middle === 'example' && isProse)) {
    cells.set(middle, lineCell(page, candidate[0], candidate[1]));
    groups.shift();
  }
  const rest = [groups[0], groups.at(-1)] as const;
  if (rest[0] !== undefined && rest[1] !== undefined) cells.set('description', lineCell(page, rest[0][0], rest[1][1]));
  const end = startOf(page, from);
  return header.columns.map((column) => cells.get(column) ?? { text: '', span: [end, end] });
}

function endOfRow(page: PageText, header: Header, from: number): number {
  const start = header.start;
  let at = from + 2;
  for (; at < page.lines.length; at += 1) {
    const line = page.lines[at]?.trim() ?? '';
    if (start !== undefined && beginsRow(start, line, page.lines[at + 1]?.trim() ?? '')) break;
    if (line !== '' && (sectionMeaning(line) !== undefined || /^#{1,6}\s/.test(line))) break;
    if (columnMeaning(line) !== undefined && columnMeaning(page.lines[at + 1] ?? '') !== undefined) break;
  }
  return at;
}

function lastFilledLine(page: PageText, from: number, to: number): number {
  let last = to - 1;
  while (last > from && page.lines[last]?.trim() === '') last -= 1;
  return last;
}

function readBorderlessRows(page: PageText, header: Header, start: RowStart): { rows: TableRow[]; next: number } {
  const rows: TableRow[] = [];
  let at = header.next;
  while (at < page.lines.length) {
    if (page.lines[at]?.trim() === '') {
      at += 1;
      continue;
    }
    if (!beginsRow(start, page.lines[at]?.trim() ?? '', page.lines[at + 1]?.trim() ?? '')) break;
    const end = endOfRow(page, header, at);
    rows.push({ cells: assignCells(page, header, at, end), lines: [at + 1, lastFilledLine(page, at, end) + 1] });
    at = end;
  }
  return { rows, next: at };
}

/** Rows without a telling pair: as many filled lines as there are columns, while they last. */
function readCountedRows(page: PageText, header: Header): { rows: TableRow[]; next: number } {
  const rows: TableRow[] = [];
  let pending: number[] = [];
  let at = header.next;
  for (; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? '';
    if (line.trim() === '') continue;
    const isName = /^[A-Z][A-Za-z0-9]*$/.test(line.trim());
    if (sectionMeaning(line) !== undefined || (pending.length === 0 && !isName)) break;
    pending.push(at);
    if (pending.length < header.columns.length) continue;
    rows.push({ cells: pending.map((index) => lineCell(page, index)), lines: [(pending[0] ?? at) + 1, at + 1] });
    pending = [];
  }
  return { rows, next: at };
}

function findTable(page: PageText, index: number): TableReading | undefined {
  const header = readHeader(page, index);
  if (header === undefined) return undefined;
  const { rows, next } =
    header.start === undefined ? readCountedRows(page, header) : readBorderlessRows(page, header, header.start);
  const end = rows.at(-1)?.lines[1] ?? header.next;
  return { table: { header: header.cells, rows, lines: [index + 1, end] }, next: Math.max(next, header.next) };
}

export const cellPerLine: Reader = {
  name: 'cell-per-line',
  recognises: (document) => countRows(document, findTable),
  read: (document) => readBlocks(document, findTable),
};
