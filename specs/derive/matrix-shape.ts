/**
 * Shapes of an arrears matrix: one row per operation with a word per condition, or operations listed in the cell of
 * their outcome (four quadrants). If the headers do not show the shape, the cells do.
 */
import { arrearsWord } from '../documents/arrears-words.ts';
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { isOperationName, operationsIn, saysOutcome } from '../documents/operation-lists.ts';
import { plainText } from '../documents/plain-text.ts';
import type { Table } from '../model.ts';

export interface MatrixShape {
  readonly shape: 'rows' | 'quadrants';
  readonly columns: readonly (ColumnMeaning | undefined)[];
}

const mostSampled = 30;
const mostly = 0.8;
const longestList = 4000;

function textsOf(table: Table, at: number): readonly string[] {
  const cells = table.rows.slice(0, mostSampled).map((row) => plainText((row.cells[at]?.text ?? '').slice(0, 200)));
  return cells.filter((text) => text !== '');
}

function isMostly(texts: readonly string[], test: (text: string) => boolean): boolean {
  return texts.length > 0 && texts.filter(test).length >= texts.length * mostly;
}

function rowShape(table: Table, columns: readonly (ColumnMeaning | undefined)[]): MatrixShape | undefined {
  const roles = columns.map((meaning, at): ColumnMeaning | undefined => {
    const texts = textsOf(table, at);
    if (meaning === 'condition') return 'condition';
    if (meaning === 'operation' || (meaning === undefined && isMostly(texts, isOperationName))) {
      return isMostly(texts, isOperationName) || meaning === 'operation' ? 'operation' : undefined;
    }
    if (meaning === 'type' || meaning === 'name') return isMostly(texts, isOperationName) ? 'operation' : meaning;
    const hasWords = isMostly(texts, (text) => arrearsWord(text) !== undefined);
    return hasWords && texts.some((text) => arrearsWord(text) !== 'not-applicable') ? 'condition' : meaning;
  });
  const isMatrix = roles.includes('operation') && roles.includes('condition');
  const isOther = ['type', 'code', 'status', 'access', 'change-time', 'required'].some((other) =>
    roles.includes(other as ColumnMeaning),
  );
  return isMatrix && !isOther ? { shape: 'rows', columns: roles } : undefined;
}

/** Columns after the first whose cells list operations, although their header does not announce names. */
function listsOperations(table: Table, columns: readonly (ColumnMeaning | undefined)[]): boolean {
  const rows = table.rows.slice(0, mostSampled);
  return table.header.some((_, at) => {
    const texts = rows.map((row) => (row.cells[at]?.text ?? '').slice(0, longestList)).filter((text) => text !== '');
    const counts = texts.map((text) => operationsIn(text).length);
    if (counts.length === 0 || columns[at] === 'operation' || counts.includes(0)) return false;
    return at > 0 || Math.max(...counts) > 1 || table.header.length === 1;
  });
}

/** The shape of a matrix; undefined for any other table. */
export function matrixShape(table: Table, columns: readonly (ColumnMeaning | undefined)[]): MatrixShape | undefined {
  const isOther = columns.some((meaning) => meaning === 'code' || meaning === 'status' || meaning === 'type');
  const labels = [
    ...table.header.map((cell) => cell.text),
    ...table.rows.slice(0, mostSampled).map((row) => row.cells[0]?.text ?? ''),
  ];
  const isList = table.header.length === 1 && columns[0] === 'condition';
  const saysWhat = isList || labels.some((label) => saysOutcome(label.slice(0, 80)));
  if (!isOther && saysWhat && listsOperations(table, columns)) {
    return { shape: 'quadrants', columns: table.header.map(() => 'operation') };
  }
  return rowShape(table, columns);
}
