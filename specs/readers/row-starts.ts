/**
 * The form that cells of a column must have. Without cell borders, these columns alone separate the text: two of them, the
 * anchors, show where a row begins. The other columns take the text between.
 */
import { arrearsWord } from '../documents/arrears-words.ts';
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { requiredWord } from '../documents/required-words.ts';
import { readType } from '../documents/type-words.ts';

const identifier = /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/;

const tests: Readonly<Partial<Record<ColumnMeaning, (text: string) => boolean>>> = {
  name: (text) => identifier.test(text.replaceAll('\\', '')),
  type: (text) => text.length < 40 && readType(text) !== undefined,
  required: (text) => requiredWord(text) !== undefined,
  optional: (text) => requiredWord(text) !== undefined,
  status: (text) => /^[1-5]\d\d$/.test(text),
  code: (text) => /^[A-Za-z][\w.%-]*$/.test(text.replaceAll('\\', '')),
  operation: (text) => /^[A-Z][a-z]+[A-Z]\w*$/.test(text),
  condition: (text) => arrearsWord(text) !== undefined,
};

/** Whether the cells of that column have a form of their own. */
export function isStrict(column: ColumnMeaning): boolean {
  return tests[column] !== undefined;
}

/** Whether a text can be a cell of that column; always true for free text. */
export function fits(column: ColumnMeaning, text: string): boolean {
  return tests[column]?.(text) ?? true;
}

const anchorPairs = [
  ['name', 'type'],
  ['code', 'status'],
  ['operation', 'condition'],
  ['name', 'required'],
  ['code', 'message'],
] as const satisfies readonly (readonly [ColumnMeaning, ColumnMeaning])[];

/** Indexes of the two anchor columns, in page order; undefined if the columns cannot identify rows. */
export function anchorsOf(columns: readonly ColumnMeaning[]): readonly [first: number, second: number] | undefined {
  for (const [left, right] of anchorPairs) {
    const places = [columns.indexOf(left), columns.indexOf(right)].toSorted((a, b) => a - b);
    const [first = -1, second = -1] = places;
    if (first >= 0) return [first, second];
  }
  return undefined;
}

/** For a status joined to a code, such as `400InvalidX`: the length of the status; undefined for any other text. */
export function gluedAt(columns: readonly [ColumnMeaning, ColumnMeaning], text: string): number | undefined {
  if (columns[0] === 'status' && columns[1] === 'code')
    return /^[1-5]\d\d(?=[A-Z][a-z_A-Z.]{2,})/.exec(text)?.[0].length;
  if (columns[0] === 'code' && columns[1] === 'status')
    return /^[A-Za-z][\w.-]*?[A-Za-z_](?=[1-5]\d\d$)/.exec(text)?.[0].length;
  return undefined;
}
