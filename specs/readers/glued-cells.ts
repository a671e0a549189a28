/**
 * Layout of a matrix that lost the separators of its cells: a header such as `接口实例欠费` above rows such as `AttachDisk报错`,
 * with or without a blank between the cells. If the header is lost, a line above that names the condition replaces it. This
 * works for a matrix only, because its cells are operation names and a few known words.
 */
import { arrearsWord, arrearsWordPattern } from '../documents/arrears-words.ts';
import { columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, type PageText, startOf } from '../documents/page-text.ts';
import type { Cell, TableRow } from '../model.ts';
import type { ParsedTable } from './read-blocks.ts';
import type { Reader } from './reader.ts';

const operationWord = /^\s*(?:接口名称|接口|API\s*接口|API\s*名称|API operation|API|Operation|操作)\s*/i;
const conditionWord =
  /^\s*((?:[^\s欠到过]{0,10}(?:欠费|到期|过期)(?:时|状态)?)|(?:[A-Z]?[a-z]+ ){0,4}?(?:in arrears|overdue|[Aa]rrears)(?: (?:disk|instance)s?)?)\s*/;
const bullet = /^\s*[-*•·]\s+/;
const longestHeader = 120;
const longestRow = 200;
const word = new RegExp(`^\\s*[:：]?\\s*(${arrearsWordPattern})(?=\\s*(?:$|[A-Z]|${arrearsWordPattern}))`, 'i');

function readHeader(page: PageText, index: number): readonly Cell[] | undefined {
  const line = page.lines[index] ?? '';
  if (line.length > longestHeader || line.includes('|')) return undefined;
  const start = startOf(page, index);
  const first = operationWord.exec(line);
  if (first === null) {
    if (columnMeaning(line.replace(/^#+/, '')) !== 'condition') return undefined;
    return [{ text: '', span: [start, start] }, cellBetween(page, start, start + line.length)];
  }
  const cells = [cellBetween(page, start, start + first[0].length)];
  let at = first[0].length;
  while (at < line.trimEnd().length) {
    const next = conditionWord.exec(line.slice(at));
    if (next?.[1] === undefined || columnMeaning(next[1]) !== 'condition') return undefined;
    cells.push(cellBetween(page, start + at, start + at + next[0].length));
    at += next[0].length;
  }
  return cells.length > 1 ? cells : undefined;
}

/** One operation and the words of its cells, from an offset of the line on. */
function readCells(
  page: PageText,
  index: number,
  at: number,
  columns: number,
): { cells: Cell[]; next: number } | undefined {
  const line = page.lines[index] ?? '';
  const start = startOf(page, index);
  const name = /^\s*[A-Z][A-Za-z0-9]*/.exec(line.slice(at))?.[0];
  if (name === undefined) return undefined;
  // English words may be joined to the name. Take the shortest name that is followed by known words.
  for (let size = 3; size <= name.length; size += 1) {
    const cells = [cellBetween(page, start + at, start + at + size)];
    let next = at + size;
    while (cells.length < columns) {
      const match = word.exec(line.slice(next));
      if (match?.[1] === undefined || arrearsWord(match[1]) === undefined) break;
      next += match[0].length;
      cells.push(cellBetween(page, start + next - match[1].length, start + next));
    }
    const isWhole = /^\s*(?:$|[A-Z])/.test(line.slice(next));
    if (cells.length === columns && isWhole) return { cells, next };
  }
  return undefined;
}

function readRows(page: PageText, index: number, columns: number): readonly TableRow[] {
  const line = page.lines[index] ?? '';
  const rows: TableRow[] = [];
  if (line.length > longestRow * columns) return rows;
  for (let at = bullet.exec(line)?.[0].length ?? 0; at < line.trimEnd().length; ) {
    const found = readCells(page, index, at, columns);
    if (found === undefined) return [];
    rows.push({ cells: found.cells, lines: [index + 1, index + 1] });
    at = found.next;
  }
  return rows;
}

function findTable(page: PageText, index: number): ParsedTable | undefined {
  const header = readHeader(page, index);
  if (header === undefined) return undefined;
  const rows: TableRow[] = [];
  let next = index + 1;
  for (let at = index + 1; at < page.lines.length; at += 1) {
    if (page.lines[at]?.trim() === '') continue;
    const found = readRows(page, at, header.length);
    if (found.length === 0) break;
    rows.push(...found);
    next = at + 1;
  }
  if (rows.length === 0) return undefined;
  return { table: { header, rows, lines: [index + 1, rows.at(-1)?.lines[1] ?? index + 1] }, next };
}

export const gluedCells: Reader = { name: 'glued-cells', findTable };
