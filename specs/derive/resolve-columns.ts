/**
 * Decides the meaning of each column if header words alone leave it open. If a word is missing, repeated or wrong, the
 * content of the cells decides. A column never gets a meaning that its cells contradict.
 */
import { arrearsWord } from '../documents/arrears-words.ts';
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { plainText } from '../documents/plain-text.ts';
import { requiredWord } from '../documents/required-words.ts';
import type { SectionMeaning } from '../documents/section-meanings.ts';
import { readType } from '../documents/type-words.ts';
import type { Table } from '../model.ts';

/** Number of rows that are examined. A few are enough to show the form of a column. */
const mostSampled = 30;
/** Share of the non-empty cells that must have the form. */
const mostly = 0.8;

type Columns = (ColumnMeaning | undefined)[];

const forms = {
  status: (text) => /^[1-5]\d\d$/.test(text),
  type: (text) => text.length < 40 && readType(text) !== undefined,
  // Sample truth values are not such words.
  required: (text) => requiredWord(text) !== undefined && !/^(?:true|false|y|n|[√✓×✗])$/i.test(text),
  action: (text) => /^[a-z][\w-]*:[A-Za-z*]\w*$/.test(text),
  condition: (text) => arrearsWord(text) !== undefined && text !== '-',
  code: (text) => /^(?:[1-5]\d\d\s*)?[A-Za-z][A-Za-z0-9]*[a-z_.][\w.%-]*$/.test(text) && /[A-Z]/.test(text),
  name: (text) => /^[A-Za-z][\w-]*(?:\.[\w-]+)*$/.test(text),
} as const satisfies Partial<Record<ColumnMeaning, (text: string) => boolean>>;

type Form = keyof typeof forms;

interface Sample {
  readonly columns: readonly (readonly string[])[];
}

function sampleOf(table: Table): Sample {
  const rows = table.rows.filter((row) => row.cut === undefined).slice(0, mostSampled);
  const columns = table.header.map((_, at) =>
    rows.map((row) => plainText((row.cells[at]?.text ?? '').slice(0, 300))).filter((text) => text !== ''),
  );
  return { columns };
}

function share(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

function has(sample: Sample, at: number, form: Form): boolean {
  return share(sample.columns[at] ?? [], forms[form]) >= mostly;
}

function placesOf(columns: Columns, meaning: ColumnMeaning): readonly number[] {
  return columns.flatMap((each, at) => (each === meaning ? at : []));
}

/** The column with the most text; undefined if all are empty. */
function longestOf(places: readonly number[], sample: Sample): number | undefined {
  const length = (at: number): number => (sample.columns[at] ?? []).reduce((sum, text) => sum + text.length, 0);
  const [longest] = places.filter((at) => length(at) > 0).toSorted((left, right) => length(right) - length(left));
  return longest;
}

/** Of columns with the same word, the well-formed one keeps it. Without a form, the first non-empty one does. */
function dropDoubles(columns: Columns, sample: Sample): void {
  for (const meaning of new Set(columns)) {
    if (meaning === undefined || meaning === 'condition') continue;
    const places = placesOf(columns, meaning);
    if (places.length < 2) continue;
    const form = meaning in forms ? (meaning as Form) : undefined;
    const keeps =
      places.find((at) => form !== undefined && has(sample, at, form)) ??
      (meaning === 'description' ? longestOf(places, sample) : undefined) ??
      places.find((at) => (sample.columns[at] ?? []).length > 0) ??
      places[0];
    for (const at of places) if (at !== keeps) columns[at] = undefined;
  }
}

/** Forms that cells alone identify, and the meanings that a header may give them by mistake. */
const telling: readonly Form[] = ['status', 'type', 'required', 'action'];

/** A column takes a meaning if its cells have that meaning's form and no other column has it. */
function settleForms(columns: Columns, sample: Sample, forms: readonly Form[]): void {
  for (const form of forms) {
    const named = placesOf(columns, form);
    if (named.some((at) => has(sample, at, form) || (sample.columns[at] ?? []).length === 0)) continue;
    const found = columns.flatMap((meaning, at) => {
      const isOpen = meaning === undefined || (sample.columns[at] ?? []).length > 1;
      return isOpen && has(sample, at, form) ? at : [];
    });
    const [place] = found.toSorted(
      (left, right) => Number(columns[left] !== undefined) - Number(columns[right] !== undefined),
    );
    if (place === undefined) continue;
    for (const at of named) columns[at] = undefined;
    columns[place] = form;
  }
}

function isErrorTable(columns: Columns, section: SectionMeaning | undefined): boolean {
  if (columns.includes('type') || columns.includes('condition') || columns.includes('operation')) return false;
  return columns.includes('status') || columns.includes('code') || section === 'errors';
}

function latinShare(texts: readonly string[]): number {
  return share(texts, (text) => !/[\u4e00-\u9fff]/.test(text));
}

/** An old table has its wire message below 描述 and the translation below 语义. */
function settleErrors(columns: Columns, sample: Sample): void {
  if (!columns.includes('code')) {
    const open = columns.findIndex(
      (meaning, at) =>
        (meaning === undefined || meaning === 'name' || meaning === 'message') && has(sample, at, 'code'),
    );
    if (open !== -1) columns[open] = 'code';
  }
  if (columns.includes('message')) return;
  const candidates = columns.flatMap((meaning, at) =>
    (meaning === undefined || meaning === 'description') && latinShare(sample.columns[at] ?? []) >= mostly ? at : [],
  );
  const [named] = candidates.filter((at) => columns[at] === undefined && (sample.columns[at] ?? []).length > 0);
  const place = named ?? candidates[0];
  if (place !== undefined) columns[place] = 'message';
}

function settleParameters(columns: Columns, sample: Sample): void {
  if (!columns.includes('name')) {
    const open = columns.findIndex((meaning, at) => meaning === undefined && has(sample, at, 'name'));
    if (open !== -1) columns[open] = 'name';
  }
  if (columns.includes('description')) return;
  const open = columns.flatMap((meaning, at) => (meaning === undefined ? at : []));
  const longest = longestOf(open, sample);
  if (longest !== undefined) columns[longest] = 'description';
}

/** The meaning of each column in page order; undefined for a column whose meaning is unknown. */
export function resolveColumns(
  table: Table,
  section: SectionMeaning | undefined,
): readonly (ColumnMeaning | undefined)[] {
  const columns: Columns = table.header.map((cell) => columnMeaning(cell.text));
  if (columns.includes('change-time') || columns.includes('change-summary')) return columns;
  const sample = sampleOf(table);
  dropDoubles(columns, sample);
  const isPlain = columns.includes('access') || columns.includes('resource');
  if (isPlain) return columns;
  const known = columns.filter((meaning) => meaning !== undefined).length;
  if (known === 0 && section !== 'errors' && section !== 'request' && section !== 'response') return columns;
  settleForms(columns, sample, columns.includes('type') ? telling.slice(1) : telling);
  if (isErrorTable(columns, section)) settleErrors(columns, sample);
  else if (columns.includes('type')) settleParameters(columns, sample);
  return columns;
}
