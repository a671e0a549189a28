/**
 * Whether a page breaks off inside its last row. Without borders nothing closes a row: it is taken for broken off where the
 * page ends in it and it lacks the last cell, which every other row of its table has; or where it alone lacks the stop at
 * the end of a description that may state bounds.
 */
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import type { PageText } from '../documents/page-text.ts';
import type { TableRow } from '../model.ts';

function hasLastCell(row: TableRow): boolean {
  return row.cells.at(-1)?.text !== '';
}

function hasStop(row: TableRow): boolean {
  return /[。.!！;；)）]$/.test(row.cells.at(-1)?.text ?? '');
}

/** Where a table ends: `next` is the index of the first line behind it. */
export interface TableEnd {
  readonly columns: readonly ColumnMeaning[];
  readonly next: number;
}

/** The rows with the last one marked as cut where it is. */
export function markCutEnd(
  page: PageText,
  rows: readonly TableRow[],
  { columns, next }: TableEnd,
): readonly TableRow[] {
  const last = rows.at(-1);
  if (last === undefined || next <= page.lastFilled) return rows;
  const others = rows.slice(0, -1);
  const hasBounds = columns.includes('type') && columns.at(-1) === 'description';
  const lacksCell = !hasLastCell(last) && others.every(hasLastCell);
  const lacksStop = hasBounds && others.length > 0 && !hasStop(last) && others.every(hasStop);
  return lacksCell || lacksStop ? [...others, { ...last, cut: true }] : rows;
}
