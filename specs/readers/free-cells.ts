/** Assigns the lines between the anchors of a row to the columns there. Empty cells left no trace on the page. */
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import type { Cell } from '../model.ts';
import { fits, isStrict } from './row-starts.ts';

/** Cells by the index of their column. */
export type Cells = Map<number, Cell>;

export interface FreeLines {
  readonly page: PageText;
  readonly columns: readonly ColumnMeaning[];
  /** Columns from..to take lines first..last; both ends are exclusive. */
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

const chinese = /[\u4e00-\u9fff]/;

export function lineCell(page: PageText, from: number, to = from): Cell {
  return cellBetween(page, startOf(page, from), endOf(page, to));
}

function filledLines(page: PageText, first: number, last: number): number[] {
  const filled: number[] = [];
  for (let at = first; at < last; at += 1) if (page.lines[at]?.trim() !== '') filled.push(at);
  return filled;
}

/** Index of the first line after a blank one; -1 if there is no blank line. */
function gapIn(lines: readonly number[]): number {
  return lines.findIndex((line, at) => at > 0 && line !== (lines[at - 1] ?? line) + 1);
}

function messageEnd(texts: readonly string[], gap: number): number {
  if (gap > 0) return gap;
  const translated = texts.findIndex((text, at) => at > 0 && chinese.test(text));
  return translated > 0 ? translated : 1;
}

/** A single paragraph is the example, unless it reads like prose. */
function exampleEnd(texts: readonly string[], gap: number): number {
  const [first = ''] = texts;
  if (chinese.test(first) || (/^[A-Z][a-z]+ [a-z]+ [a-z]+/.test(first) && texts.length < 2)) return 0;
  return gap > 0 ? gap : 1;
}

function endBeforeExample(texts: readonly string[]): number {
  const last = texts.at(-1) ?? '';
  const isExample = !chinese.test(last) && !/^\s*(?:[•*·-]\s|\w+ \w+ \w+)/.test(last) && !/[.。]$/.test(last);
  return isExample && texts.length > 1 ? texts.length - 1 : texts.length;
}

/** Index of the line after the first cell of two free columns. */
function firstCellEnd(page: PageText, lines: readonly number[], column: ColumnMeaning, next: ColumnMeaning): number {
  const gap = gapIn(lines);
  const texts = lines.map((line) => page.lines[line] ?? '');
  // Wire messages are English. A row that has only the translation has no message before it.
  if (column === 'message' && next === 'description' && chinese.test(texts[0] ?? '')) return 0;
  if (column === 'message' || (column === 'description' && next === 'remark')) return messageEnd(texts, gap);
  if (column === 'example') return exampleEnd(texts, gap);
  if (next === 'example') return endBeforeExample(texts);
  return gap > 0 ? gap : 1;
}

function assign(free: FreeLines, lines: readonly number[], places: readonly number[], cells: Cells): void {
  const { page, columns } = free;
  let rest = lines;
  places.forEach((place, at) => {
    const column = columns[place];
    const next = columns[places[at + 1] ?? -1];
    if (rest.length === 0 || column === undefined) return;
    const end = next === undefined ? rest.length : firstCellEnd(page, rest, column, next);
    const [from, to] = [rest[0], rest[end - 1]];
    if (end > 0 && from !== undefined && to !== undefined) cells.set(place, lineCell(page, from, to));
    rest = rest.slice(end);
  });
}

/** Gives each strict column the line that matches its form, and the free columns the lines between. */
export function assignLines(free: FreeLines, cells: Cells): void {
  const { page, columns } = free;
  let rest = filledLines(page, free.first, free.last);
  let places: number[] = [];
  for (let place = free.from; place < free.to; place += 1) {
    const column = columns[place];
    if (column === undefined || !isStrict(column)) {
      places.push(place);
      continue;
    }
    const at = rest.findIndex((line) => fits(column, page.lines[line]?.trim() ?? ''));
    const line = rest[at];
    // After another strict column the cell follows immediately, or it was empty and left no trace.
    if (line === undefined || (places.length === 0 && at > 0)) continue;
    cells.set(place, lineCell(page, line));
    assign(free, rest.slice(0, at), places, cells);
    rest = rest.slice(at + 1);
    places = [];
  }
  assign(free, rest, places, cells);
}
