/**
 * Layout of text copied from a portal that lost its borders: one header word per line, then one cell per line, with blank
 * lines between some of them. A blank line is not an empty cell: such pages lose whole columns without a trace.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, TableRow } from '../model.ts';
import { markCutEnd } from './cut-end.ts';
import { assignLines, type Cells, lineCell } from './free-cells.ts';
import type { ParsedTable } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { anchorsOf, fits, gluedAt, isStrict } from './row-starts.ts';

interface Header {
  readonly cells: readonly Cell[];
  readonly columns: readonly ColumnMeaning[];
  readonly anchors: readonly [number, number];
  readonly next: number;
}

/** The two anchor lines of a row. They are the same line if the two cells were joined. */
interface RowStart {
  readonly first: number;
  readonly second: number;
}

/** Maximum number of lines between the two anchors of a row. */
const farthest = 12;
const mostColumns = 10;

function text(page: PageText, at: number): string {
  return page.lines[at]?.trim() ?? '';
}

function nextFilled(page: PageText, from: number): number {
  let at = from;
  while (at < page.lines.length && text(page, at) === '') at += 1;
  return at;
}

/** Whether the anchors of a row follow from this line on. */
function rowStart(page: PageText, header: Pick<Header, 'columns' | 'anchors'>, first: number): RowStart | undefined {
  const [left, right] = header.anchors;
  const [leftColumn, rightColumn] = [header.columns[left], header.columns[right]];
  if (leftColumn === undefined || rightColumn === undefined) return undefined;
  const line = text(page, first);
  if (right === left + 1 && gluedAt([leftColumn, rightColumn], line) !== undefined) return { first, second: first };
  if (line === '' || !fits(leftColumn, line)) return undefined;
  let second = nextFilled(page, first + 1);
  const between = header.columns.slice(left + 1, right);
  const hasText = between.some((column) => !isStrict(column));
  const reach = hasText ? farthest : right - left;
  for (let step = 0; step < reach && second < page.lines.length; step += 1) {
    const line = text(page, second);
    // A status is unmistakable. Any other cell this close may be text between the anchors.
    if ((!hasText || step > 0 || rightColumn === 'status') && fits(rightColumn, line)) return { first, second };
    if (isStop(page, second)) return undefined;
    if (!hasText && !between.some((column) => fits(column, line))) return undefined;
    second = nextFilled(page, second + 1);
  }
  return undefined;
}

function isStop(page: PageText, at: number): boolean {
  const line = page.lines[at] ?? '';
  if (/^#{1,6}\s/.test(line)) return true;
  if (sectionMeaning(line) !== undefined) return true;
  return columnMeaning(line) !== undefined && columnMeaning(page.lines[at + 1] ?? '') !== undefined;
}

function isRowHead(page: PageText, columns: readonly ColumnMeaning[], at: number): boolean {
  const anchors = anchorsOf(columns);
  if (anchors === undefined) return false;
  // A parameter may have the name of a header word (`Action`, `Type`). Free text after it would prove nothing.
  if (columns.slice(anchors[0], anchors[1] + 1).some((column) => !isStrict(column))) return false;
  return rowStart(page, { columns, anchors }, at) !== undefined;
}

/** One blank line may separate header words, as long as there are too few of them to recognise rows. */
function isGap(page: PageText, columns: readonly ColumnMeaning[], at: number): boolean {
  if (columns.length === 0 || text(page, at) !== '' || anchorsOf(columns) !== undefined) return false;
  return columnMeaning(page.lines[at + 1] ?? '') !== undefined;
}

/** A header word printed twice is one column, unless it names a condition. */
function isDouble(columns: readonly ColumnMeaning[], meaning: ColumnMeaning, isSameText: boolean): boolean {
  return columns.at(-1) === meaning && (meaning !== 'condition' || isSameText);
}

function readHeader(page: PageText, index: number): Header | undefined {
  const columns: ColumnMeaning[] = [];
  const cells: Cell[] = [];
  let next = index;
  for (; next < page.lines.length && columns.length <= mostColumns; next += 1) {
    if (isGap(page, columns, next)) continue;
    const meaning = columnMeaning(page.lines[next] ?? '');
    if (meaning === undefined || (columns.length > 1 && isRowHead(page, columns, next))) break;
    if (isDouble(columns, meaning, text(page, next) === text(page, next - 1))) continue;
    if (columns.includes(meaning) && meaning !== 'condition') break;
    columns.push(meaning);
    cells.push(lineCell(page, next));
  }
  const anchors = columns.length < 2 ? undefined : anchorsOf(columns);
  return anchors === undefined ? undefined : { cells, columns, anchors, next };
}

function glueCells(page: PageText, header: Header, start: RowStart, cells: Cells): void {
  const [left, right] = header.anchors;
  const [leftColumn, rightColumn] = [header.columns[left], header.columns[right]];
  const line = text(page, start.first);
  const at =
    start.first === start.second && leftColumn && rightColumn ? gluedAt([leftColumn, rightColumn], line) : undefined;
  if (at === undefined) {
    cells.set(left, lineCell(page, start.first));
    cells.set(right, lineCell(page, start.second));
    return;
  }
  const whole = lineCell(page, start.first).span;
  cells.set(left, cellBetween(page, whole[0], whole[0] + at));
  cells.set(right, cellBetween(page, whole[0] + at, whole[1]));
}

function readRow(page: PageText, header: Header, start: RowStart, from: number, to: number): TableRow {
  const [left, right] = header.anchors;
  const cells: Cells = new Map();
  const shared = { page, columns: header.columns };
  glueCells(page, header, start, cells);
  assignLines({ ...shared, from: 0, to: left, first: from, last: start.first }, cells);
  assignLines({ ...shared, from: left + 1, to: right, first: start.first + 1, last: start.second }, cells);
  assignLines({ ...shared, from: right + 1, to: header.columns.length, first: start.second + 1, last: to }, cells);
  const nowhere = startOf(page, from);
  let last = to - 1;
  while (last > start.second && text(page, last) === '') last -= 1;
  return {
    cells: header.columns.map((_, place) => cells.get(place) ?? { text: '', span: [nowhere, nowhere] }),
    lines: [from + 1, last + 1],
  };
}

/** Index of a row's first line. Free columns before the anchors have one line each. */
function backToStart(page: PageText, anchor: number, leading: number, bound: number): number {
  let at = anchor;
  for (let left = leading; left > 0; left -= 1) {
    let before = at - 1;
    while (before > bound && text(page, before) === '') before -= 1;
    if (before < bound) break;
    at = before;
  }
  return at;
}

interface FoundRow {
  readonly start: RowStart;
  readonly from: number;
}

function findRows(page: PageText, header: Header): { found: readonly FoundRow[]; end: number } {
  const leading = header.anchors[0];
  const found: FoundRow[] = [];
  let bound = header.next;
  let at = header.next;
  for (; at < page.lines.length; at += 1) {
    if (text(page, at) === '') continue;
    if (found.length > 0 && isStop(page, at) && rowStart(page, header, at) === undefined) break;
    // The first row follows the header immediately.
    if (found.length === 0 && at > nextFilled(page, header.next) + leading) break;
    const start = rowStart(page, header, at);
    if (start === undefined) continue;
    found.push({ start, from: backToStart(page, start.first, leading, bound) });
    at = start.second;
    bound = at + 1;
  }
  return { found, end: at };
}

/** Every line of a matrix is a cell: the first other text ends the matrix. */
function endOfCells(page: PageText, header: Header, from: number, end: number): number {
  if (header.columns.some((column) => column !== 'operation' && column !== 'condition')) return end;
  let at = from;
  while (at < end && (text(page, at) === '' || fits('condition', text(page, at)))) at += 1;
  return at;
}

function findTable(page: PageText, index: number): ParsedTable | undefined {
  if (columnMeaning(page.lines[index] ?? '') === undefined) return undefined;
  const header = readHeader(page, index);
  if (header === undefined) return undefined;
  // A heading may also be a header word. The real header then begins below it.
  const below = sectionMeaning(page.lines[index] ?? '') && readHeader(page, nextFilled(page, index + 1));
  if (below !== undefined && below.columns.length >= header.columns.length) return undefined;
  const { found, end } = findRows(page, header);
  let last = header.next;
  const rows = found.map((row, at) => {
    last = endOfCells(page, header, row.start.second + 1, found[at + 1]?.from ?? end);
    return readRow(page, header, row.start, row.from, last);
  });
  const lines = [index + 1, rows.at(-1)?.lines[1] ?? Math.max(index + 1, header.next)] as const;
  const next = Math.max(rows.length === 0 ? 0 : last, header.next);
  return {
    table: { header: header.cells, rows: markCutEnd(page, rows, { columns: header.columns, next }), lines },
    next,
  };
}

export const cellPerLine: Reader = { name: 'cell-per-line', findTable };
