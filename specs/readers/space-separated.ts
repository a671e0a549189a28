/**
 * Layout of text whose cells are parted by blanks alone: header words on one line, then rows that only their columns'
 * meanings can part. Empty cells vanish; bulleted lines below a row belong to its description.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, endOf, type PageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Cell, TableRow } from '../model.ts';
import { markCutEnd } from './cut-end.ts';
import type { Cells } from './free-cells.ts';
import type { TableReading } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { anchorsOf, fits, gluedAt, isStrict } from './row-starts.ts';
import { isGuessedSplit, splitFreeText } from './split-message.ts';

interface Header {
  readonly cells: readonly Cell[];
  readonly columns: readonly ColumnMeaning[];
  readonly anchors: readonly [number, number];
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Signs of a line that are looked at for anchors; a message may be long, a row's beginning is not. */
const longestHead = 600;
const longestHeader = 200;
/** Words of which one header cell or one type may consist. */
const mostWords = 4;

function tokensOf(line: string, start: number): Token[] {
  return [...line.matchAll(/\S+/g)].map((match) => {
    const from = start + match.index;
    return { text: match[0], from, to: from + match[0].length };
  });
}

interface HeaderCell {
  readonly meaning: ColumnMeaning;
  readonly first: Token;
  readonly last: Token;
}

/** Ways to part a header that are tried: words of two columns may read as one (`Parameter Type`). */
const mostWays = 200;

/** The first way to part tokens into header words by which rows can be known; longer words are tried first. */
function partHeader(tokens: readonly Token[]): readonly HeaderCell[] | undefined {
  let ways = 0;
  const part = (at: number, before: readonly HeaderCell[]): readonly HeaderCell[] | undefined => {
    if (at === tokens.length) return anchorsOf(before.map(({ meaning }) => meaning)) === undefined ? undefined : before;
    for (let size = Math.min(mostWords, tokens.length - at); size > 0 && ways < mostWays; size -= 1) {
      const words = tokens.slice(at, at + size);
      const [first, last] = [words[0], words.at(-1)];
      const meaning = columnMeaning(words.map(({ text }) => text).join(' '));
      if (meaning === undefined || first === undefined || last === undefined) continue;
      ways += 1;
      // A header word printed twice is one column.
      const isDouble = meaning !== 'condition' && before.some((cell) => cell.meaning === meaning);
      const found = part(at + size, isDouble ? before : [...before, { meaning, first, last }]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return part(0, []);
}

function readHeader(page: PageText, index: number): Header | undefined {
  const line = page.lines[index] ?? '';
  if (line.length > longestHeader || line.includes('|')) return undefined;
  const tokens = tokensOf(line, startOf(page, index));
  const parted = tokens.length < 2 ? undefined : partHeader(tokens);
  const columns = parted?.map(({ meaning }) => meaning) ?? [];
  const anchors = anchorsOf(columns);
  if (parted === undefined || anchors === undefined) return undefined;
  return { cells: parted.map(({ first, last }) => cellBetween(page, first.from, last.to)), columns, anchors };
}

/** Glued anchors become two tokens. */
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

/** How many tokens from one on make a cell of that column: a type may be `Array of String`. */
function sizeOf(column: ColumnMeaning, tokens: readonly Token[], at: number): number {
  const most = column === 'type' || column === 'condition' ? mostWords : 1;
  for (let size = Math.min(most, tokens.length - at); size > 0; size -= 1) {
    const words = tokens.slice(at, at + size).map(({ text }) => text);
    if (fits(column, words.join(' '))) return size;
  }
  return 0;
}

/** Tokens of the strict columns in page order; undefined unless both anchors are among them. */
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
    // Behind free text the cell stands somewhere; behind another one it stands at once or has vanished.
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

/** Index behind the last line of the row: bullets may follow after a blank line or two, other text only at once. */
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

/** Free columns between two strict cells share the text between them; true where nothing says how. */
function placeFree(
  page: PageText,
  header: Header,
  places: readonly number[],
  span: readonly [number, number],
  cells: Cells,
): boolean {
  let from = span[0];
  let isGuessed = false;
  places.forEach((place, at) => {
    const [column, next] = [header.columns[place], header.columns[places[at + 1] ?? -1]];
    if (column === undefined) return;
    const text = page.text.slice(from, span[1]);
    const length = next === undefined ? text.length : splitFreeText(text, column, next);
    isGuessed ||= column === 'message' && next === 'description' && isGuessedSplit(text);
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

function findTable(page: PageText, index: number): TableReading | undefined {
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
