/**
 * Decides whether a page breaks off inside its last row. Without borders nothing closes a row. The row counts as cut in two
 * cases: the page ends in it and it lacks the last cell that every other row has; or it alone lacks the full stop at the end
 * of a description that may state bounds.
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

/** The end of a table: `next` is the index of the first line after it. */
export interface TableEnd {
  readonly columns: readonly ColumnMeaning[];
  readonly next: number;
}

/** The same rows; the last one is marked if it is cut. */
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
