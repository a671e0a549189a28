import { plainText } from '../documents/plain-text.ts';
import type { AuthorizationFact, ErrorRowFact, TableRow } from '../model.ts';
import { cellOf, rowsOf, type UnderstoodTable } from './understand-tables.ts';

interface StatusAndCode {
  readonly status: string;
  readonly code: string;
}

/** A longer cell holds neither a status nor a code. */
const longestCode = 300;

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The lines of a cell as one line, without blank lines. */
const joinLines = (text: string, by: string): string => (text.includes('\n') ? linesOf(text).join(by) : text);

/** Joins a code that is broken over lines at its dots. Two codes below each other stay two. */
function joinBroken(code: string): string {
  if (!code.includes('\n')) return code;
  const lines = linesOf(code);
  const glued = lines.map((line, at) => /^[a-z._-]/.test(line) || /[._-]$/.test(lines[at - 1] ?? ''));
  return lines.map((line, at) => (at === 0 || glued[at] ? line : `\n${line}`)).join('');
}

/** A status with words about it: `HTTP 400`, `403（禁止）`, `404 Not Found`. */
const spokenStatus = /^(?:HTTP[\s/]*)?([1-5]\d\d)(?:\s*[(（][^()（）]{0,40}[)）]|(?: [A-Z][a-z]+){1,4})?$/;

/** Status and code in two cells, or in one: `400InvalidX`, `400 InvalidX`, `HTTP 400: InvalidX`, `InvalidX（400）`. */
function statusAndCode(table: UnderstoodTable, row: TableRow): StatusAndCode {
  const status = plainText(cellOf(table, row, 'status')?.text ?? '');
  const code = plainText(cellOf(table, row, 'code')?.text ?? '');
  if (status !== '' && code !== '') return { status: spokenStatus.exec(status)?.[1] ?? status, code };
  const whole = status === '' ? code : status;
  if (whole.length > longestCode) return { status, code };
  const front = /^(?:HTTP[\s/]*)?([1-5]\d\d)[\s:：,，/|-]*([A-Za-z].*)$/s.exec(whole);
  if (front?.[1] !== undefined && front[2] !== undefined) return { status: front[1], code: front[2] };
  const behind = /^([A-Za-z][\w.%-]*?)[\s:：,，/|(（-]*([1-5]\d\d)[)）]?$/.exec(whole);
  if (behind?.[1] !== undefined && behind[2] !== undefined) return { status: behind[2], code: behind[1] };
  return { status, code };
}

/** Content of an empty cell. */
const isNoText = /^[-–—－/]+$/;

/** One row of an error table; undefined if status or code cannot be parsed. */
export function readErrorRow(document: string, table: UnderstoodTable, row: TableRow): ErrorRowFact | undefined {
  const printed = statusAndCode(table, row);
  const status = /^[1-5]\d\d$/.exec(printed.status);
  const code = joinBroken(printed.code);
  if (status === null || !/^[A-Za-z][\w.%-]*$/.test(code)) return undefined;
  const message = joinLines(plainText(cellOf(table, row, 'message')?.text ?? ''), ' ');
  return {
    status: Number(status[0]),
    code,
    message: isNoText.test(message) ? '' : message,
    provenance: { document, lines: row.lines },
  };
}

/** Every error row of a page, duplicates included, in page order. */
export function readErrorRows(document: string, tables: readonly UnderstoodTable[]): readonly ErrorRowFact[] {
  return rowsOf(tables, 'errors').flatMap(({ table, row }) => readErrorRow(document, table, row) ?? []);
}

/** The permissions that a caller needs, as the page prints them. */
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
