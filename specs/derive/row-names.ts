/**
 * Names of a table's rows. A row may be drawn as a member of a row above (`└ Key` below `Tag`). Request parameters are
 * flat, so a request names the member by its path: `Tag.N.Key`.
 */
import { plainText } from '../documents/plain-text.ts';
import { readType } from '../documents/type-words.ts';
import type { TableRow } from '../model.ts';
import { cellOf, type UnderstoodTable } from './understand-tables.ts';

const namePattern = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;
/** Lines drawn before the name of a member. More lines mean a deeper level. */
const branch = /^[\s│|]*(?:[└├∟↳»][─-]*\s*)+/;

interface Ancestor {
  readonly depth: number;
  readonly name: string;
  readonly isList: boolean;
}

interface PrintedName {
  readonly depth: number;
  readonly name: string;
}

function printedName(table: UnderstoodTable, row: TableRow): PrintedName | undefined {
  const text = plainText(cellOf(table, row, 'name')?.text ?? '');
  const drawn = branch.exec(text)?.[0] ?? '';
  const name = plainText(text.slice(drawn.length));
  return namePattern.test(name) ? { depth: drawn.trimEnd().length, name } : undefined;
}

function memberName(parent: Ancestor | undefined, name: string): string {
  if (parent === undefined || name.startsWith(`${parent.name}.`)) return name;
  return `${parent.name}${parent.isList ? '.N' : ''}.${name}`;
}

/**
 * The name of each row that has one. In a response table a member keeps its own name, because its position shows its
 * parent.
 */
export function rowNames(table: UnderstoodTable): ReadonlyMap<TableRow, string> {
  const names = new Map<TableRow, string>();
  const above: Ancestor[] = [];
  for (const row of table.table.rows) {
    const printed = printedName(table, row);
    if (printed === undefined) continue;
    while ((above.at(-1)?.depth ?? -1) >= printed.depth) above.pop();
    const parent = printed.depth === 0 || table.kind === 'response' ? undefined : above.at(-1);
    const name = memberName(parent, printed.name);
    const isList = readType(cellOf(table, row, 'type')?.text ?? '')?.type === 'array' && !/\.[Nn]$/.test(name);
    names.set(row, name);
    above.push({ depth: printed.depth, name, isList });
  }
  return names;
}
