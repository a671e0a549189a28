/**
 * Decides which table of a page holds what: by its headers, and by its cells if the headers do not show it. The heading
 * above only distinguishes request from response if both have the same columns. An unknown table is ignored.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { plainText } from '../documents/plain-text.ts';
import { type SectionMeaning, sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, PageLayout, Table, TableRow } from '../model.ts';
import { type MatrixShape, matrixShape } from './matrix-shape.ts';
import { resolveColumns } from './resolve-columns.ts';

export type TableKind = 'parameters' | 'response' | 'errors' | 'authorization' | 'arrears' | 'history' | 'unknown';

export interface UnderstoodTable {
  readonly kind: TableKind;
  readonly table: Table;
  /** Rows that repeat the header; they are removed from the table. */
  readonly repeatedHeaders: readonly TableRow[];
  /** The meaning of each column, in page order. */
  readonly columns: Columns;
  /** The shape of the arrears matrix; only for the kind `arrears`. */
  readonly matrix?: MatrixShape;
  /** The heading or line above that names the subject of the table. */
  readonly caption: string;
}

/** Maximum length of a line above a table that is examined, since it is read again for every row of a matrix. */
const longestCaption = 400;

/** What was found above a table. */
interface Context {
  readonly section: SectionMeaning | undefined;
  readonly seen: ReadonlySet<TableKind>;
  readonly caption: string;
}

type Columns = readonly (ColumnMeaning | undefined)[];

function has(columns: Columns, ...meanings: readonly ColumnMeaning[]): boolean {
  return meanings.every((meaning) => columns.includes(meaning));
}

function isErrors(columns: Columns, section: SectionMeaning | undefined): boolean {
  if (has(columns, 'code') && (has(columns, 'status') || has(columns, 'message'))) return true;
  return has(columns, 'status') && (has(columns, 'message') || section === 'errors');
}

function listsNames(columns: Columns, section: SectionMeaning | undefined): boolean {
  if (!has(columns, 'name')) return false;
  if (has(columns, 'type') || has(columns, 'required') || has(columns, 'optional')) return true;
  return has(columns, 'description') && (section === 'request' || section === 'response');
}

function kindOf(columns: Columns, { section, seen }: Context): TableKind {
  if (has(columns, 'change-time') || has(columns, 'change-summary')) return 'history';
  if (has(columns, 'access') || has(columns, 'resource') || has(columns, 'action')) return 'authorization';
  if (isErrors(columns, section)) return 'errors';
  if (!listsNames(columns, section)) return 'unknown';
  if (section === 'response') return 'response';
  if (has(columns, 'required') || has(columns, 'optional') || section === 'request') return 'parameters';
  return seen.has('parameters') ? 'response' : 'parameters';
}

/** Rows that repeat the header, in either language. */
function isHeaderAgain(row: TableRow, table: Table): boolean {
  const texts = row.cells.map((cell) => plainText(cell.text));
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 2) return false;
  return texts.every((text, at) => {
    const header = table.header[at]?.text ?? '';
    const meaning = columnMeaning(text);
    return text === '' || text === plainText(header) || (meaning !== undefined && meaning === columnMeaning(header));
  });
}

function understand(printed: Table, context: Context): UnderstoodTable {
  const repeatedHeaders = printed.rows.filter((row) => isHeaderAgain(row, printed));
  const rows = printed.rows.filter((row) => !isHeaderAgain(row, printed));
  const table = rows.length === printed.rows.length ? printed : { ...printed, rows };
  const { caption, section } = context;
  const columns = resolveColumns(table, section);
  const matrix = section === 'history' ? undefined : matrixShape(table, columns);
  const common = { table, repeatedHeaders, caption };
  if (matrix !== undefined) return { kind: 'arrears', columns: matrix.columns, matrix, ...common };
  return { kind: section === 'history' ? 'history' : kindOf(columns, context), columns, ...common };
}

/** Every table of a page with its kind, in page order. */
export function understandTables(layout: PageLayout): readonly UnderstoodTable[] {
  const found: UnderstoodTable[] = [];
  const seen = new Set<TableKind>();
  let section: SectionMeaning | undefined;
  let caption = '';
  for (const block of layout.blocks) {
    if (block.block === 'heading') section = sectionMeaning(block.text) ?? section;
    if (block.block === 'heading' || block.block === 'prose') caption = block.text.slice(0, longestCaption);
    if (block.block !== 'table') continue;
    const table = understand(block.table, { section, seen, caption });
    seen.add(table.kind);
    found.push(table);
  }
  return found;
}

/** The cell of a row in the first column with that meaning. */
export function cellOf(table: UnderstoodTable, row: TableRow, meaning: ColumnMeaning): Cell | undefined {
  const column = table.columns.indexOf(meaning);
  return column === -1 ? undefined : row.cells[column];
}

/** Rows of all tables of a kind, each with its table. Cut rows are excluded. */
export function rowsOf(
  tables: readonly UnderstoodTable[],
  kind: TableKind,
): readonly { readonly table: UnderstoodTable; readonly row: TableRow }[] {
  return tables
    .filter((table) => table.kind === kind)
    .flatMap((table) => table.table.rows.filter((row) => row.cut === undefined).map((row) => ({ table, row })));
}
