/**
 * Which table of a page holds what. Its headers decide; the heading above it only parts request from response where both
 * have the same columns. A table whose headers mean nothing known is left alone.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { type SectionMeaning, sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, PageLayout, Table, TableRow } from '../model.ts';

export type TableKind = 'parameters' | 'response' | 'errors' | 'authorization' | 'arrears' | 'history' | 'unknown';

export interface UnderstoodTable {
  readonly kind: TableKind;
  readonly table: Table;
  /** Meaning of each column, in page order. */
  readonly columns: readonly (ColumnMeaning | undefined)[];
}

function kindOf(
  columns: readonly (ColumnMeaning | undefined)[],
  section: SectionMeaning | undefined,
  seen: ReadonlySet<TableKind>,
): TableKind {
  const has = (...meanings: readonly ColumnMeaning[]): boolean =>
    meanings.every((meaning) => columns.includes(meaning));
  if (has('change-time') || has('change-summary')) return 'history';
  if (has('access') || has('resource')) return 'authorization';
  if (has('operation') && has('condition')) return 'arrears';
  if (has('code') && (has('status') || has('message'))) return 'errors';
  if (!has('name') || !has('type')) return 'unknown';
  if (section === 'response') return 'response';
  if (has('required') || section === 'request') return 'parameters';
  return seen.has('parameters') ? 'response' : 'parameters';
}

/** Every table of a page with its kind, in page order. */
export function understandTables(layout: PageLayout): readonly UnderstoodTable[] {
  const found: UnderstoodTable[] = [];
  const seen = new Set<TableKind>();
  let section: SectionMeaning | undefined;
  for (const block of layout.blocks) {
    if (block.block === 'heading') section = sectionMeaning(block.text) ?? section;
    if (block.block !== 'table') continue;
    const columns = block.table.header.map((cell) => columnMeaning(cell.text));
    const kind = kindOf(columns, section, seen);
    seen.add(kind);
    found.push({ kind, table: block.table, columns });
  }
  return found;
}

/** The cell of a row in the first column of that meaning. */
export function cellOf(table: UnderstoodTable, row: TableRow, meaning: ColumnMeaning): Cell | undefined {
  const column = table.columns.indexOf(meaning);
  return column === -1 ? undefined : row.cells[column];
}

/** Rows of all tables of a kind, each with its table. */
export function rowsOf(
  tables: readonly UnderstoodTable[],
  kind: TableKind,
): readonly { readonly table: UnderstoodTable; readonly row: TableRow }[] {
  return tables
    .filter((table) => table.kind === kind)
    .flatMap((table) => table.table.rows.map((row) => ({ table, row })));
}
