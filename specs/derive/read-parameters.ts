import { plainText } from '../documents/plain-text.ts';
import { requiredWord } from '../documents/required-words.ts';
import { readType } from '../documents/type-words.ts';
import type { ParameterFact, ResponseFieldFact, TableRow } from '../model.ts';
import { readDescription } from './bounds/read-description.ts';
import { readRequiredPhrase } from './required-phrase.ts';
import { type ReadParameter, resolveConditions } from './resolve-conditions.ts';
import { returnedSometimes } from './returned-sometimes.ts';
import { rowNames } from './row-names.ts';
import { cellOf, type TableKind, type UnderstoodTable } from './understand-tables.ts';

type RequiredFacts = Pick<ParameterFact, 'required' | 'requiredInSomeCases'>;

function readRequired(table: UnderstoodTable, row: TableRow): RequiredFacts {
  const isInverse = table.columns.includes('optional') && !table.columns.includes('required');
  const cell = cellOf(table, row, isInverse ? 'optional' : 'required');
  if (cell === undefined) {
    const phrase = readRequiredPhrase(table, cellOf(table, row, 'description')?.text ?? '');
    return { required: phrase?.required ?? 'not-stated' };
  }
  const printed = plainText(cell.text);
  const word = requiredWord(printed);
  if (word === 'sometimes') return { required: 'not-stated', requiredInSomeCases: true };
  if (!isInverse || !/^(?:是|否|yes|no|true|false|y|n)[。.*]*$/i.test(printed))
    return { required: word ?? 'not-stated' };
  return { required: word === 'yes' ? 'no' : 'yes' };
}

function readExample(table: UnderstoodTable, row: TableRow): string | undefined {
  const example = plainText(cellOf(table, row, 'example')?.text ?? '');
  return example === '' ? undefined : example;
}

interface NamedRow {
  readonly table: UnderstoodTable;
  readonly row: TableRow;
  readonly name: string;
}

function readParameter(document: string, { table, row, name }: NamedRow): ReadParameter {
  const type = readType(cellOf(table, row, 'type')?.text ?? '')?.type ?? 'not-stated';
  const example = readExample(table, row);
  const reading = readDescription(cellOf(table, row, 'description')?.text ?? '', { name, type });
  const fact: ParameterFact = {
    name,
    type,
    ...readRequired(table, row),
    ...(example === undefined ? {} : { example }),
    bounds: reading.bounds,
    conditional: reading.conditional.map(({ parameter, equals, bounds }) => ({
      parameter,
      equals,
      whenAbsent: false,
      bounds,
    })),
    unsupportedValues: reading.unsupportedValues,
    jsonArray: reading.jsonArray,
    valueListLost: reading.valueListLost,
    ...(reading.index === undefined ? {} : { index: reading.index }),
    provenance: { document, lines: row.lines },
  };
  return { fact, keyed: reading.keyed };
}

function namedRows(tables: readonly UnderstoodTable[], kind: TableKind): readonly NamedRow[] {
  return tables
    .filter((table) => table.kind === kind)
    .flatMap((table) => {
      const names = rowNames(table);
      return table.table.rows.flatMap((row) => {
        const name = row.cut === undefined ? names.get(row) : undefined;
        return name === undefined ? [] : { table, row, name };
      });
    });
}

/** The request parameters of a page, in page order. */
export function readParameters(document: string, tables: readonly UnderstoodTable[]): readonly ParameterFact[] {
  return resolveConditions(namedRows(tables, 'parameters').map((row) => readParameter(document, row)));
}

/** The response fields of a page, in page order. Containers come before their members. */
export function readResponse(document: string, tables: readonly UnderstoodTable[]): readonly ResponseFieldFact[] {
  return namedRows(tables, 'response').map(({ table, row, name }) => {
    const printed = readType(cellOf(table, row, 'type')?.text ?? '');
    const type = printed?.type ?? 'not-stated';
    const example = readExample(table, row);
    const description = cellOf(table, row, 'description')?.text ?? '';
    const values = readDescription(description, { name, type }).bounds.enum;
    return {
      name,
      type,
      ...(printed?.element === undefined ? {} : { element: printed.element }),
      ...(example === undefined ? {} : { example }),
      ...(values === undefined ? {} : { enum: values }),
      ...(returnedSometimes(description) === undefined ? {} : { sometimes: true as const }),
      provenance: { document, lines: row.lines },
    };
  });
}
