/** The arrears matrix: which operations are refused while a resource is in arrears. Cells other than these two words are not read. */
import { plainText } from '../documents/plain-text.ts';
import type { ArrearsCondition, Provenance, TableRow } from '../model.ts';
import { cellOf, type UnderstoodTable } from './understand-tables.ts';

type Cells = Record<string, { readonly expected: 'error' | 'normal'; readonly provenance: Provenance }>;

function conditionId(label: string): string {
  if (/实例|instance/i.test(label)) return 'instance';
  if (/云盘|磁盘|disk/i.test(label)) return 'disk';
  if (/账号|账户|account/i.test(label)) return 'account';
  return label.toLowerCase().replace(/\s+/g, '-');
}

function expectation(cell: string): 'error' | 'normal' | undefined {
  const word = plainText(cell);
  if (/^(?:报错|返回错误|errors?|an error(?: is returned)?)$/i.test(word)) return 'error';
  return /^(?:正常逻辑|正常|normal(?: logic)?)$/i.test(word) ? 'normal' : undefined;
}

/** Whether all condition cells of the row could be read. */
export function isReadableArrearsRow(table: UnderstoodTable, row: TableRow): boolean {
  const operation = plainText(cellOf(table, row, 'operation')?.text ?? '');
  return (
    /^[A-Z]\w*$/.test(operation) &&
    table.columns.every(
      (meaning, at) => meaning !== 'condition' || expectation(row.cells[at]?.text ?? '') !== undefined,
    )
  );
}

function readColumn(document: string, table: UnderstoodTable, column: number): ArrearsCondition {
  const cells: Cells = {};
  for (const row of table.table.rows) {
    const operation = plainText(cellOf(table, row, 'operation')?.text ?? '');
    const expected = expectation(row.cells[column]?.text ?? '');
    if (!/^[A-Z]\w*$/.test(operation) || expected === undefined) continue;
    cells[operation] = { expected, provenance: { document, lines: row.lines } };
  }
  const label = plainText(table.table.header[column]?.text ?? '');
  return { id: conditionId(label), label, cells, provenance: { document, lines: table.table.lines } };
}

/** One condition per column of the matrix, in page order. */
export function readArrears(document: string, tables: readonly UnderstoodTable[]): readonly ArrearsCondition[] {
  return tables
    .filter((table) => table.kind === 'arrears')
    .flatMap((table) =>
      table.columns.flatMap((meaning, column) => (meaning === 'condition' ? readColumn(document, table, column) : [])),
    );
}
