import { plainText } from '../documents/plain-text.ts';
import { requiredWord } from '../documents/required-words.ts';
import { readType } from '../documents/type-words.ts';
import type { ParameterFact, ResponseFieldFact, TableRow } from '../model.ts';
import { readDescription } from './bounds/read-description.ts';
import { type ReadParameter, resolveConditions } from './resolve-conditions.ts';
import { cellOf, rowsOf, type UnderstoodTable } from './understand-tables.ts';

const namePattern = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;

/** A name of a parameter or field as printed in a cell; undefined for anything else. */
export function readName(table: UnderstoodTable, row: TableRow): string | undefined {
  const name = plainText(cellOf(table, row, 'name')?.text ?? '');
  return namePattern.test(name) ? name : undefined;
}

type RequiredFacts = Pick<ParameterFact, 'required' | 'requiredInSomeCases'>;

function readRequired(table: UnderstoodTable, row: TableRow): RequiredFacts {
  const isInverse = table.columns.includes('optional') && !table.columns.includes('required');
  const printed = plainText(cellOf(table, row, isInverse ? 'optional' : 'required')?.text ?? '');
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

function readParameter(document: string, table: UnderstoodTable, row: TableRow): ReadParameter | undefined {
  const name = readName(table, row);
  if (name === undefined) return undefined;
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

/** The request parameters of a page, in page order. */
export function readParameters(document: string, tables: readonly UnderstoodTable[]): readonly ParameterFact[] {
  const rows = rowsOf(tables, 'parameters').map(({ table, row }) => readParameter(document, table, row));
  return resolveConditions(rows.filter((row) => row !== undefined));
}

/** The response fields of a page, in page order; containers stand before their members. */
export function readResponse(document: string, tables: readonly UnderstoodTable[]): readonly ResponseFieldFact[] {
  return rowsOf(tables, 'response').flatMap(({ table, row }) => {
    const name = readName(table, row);
    if (name === undefined) return [];
    const printed = readType(cellOf(table, row, 'type')?.text ?? '');
    const type = printed?.type ?? 'not-stated';
    const example = readExample(table, row);
    const values = readDescription(cellOf(table, row, 'description')?.text ?? '', { name, type }).bounds.enum;
    return {
      name,
      type,
      ...(printed?.element === undefined ? {} : { element: printed.element }),
      ...(example === undefined ? {} : { example }),
      ...(values === undefined ? {} : { enum: values }),
      provenance: { document, lines: row.lines },
    };
  });
}
