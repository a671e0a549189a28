/**
 * Layout of text whose cells are separated by blanks only: header words on one line, then rows that only the meanings of the
 * columns can separate. Empty cells leave no trace. Bulleted lines below a row belong to its description.
 */
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { TableRow } from '../model.ts';
import { markCutEnd } from './cut-end.ts';
import type { Cells } from './free-cells.ts';
import { partFreeText } from './part-free-text.ts';
import type { ParsedTable } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { fits, gluedAt, isStrict } from './row-starts.ts';
import { type Header, mostWords, readHeader, type Token, tokensOf } from './spaced-header.ts';

/** Number of characters of a line that are searched for anchors. A message may be long; the beginning of a row is not. */
const longestHead = 600;

/** Joined anchors become two tokens. */
function unglued(tokens: readonly Token[], header: Header): Token[] {
  const [left, right] = header.anchors;
  const pair = [header.columns[left], header.columns[right]] as const;
  const [leftColumn, rightColumn] = pair;
  const token = tokens[left];
  if (right !== left + 1 || leftColumn === undefined || rightColumn === undefined || token === undefined)
    return [...tokens];
  const at = gluedAt([leftColumn, rightColumn], token.text);
  if (at === undefined) return [...tokens];
  const parts = [
    { text: token.text.slice(0, at), from: token.from, to: token.from + at },
    { text: token.text.slice(at), from: token.from + at, to: token.to },
  ];
  return [...tokens.slice(0, left), ...parts, ...tokens.slice(left + 1)];
}

interface Placed {
  readonly place: number;
  readonly at: number;
  readonly size: number;
}

/** Number of tokens that form a cell of that column: a type may be `Array of String`. */
function sizeOf(column: ColumnMeaning, tokens: readonly Token[], at: number): number {
  const most = column === 'type' || column === 'condition' ? mostWords : 1;
  for (let size = Math.min(most, tokens.length - at); size > 0; size -= 1) {
    const words = tokens.slice(at, at + size).map(({ text }) => text);
    if (fits(column, words.join(' '))) return size;
  }
  return 0;
}

/** Tokens of the strict columns in page order; undefined if one of the anchors is missing. */
function placeStrict(tokens: readonly Token[], header: Header): readonly Placed[] | undefined {
  const placed: Placed[] = [];
  let at = 0;
  let isAfterFree = false;
  for (const [place, column] of header.columns.entries()) {
    if (!isStrict(column)) {
      isAfterFree = true;
      continue;
    }
    const isAnchor = header.anchors.includes(place);
    let size = sizeOf(column, tokens, at);
    // After free text the cell may be anywhere. After another strict cell it follows immediately, or it was empty.
    for (; size === 0 && isAfterFree && at < tokens.length; ) {
      at += 1;
      size = sizeOf(column, tokens, at);
    }
    if (size === 0) {
      if (isAnchor) return undefined;
      at = placed.length === 0 ? 0 : (placed.at(-1)?.at ?? 0) + (placed.at(-1)?.size ?? 0);
      continue;
    }
    placed.push({ place, at, size });
    at += size;
    isAfterFree = false;
  }
  return placed;
}

function rowTokens(
  page: PageText,
  index: number,
  header: Header,
): { tokens: readonly Token[]; placed: readonly Placed[] } | undefined {
  const line = page.lines[index] ?? '';
  const tokens = unglued(tokensOf(line.slice(0, longestHead), startOf(page, index)), header);
  if (tokens.length < 2 || /^(?:[•·●*-]|#{1,6})$/.test(tokens[0]?.text ?? '')) return undefined;
  const placed = placeStrict(tokens, header);
  return placed === undefined ? undefined : { tokens, placed };
}

/** Index after the last line of the row. Bullets may follow after up to two blank lines, other text only immediately. */
function endOfRow(page: PageText, index: number, header: Header): number {
  let end = index + 1;
  for (let at = index + 1; at < page.lines.length; at += 1) {
    const line = page.lines[at] ?? '';
    if (line.trim() === '') {
      if (at - end >= 3) break;
      continue;
    }
    if (sectionMeaning(line) !== undefined || /^#{1,6}\s/.test(line) || readHeader(page, at) !== undefined) break;
    if (rowTokens(page, at, header) !== undefined) break;
    const isBullet = /^\s*[•·●*-]\s/.test(line);
    if (!isBullet && at > end) break;
    end = at + 1;
  }
  return end;
}

/** Free columns between two strict cells share the text between them. True if nothing shows how. */
function placeFree(
  page: PageText,
  header: Header,
  places: readonly number[],
  span: readonly [number, number],
  cells: Cells,
): boolean {
  const columns = places.map((place) => header.columns[place]).filter((column) => column !== undefined);
  const { lengths, isGuessed } = partFreeText(page.text.slice(...span), columns);
  let from = span[0];
  places.forEach((place, at) => {
    const length = lengths[at] ?? span[1] - from;
    cells.set(place, cellBetween(page, from, from + length));
    from += length;
  });
  return isGuessed;
}

function readRow(page: PageText, header: Header, index: number, end: number): TableRow {
  const { tokens = [], placed = [] } = rowTokens(page, index, header) ?? {};
  const cells: Cells = new Map();
  let from = startOf(page, index);
  let place = 0;
  let isGuessed = false;
  const fill = (to: number, until: number): void => {
    const free = header.columns.flatMap((column, at) => (at >= place && at < until && !isStrict(column) ? at : []));
    isGuessed = placeFree(page, header, free, [from, to], cells) || isGuessed;
  };
  for (const each of placed) {
    const [first, last] = [tokens[each.at], tokens[each.at + each.size - 1]];
    if (first === undefined || last === undefined) continue;
    fill(first.from, each.place);
    cells.set(each.place, cellBetween(page, first.from, last.to));
    from = last.to;
    place = each.place + 1;
  }
  fill(endOf(page, end - 1), header.columns.length);
  const nowhere = startOf(page, index);
  return {
    cells: header.columns.map((_, at) => cells.get(at) ?? { text: '', span: [nowhere, nowhere] }),
    lines: [index + 1, end],
    ...(isGuessed ? { guessed: true } : {}),
  };
}

function findTable(page: PageText, index: number): ParsedTable | undefined {
  const header = readHeader(page, index);
  if (header === undefined) return undefined;
  const rows: TableRow[] = [];
  let next = index + 1;
  for (let at = index + 1; at < page.lines.length; ) {
    if (page.lines[at]?.trim() === '') {
      at += 1;
      continue;
    }
    if (rowTokens(page, at, header) === undefined) break;
    next = endOfRow(page, at, header);
    rows.push(readRow(page, header, at, next));
    at = next;
  }
  const lines = [index + 1, rows.at(-1)?.lines[1] ?? index + 1] as const;
  return {
    table: { header: header.cells, rows: markCutEnd(page, rows, { columns: header.columns, next }), lines },
    next,
  };
}

export const spaceSeparated: Reader = { name: 'space-separated', findTable };
