/**
 * Rows whose cells end with a pipe. A row may span many lines: it ends when it has as many pipes as the table has columns.
 * Pipes inside a fence are text. Surplus pipes belong to the column that leaves every other cell well-formed.
 */
import { columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, Table, TableRow } from '../model.ts';
import { isFence, type ParsedTable } from './read-blocks.ts';
import { anchorsOf } from './row-starts.ts';
import { absorbingColumn } from './surplus-pipes.ts';

/** `leading`: every row also begins with a pipe. `closed`: every row also ends with a pipe. */
export interface PipeStyle {
  readonly leading: boolean;
  readonly closed: boolean;
}

const delimiter = /^(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const longestHeader = 1000;

/** The line below a header: dashes between pipes. */
export function isDelimiterLine(line: string): boolean {
  return line.includes('|') && line.length < longestHeader && delimiter.test(line.trim());
}

function pipesOf(line: string): number[] {
  const pipes: number[] = [];
  for (let at = line.indexOf('|'); at !== -1; at = line.indexOf('|', at + 1)) {
    if (line[at - 1] !== '\\') pipes.push(at);
  }
  return pipes;
}

function endsWithPipe(line: string): boolean {
  const trimmed = line.trimEnd();
  return trimmed.endsWith('|') && !trimmed.endsWith('\\|');
}

/** A header has dashes below it. If the dashes were lost, its words must be those of a known table. */
export function isHeaderLine(page: PageText, index: number): boolean {
  const line = page.lines[index] ?? '';
  if (line.length > longestHeader || isDelimiterLine(line)) return false;
  if (isDelimiterLine(page.lines[index + 1] ?? '')) return true;
  const words = line.split('|').map((word) => word.trim());
  const meanings = words.filter((word) => word !== '').map(columnMeaning);
  const known = meanings.filter((meaning) => meaning !== undefined);
  return known.length === meanings.length && anchorsOf(known) !== undefined;
}

interface RowScan {
  readonly pipes: readonly number[];
  /** Index of the first line after the row. */
  readonly next: number;
  readonly isComplete: boolean;
}

function beginsAnotherRow(line: string, needed: number, style: PipeStyle): boolean {
  if (style.leading) return line.startsWith('|');
  return !line.startsWith('|') && pipesOf(line).length >= needed;
}

/** Collects lines until the row has all its pipes. Stops earlier if another row or a heading begins. */
function scanRow(page: PageText, index: number, needed: number, style: PipeStyle): RowScan {
  const pipes: number[] = [];
  let inFence = false;
  let at = index;
  for (; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? '';
    if (at > index && isFence(line)) inFence = !inFence;
    if (inFence) continue;
    const cut =
      beginsAnotherRow(line, needed, style) ||
      /^#{1,6}\s/.test(line) ||
      sectionMeaning(line) !== undefined ||
      (!style.closed && line.trim() === '' && pipes.length >= needed);
    if (at > index && cut) break;
    for (const pipe of pipesOf(line)) pipes.push(startOf(page, at) + pipe);
    if (style.closed && pipes.length >= needed && endsWithPipe(line)) return { pipes, next: at + 1, isComplete: true };
  }
  return { pipes, next: at, isComplete: !style.closed && pipes.length >= needed };
}

function cellsOf(page: PageText, edges: readonly number[], columns: number, end: number): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < columns; column += 1) {
    const from = edges[column];
    const to = edges[column + 1];
    cells.push(
      from === undefined || to === undefined ? { text: '', span: [end, end] } : cellBetween(page, from + 1, to),
    );
  }
  return cells;
}

function lastFilledLine(page: PageText, from: number, next: number): number {
  let last = next - 1;
  while (last > from && page.lines[last]?.trim() === '') last -= 1;
  return last;
}

/** What all rows of a table have in common. */
interface Columns {
  readonly style: PipeStyle;
  readonly count: number;
  readonly header: readonly Cell[];
  /** Whether every row so far has one cell per column. */
  readonly isEven: boolean;
}

/** Edges of the cells: one more than there are columns. Surplus pipes become text. */
function edgesOf(page: PageText, index: number, scan: RowScan, columns: Columns): readonly number[] {
  const end = endOf(page, scan.next - 1);
  const { style, count, header } = columns;
  const inner = style.leading ? scan.pipes : [startOf(page, index) - 1, ...scan.pipes];
  const last = page.lines[scan.next - 1] ?? '';
  const edges = endsWithPipe(last) && inner.length > count ? inner : [...inner, end];
  const surplus = edges.length - count - 1;
  if (surplus <= 0) return edges;
  const at = absorbingColumn(page, edges, header);
  return [...edges.slice(0, at + 1), ...edges.slice(at + 1 + surplus)];
}

/**
 * A row that lacks pipes and does not end with one was cut. A row with too few cells was written that way, unless the page
 * ends in it and no row before it has too few.
 */
function isCut(page: PageText, scan: RowScan, columns: Columns): boolean {
  if (scan.isComplete || !columns.style.closed) return false;
  const isLast = page.lastFilled < scan.next;
  if (isLast && columns.isEven) return true;
  const needed = columns.count + (columns.style.leading ? 1 : 0);
  const ends = endsWithPipe(page.lines[lastFilledLine(page, 0, scan.next)] ?? '');
  return isLast ? !ends || scan.pipes.length < needed - 1 : !ends && scan.pipes.length < needed - 1;
}

interface ParsedRow {
  readonly row: TableRow;
  readonly next: number;
  readonly isWhole: boolean;
}

function readRow(page: PageText, index: number, columns: Columns): ParsedRow {
  const { style, count } = columns;
  const needed = count + (style.leading ? 1 : 0) - (style.closed ? 0 : 1);
  const scan = scanRow(page, index, needed, style);
  const row: TableRow = {
    cells: cellsOf(page, edgesOf(page, index, scan, columns), count, endOf(page, scan.next - 1)),
    lines: [index + 1, lastFilledLine(page, index, scan.next) + 1],
    ...(isCut(page, scan, columns) ? { cut: true } : {}),
  };
  return { row, next: Math.max(scan.next, index + 1), isWhole: scan.isComplete };
}

/** The header words may be in the first row, below a header that is empty only because the dashes need one. */
function isHeaderBelow(row: TableRow, header: readonly Cell[]): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  const isEmpty = header.every((cell) => cell.text === '');
  return isEmpty && filled.length > 1 && filled.every((cell) => columnMeaning(cell.text) !== undefined);
}

/** The table whose header is at that line, with or without dashes on the next line. */
export function readPipeTable(page: PageText, index: number, { leading }: { readonly leading: boolean }): ParsedTable {
  const line = page.lines[index] ?? '';
  const style: PipeStyle = { leading, closed: endsWithPipe(line) };
  const count = Math.max(1, pipesOf(line).length + (style.closed ? 0 : 1) - (leading ? 1 : 0));
  let header = readRow(page, index, { style, count, header: [], isEven: true }).row.cells;
  const rows: TableRow[] = [];
  let isEven = true;
  let next = index + 1;
  while (next < page.lines.length) {
    const current = page.lines[next] ?? '';
    if (isDelimiterLine(current)) {
      next += 1;
      continue;
    }
    if (!(leading ? current.startsWith('|') : pipesOf(current).length > 0)) break;
    const reading = readRow(page, next, { style, count, header, isEven });
    if (rows.length === 0 && isHeaderBelow(reading.row, header)) header = reading.row.cells;
    else rows.push(reading.row);
    isEven &&= reading.isWhole;
    next = reading.next;
  }
  const table: Table = { header, rows, lines: [index + 1, Math.min(rows.at(-1)?.lines[1] ?? next, page.lines.length)] };
  return { table, next };
}
