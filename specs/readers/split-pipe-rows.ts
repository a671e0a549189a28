/**
 * Rows whose cells end with a pipe. A row may span many lines: it ends where it has as many pipes as its table has
 * columns. Pipes inside a fence are text; pipes too many are text of the last column, where descriptions stand.
 */
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, Table, TableRow } from '../model.ts';
import { isFence, type TableReading } from './read-blocks.ts';

/** `leading`: every row also begins with a pipe. */
export interface PipeStyle {
  readonly leading: boolean;
}

const delimiter = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The line under a header: dashes between pipes. */
export function isDelimiterLine(line: string): boolean {
  return line.includes('|') && line.length < 1000 && delimiter.test(line);
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

interface RowScan {
  readonly pipes: readonly number[];
  /** Index of the first line behind the row. */
  readonly next: number;
}

function beginsAnotherRow(line: string, needed: number, style: PipeStyle): boolean {
  if (style.leading) return line.startsWith('|');
  return !line.startsWith('|') && pipesOf(line).length >= needed;
}

/** Collects lines until the row has its pipes; cut short where another row or a heading begins. */
function scanRow(page: PageText, index: number, needed: number, style: PipeStyle): RowScan {
  const pipes: number[] = [];
  let inFence = false;
  let at = index;
  for (; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? '';
    if (at > index && isFence(line)) inFence = !inFence;
    if (inFence) continue;
    const cut = beginsAnotherRow(line, needed, style) || /^#{1,6}\s/.test(line) || sectionMeaning(line) !== undefined;
    if (at > index && cut) break;
    pipes.push(...pipesOf(line).map((pipe) => startOf(page, at) + pipe));
    if (pipes.length >= needed && endsWithPipe(line)) return { pipes, next: at + 1 };
  }
  return { pipes, next: at };
}

function cellsOf(page: PageText, index: number, scan: RowScan, columns: number, style: PipeStyle): Cell[] {
  const end = endOf(page, scan.next - 1);
  const bounds = style.leading ? [...scan.pipes] : [startOf(page, index) - 1, ...scan.pipes];
  const complete = bounds.length > columns;
  const edges = complete ? [...bounds.slice(0, columns), bounds.at(-1) ?? end] : [...bounds, end];
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

function readRow(page: PageText, index: number, columns: number, style: PipeStyle): { row: TableRow; next: number } {
  const scan = scanRow(page, index, columns + (style.leading ? 1 : 0), style);
  const row: TableRow = {
    cells: cellsOf(page, index, scan, columns, style),
    lines: [index + 1, lastFilledLine(page, index, scan.next) + 1],
  };
  return { row, next: Math.max(scan.next, index + 1) };
}

/** The table whose header stands at that line, with the dashes on the next one. */
export function readPipeTable(page: PageText, index: number, style: PipeStyle): TableReading {
  const headerPipes = pipesOf(page.lines[index] ?? '');
  const trailing = endsWithPipe(page.lines[index] ?? '') ? 0 : 1;
  const columns = Math.max(1, headerPipes.length + trailing - (style.leading ? 1 : 0));
  const header = readRow(page, index, columns, style).row;
  const rows: TableRow[] = [];
  let next = index + 2;
  while (next < page.lines.length) {
    const line = page.lines[next] ?? '';
    const isRow = style.leading ? line.startsWith('|') : pipesOf(line).length > 0;
    if (!isRow) break;
    const reading = readRow(page, next, columns, style);
    rows.push(reading.row);
    next = reading.next;
  }
  const table: Table = { header: header.cells, rows, lines: [index + 1, rows.at(-1)?.lines[1] ?? index + 2] };
  return { table, next };
}
