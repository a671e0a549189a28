import { plainText } from '../documents/plain-text.ts';
import type { AuthorizationFact, ErrorRowFact, TableRow } from '../model.ts';
import { cellOf, rowsOf, type UnderstoodTable } from './understand-tables.ts';

/** One row of an error table; undefined where status or code cannot be read. */
export function readErrorRow(document: string, table: UnderstoodTable, row: TableRow): ErrorRowFact | undefined {
  const status = /^[1-5]\d\d$/.exec(plainText(cellOf(table, row, 'status')?.text ?? ''));
  const code = plainText(cellOf(table, row, 'code')?.text ?? '');
  if (status === null || !/^[A-Za-z][\w.%-]*$/.test(code)) return undefined;
  const message = plainText(cellOf(table, row, 'message')?.text ?? '').replace(/\s*\n\s*/g, ' ');
  return { status: Number(status[0]), code, message, provenance: { document, lines: row.lines } };
}

/** Every error row of a page, duplicates too, in page order. */
export function readErrorRows(document: string, tables: readonly UnderstoodTable[]): readonly ErrorRowFact[] {
  return rowsOf(tables, 'errors').flatMap(({ table, row }) => readErrorRow(document, table, row) ?? []);
}

/** What a caller must be allowed to do, as the page prints it. */
export function readAuthorization(document: string, tables: readonly UnderstoodTable[]): readonly AuthorizationFact[] {
  return rowsOf(tables, 'authorization').flatMap(({ table, row }) => {
    const printed = cellOf(table, row, 'action') ?? cellOf(table, row, 'operation');
    const action = plainText(printed?.text ?? '');
    if (!/^[a-z][\w-]*:[A-Za-z*]\w*$/.test(action)) return [];
    const access = plainText(cellOf(table, row, 'access')?.text ?? '');
    const resource = (cellOf(table, row, 'resource')?.text ?? '').replace(/\s+/g, ' ').trim();
    return {
      action,
      ...(access === '' ? {} : { access }),
      ...(resource === '' ? {} : { resource }),
      provenance: { document, lines: row.lines },
    };
  });
}
