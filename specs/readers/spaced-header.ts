/** Header words on one line, separated by blanks only: the meanings of the columns have to separate them. */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import { cellBetween, type PageText, startOf } from '../documents/page-text.ts';
import type { Cell } from '../model.ts';
import { anchorsOf } from './row-starts.ts';

/** A header line: its cells, their meanings, and the two columns that identify a row. */
export interface Header {
  readonly cells: readonly Cell[];
  readonly columns: readonly ColumnMeaning[];
  readonly anchors: readonly [number, number];
}

/** A word of a line, with its position on the page. */
export interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const longestHeader = 200;
/** Maximum number of words in one header cell or one type. */
export const mostWords = 4;

/** The words of the line that begins at an offset. */
export function tokensOf(line: string, start: number): Token[] {
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

/** Number of ways to split a header that are tried. Words of two columns may also form one header (`Parameter Type`). */
const mostWays = 200;

/** The first way to split tokens into header words that can identify rows. Longer headers are tried first. */
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

/** The header at a line; undefined if its words are not columns that can identify rows. */
export function readHeader(page: PageText, index: number): Header | undefined {
  const line = page.lines[index] ?? '';
  if (line.length > longestHeader || line.includes('|')) return undefined;
  const tokens = tokensOf(line, startOf(page, index));
  const parted = tokens.length < 2 ? undefined : partHeader(tokens);
  const columns = parted?.map(({ meaning }) => meaning) ?? [];
  const anchors = anchorsOf(columns);
  if (parted === undefined || anchors === undefined) return undefined;
  return { cells: parted.map(({ first, last }) => cellBetween(page, first.from, last.to)), columns, anchors };
}
