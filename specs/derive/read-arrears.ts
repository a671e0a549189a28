/** The arrears matrix: which operations are refused while a resource is in arrears. Other cells are not read. */
import { arrearsWord, conditionId } from '../documents/arrears-words.ts';
import { operationsIn } from '../documents/operation-lists.ts';
import { plainText } from '../documents/plain-text.ts';
import type { ArrearsCell, ArrearsCondition, Provenance, TableRow } from '../model.ts';
import { groupBy } from './group-by.ts';
import type { UnderstoodTable } from './understand-tables.ts';

type Expected = 'error' | 'normal';

/** One cell, before the cells of one condition are gathered. */
interface CellFact {
  readonly condition: string;
  readonly label: string;
  readonly operation: string;
  readonly expected: Expected;
  readonly provenance: Provenance;
  readonly table: Provenance;
}

/** Two conditions in one column: `实例或云盘欠费`. */
function conditionsIn(label: string): readonly string[] {
  const parts = label.split(/\s*(?:或者?|和|与|以及|、|\/|\bor\b|\band\b)\s*/);
  const ids = parts.map(conditionId).filter((id) => id !== undefined);
  const known = [...new Set(ids)].filter((id) => /^(?:instance|disk|account)$/.test(id));
  if (known.length > 1) return known;
  const id = conditionId(label);
  return id === undefined ? [] : [id];
}

function operationOf(table: UnderstoodTable, row: TableRow, column: number): string | undefined {
  // Two halves may be side by side, each with its own operations.
  for (let at = column; at >= 0; at -= 1) {
    if (table.columns[at] !== 'operation') continue;
    const name = plainText(row.cells[at]?.text ?? '');
    return /^[A-Z]\w*$/.test(name) ? name : undefined;
  }
  const first = table.columns.indexOf('operation');
  const name = plainText(row.cells[first]?.text ?? '');
  return /^[A-Z]\w*$/.test(name) ? name : undefined;
}

interface ParsedCells {
  readonly facts: readonly CellFact[];
  /** Whether every cell of the row could be parsed. */
  readonly isWhole: boolean;
}

function readWords(document: string, table: UnderstoodTable, row: TableRow): ParsedCells {
  const places = table.columns.flatMap((meaning, at) => (meaning === 'condition' ? at : []));
  let isWhole = true;
  const facts = places.flatMap((at): readonly CellFact[] => {
    const text = row.cells[at]?.text ?? '';
    const operation = operationOf(table, row, at);
    const word = arrearsWord(text);
    // The shorter of two halves side by side ends in empty cells.
    if (operation === undefined && text === '') return [];
    const header = plainText(table.table.header[at]?.text ?? '');
    const label = conditionId(header) === undefined ? plainText(table.caption) : header;
    const conditions = conditionsIn(label);
    if (operation === undefined || word === undefined || conditions.length === 0) isWhole = false;
    if (operation === undefined || word === undefined || word === 'not-applicable') return [];
    const places = { provenance: { document, lines: row.lines }, table: { document, lines: table.table.lines } };
    return conditions.map((condition) => ({ condition, label, operation, expected: word, ...places }));
  });
  return { facts, isWhole };
}

interface Label {
  readonly conditions: readonly string[];
  readonly text: string;
  readonly expected: Expected | undefined;
}

function labelOf(printed: string): Label {
  const text = plainText(printed);
  const isError = /报错|返回错误|失败|error|fail|reject/i.test(text);
  const isNormal = /正常|normal|usual|succe/i.test(text);
  const expected = isError === isNormal ? undefined : isError ? 'error' : 'normal';
  return { conditions: conditionsIn(text), text, expected };
}

/** What the labels of a cell's row and column state about its operations: each alone, or both together. */
function statements(
  column: Label,
  row: Label,
  caption: Label,
): readonly (readonly [label: Label, expected: Expected])[] {
  const own = [column, row].flatMap((label) =>
    label.conditions.length > 0 && label.expected !== undefined ? [[label, label.expected] as const] : [],
  );
  if (own.length > 0) return own;
  const expected = column.expected ?? row.expected;
  const named = [column, row, caption].find((label) => label.conditions.length > 0);
  return named === undefined || expected === undefined ? [] : [[named, expected]];
}

function readQuadrants(document: string, table: UnderstoodTable, row: TableRow): ParsedCells {
  const first = row.cells[0]?.text ?? '';
  const rowLabel = labelOf(operationsIn(first).length > 0 ? '' : first);
  let isWhole = true;
  const facts = row.cells.flatMap((cell, at): readonly CellFact[] => {
    const operations = operationsIn(cell.text);
    if (operations.length === 0) {
      if (at > 0 && cell.text !== '' && arrearsWord(cell.text) !== 'not-applicable') isWhole = false;
      return [];
    }
    const said = statements(labelOf(table.table.header[at]?.text ?? ''), rowLabel, labelOf(table.caption));
    if (said.length === 0) isWhole = false;
    const places = { provenance: { document, lines: row.lines }, table: { document, lines: table.table.lines } };
    return operations.flatMap((operation) =>
      said.flatMap(([label, expected]) =>
        label.conditions.map((condition) => ({ condition, label: label.text, operation, expected, ...places })),
      ),
    );
  });
  return { facts, isWhole };
}

function readRow(document: string, table: UnderstoodTable, row: TableRow): ParsedCells {
  return table.matrix?.shape === 'quadrants' ? readQuadrants(document, table, row) : readWords(document, table, row);
}

/** Whether all cells of the row could be parsed. */
export function isReadableArrearsRow(table: UnderstoodTable, row: TableRow): boolean {
  return readRow('', table, row).isWhole;
}

/** The first row counts. Rows that contradict it are kept beside it. */
function cellOf(said: readonly CellFact[]): ArrearsCell | undefined {
  const [first, ...others] = said;
  if (first === undefined) return undefined;
  const { expected, provenance } = first;
  const contradicted = others.filter((other) => other.expected !== expected).map((other) => other.provenance);
  return { expected, provenance, ...(contradicted.length === 0 ? {} : { contradicted }) };
}

/** Every condition of the matrix, in page order, with the cells of all tables and columns about it. */
export function readArrears(document: string, tables: readonly UnderstoodTable[]): readonly ArrearsCondition[] {
  const facts = tables
    .filter(({ kind }) => kind === 'arrears')
    .flatMap((table) =>
      table.table.rows.filter(({ cut }) => cut === undefined).flatMap((row) => readRow(document, table, row).facts),
    );
  return [...groupBy(facts, ({ condition }) => condition)].flatMap(([id, own]): readonly ArrearsCondition[] => {
    const [first] = own;
    if (first === undefined) return [];
    const cells = [...groupBy(own, ({ operation }) => operation)].map(([operation, said]) => [operation, cellOf(said)]);
    return [{ id, label: first.label, cells: Object.fromEntries(cells), provenance: first.table }];
  });
}
