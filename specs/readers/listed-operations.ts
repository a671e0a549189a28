/**
 * Layout of a matrix written as lists: a caption that states the outcome or the condition, then one operation per line, with
 * or without bullets. Such a list is a table of one column, and the caption is its header.
 */
import { columnMeaning } from '../documents/column-meanings.ts';
import { operationsIn, saysOutcome } from '../documents/operation-lists.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import type { TableRow } from '../model.ts';
import type { ParsedTable } from './read-blocks.ts';
import type { Reader } from './reader.ts';

const longestCaption = 80;
const longestLine = 400;
/** Number of lines above a caption that are searched for the condition. */
const farthest = 80;
const arrears = /欠费|到期|过期|arrears|overdue|expired/i;

function isCondition(line: string): boolean {
  return arrears.test(line) && columnMeaning(line.replace(/^#+/, '')) === 'condition';
}

function isCaption(line: string): boolean {
  if (line.length > longestCaption || line.includes('|') || operationsIn(line).length > 0) return false;
  return saysOutcome(line) || isCondition(line);
}

/** Whether the condition is named by the caption, or by the nearest line above that is neither a list nor a caption. */
function hasCondition(page: PageText, index: number): boolean {
  for (let at = index; at >= Math.max(0, index - farthest); at -= 1) {
    const line = page.lines[at] ?? '';
    if (line.length > longestLine) return false;
    if (line.length <= longestCaption && arrears.test(line)) return true;
    if (line.trim() !== '' && operationsIn(line).length === 0 && !isCaption(line)) return false;
  }
  return false;
}

function findTable(page: PageText, index: number): ParsedTable | undefined {
  if (!isCaption(page.lines[index] ?? '')) return undefined;
  const rows: TableRow[] = [];
  for (let at = index + 1; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? '';
    if (line.trim() === '') continue;
    if (line.length > longestLine || operationsIn(line).length === 0) break;
    rows.push({ cells: [cellBetween(page, startOf(page, at), endOf(page, at))], lines: [at + 1, at + 1] });
  }
  const last = rows.at(-1)?.lines[1];
  if (last === undefined || !hasCondition(page, index)) return undefined;
  const header = [cellBetween(page, startOf(page, index), endOf(page, index))];
  return { table: { header, rows, lines: [index + 1, last] }, next: last };
}

export const listedOperations: Reader = { name: 'listed-operations', findTable };
