/** Facts of one page: its tables and samples, its operation and its API version. */
import type { Block, Doubt, ExampleFact, PageFacts, PageLayout, ParameterFact, Provenance } from '../model.ts';
import { longestDescription } from './bounds/read-description.ts';
import { looseRows } from './loose-rows.ts';
import { isReadableArrearsRow, readArrears } from './read-arrears.ts';
import { readAuthorization, readErrorRow, readErrorRows } from './read-error-rows.ts';
import { readExamples } from './read-examples.ts';
import { readParameters, readResponse } from './read-parameters.ts';
import { rowNames } from './row-names.ts';
import { cellOf, rowsOf, type UnderstoodTable, understandTables } from './understand-tables.ts';

/** Places outside tables that name the operation or the version: the portal's link. */
export const portalOperation = /[#&?](?:api|Action)=([A-Z]\w+)/;
export const portalVersion = /[#&?]version=(\d{4}-\d{2}-\d{2})/i;

function titleOperation(blocks: readonly Block[]): string | undefined {
  const title = blocks.find((block) => block.block === 'heading' && block.level === 1);
  if (title?.block !== 'heading') return undefined;
  return /^([A-Z][A-Za-z0-9]+)\s*(?:\{#[^}]*\}\s*)?$/.exec(title.text)?.[1];
}

function linkMatch(blocks: readonly Block[], pattern: RegExp): string | undefined {
  for (const block of blocks) {
    const found = block.block === 'prose' ? pattern.exec(block.text)?.[1] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function constantOf(parameters: readonly ParameterFact[], name: string): string | undefined {
  const parameter = parameters.find((candidate) => candidate.name === name);
  const values = parameter?.bounds.enum;
  return values?.length === 1 ? String(values[0]) : parameter?.example;
}

function requestMatch(examples: readonly ExampleFact[], pattern: RegExp): string | undefined {
  const request = examples.find((example) => example.format === 'request');
  return request === undefined ? undefined : pattern.exec(request.text)?.[1];
}

/** Text that a person would read as a row and that became no fact. `lastFilled` is the last line with text. */
function unreadRows(document: string, tables: readonly UnderstoodTable[], lastFilled: number): readonly Provenance[] {
  const named = tables.filter(({ kind }) => kind === 'parameters' || kind === 'response');
  const names = new Set(named.flatMap((table) => [...rowNames(table).keys()]));
  const unread = [
    ...rowsOf(tables, 'errors').filter(({ table, row }) => readErrorRow(document, table, row) === undefined),
    ...[...rowsOf(tables, 'parameters'), ...rowsOf(tables, 'response')].filter(({ row }) => !names.has(row)),
    ...rowsOf(tables, 'arrears').filter(({ table, row }) => !isReadableArrearsRow(table, row)),
  ];
  const lost = tables.filter(({ kind }) => kind !== 'unknown' && kind !== 'history');
  const cut = lost.flatMap(({ table }) => table.rows.filter((row) => row.cut !== undefined).map((row) => row.lines));
  // A header at the very end of the page once had rows.
  const bare = lost
    .filter(({ table }) => table.rows.length === 0 && table.lines[1] >= lastFilled)
    .map(({ table }) => table.lines);
  return [...unread.map(({ row }) => row.lines), ...cut, ...bare].map((lines) => ({ document, lines }));
}

/** Rows whose facts are based on part of the row only, or on a guess of the reader. */
function doubtfulRows(document: string, tables: readonly UnderstoodTable[]): readonly Doubt[] {
  const described = [...rowsOf(tables, 'parameters'), ...rowsOf(tables, 'response')];
  const inPart = described.filter(
    ({ table, row }) => (cellOf(table, row, 'description')?.text.length ?? 0) > longestDescription,
  );
  const guessed = rowsOf(tables, 'errors').filter(({ row }) => row.guessed !== undefined);
  return [
    ...inPart.map(({ row }) => ({ doubt: 'read-in-part', provenance: { document, lines: row.lines } }) as const),
    ...guessed.map(({ row }) => ({ doubt: 'split-guessed', provenance: { document, lines: row.lines } }) as const),
  ];
}

/** Extracts the facts of a page. A page that names no operation, or has no table of one, yields no operation. */
export function readFacts(layout: PageLayout): PageFacts {
  const document = layout.document.id;
  const tables = understandTables(layout);
  const parameters = readParameters(document, tables);
  const errors = readErrorRows(document, tables);
  const authorization = readAuthorization(document, tables);
  const examples = readExamples(document, layout.blocks);
  const arrears = readArrears(document, tables);
  const operation =
    constantOf(parameters, 'Action') ??
    linkMatch(layout.blocks, portalOperation) ??
    titleOperation(layout.blocks) ??
    requestMatch(examples, /[?&]Action=([A-Z]\w+)/) ??
    authorization[0]?.action.split(':')[1];
  const version =
    constantOf(parameters, 'Version') ??
    requestMatch(examples, /[?&]Version=(\d{4}-\d{2}-\d{2})/) ??
    linkMatch(layout.blocks, portalVersion);
  const host = requestMatch(examples, /^https?:\/\/([\w.-]+)/) ?? requestMatch(examples, /^Host:\s*([\w.-]+)/m);
  const hasOperation = operation !== undefined && (parameters.length > 0 || errors.length > 0);
  return {
    document: layout.document,
    kind: arrears.length > 0 ? 'arrears' : hasOperation ? 'operation' : 'other',
    ...(hasOperation && arrears.length === 0 ? { operation } : {}),
    ...(version === undefined ? {} : { version }),
    ...(host === undefined ? {} : { host }),
    parameters,
    response: readResponse(document, tables),
    errors,
    authorization,
    examples,
    arrears,
    doubtful: doubtfulRows(document, tables),
    unread: [
      ...unreadRows(document, tables, layout.document.lines.findLastIndex((line) => line.trim() !== '') + 1),
      ...looseRows(layout.blocks, tables, hasOperation).map((lines) => ({ document, lines })),
    ].toSorted((a, b) => a.lines[0] - b.lines[0]),
  };
}
