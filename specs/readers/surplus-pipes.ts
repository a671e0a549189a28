/**
 * A pipe that nobody escaped makes one cell too many. The other cells show which text it belongs to: with the right choice,
 * names, types, statuses and codes are well-formed, and a translation follows its message.
 */
import { type ColumnMeaning, columnMeaning } from '../documents/column-meanings.ts';
import type { PageText } from '../documents/page-text.ts';
import type { Cell } from '../model.ts';
import { fits, isStrict } from './row-starts.ts';

/** Columns in the order in which they are assumed to contain the pipe, if nothing else decides. */
const likely: readonly (ColumnMeaning | undefined)[] = ['description', 'remark', 'message', 'example', undefined];
const chinese = /[\u4e00-\u9fff]/;

function scoreOf(texts: readonly string[], columns: readonly (ColumnMeaning | undefined)[]): number {
  let score = 0;
  for (const [at, column] of columns.entries()) {
    const text = texts[at] ?? '';
    if (column !== undefined && isStrict(column) && (text === '' || fits(column, text))) score += 2;
    if (column === 'message' && !chinese.test(text)) score += 1;
    // A message that is a whole sentence is the least likely place.
    if (column === 'message' && /[.!?]$/.test(text)) score += 0.5;
    if (column === 'description' && chinese.test(text.split('|')[0] ?? '')) score += 1;
  }
  return score;
}

/** Whether the pipe at that offset has blanks around it. */
function isSpaced(page: PageText, at: number): boolean {
  return /\s/.test(page.text[at - 1] ?? ' ') && /\s/.test(page.text[at + 1] ?? ' ');
}

/** Index of the column that contains the surplus pipes. `edges` are the offsets of all pipes of the row. */
export function absorbingColumn(page: PageText, edges: readonly number[], header: readonly Cell[]): number {
  const columns = header.map((cell) => columnMeaning(cell.text));
  const surplus = edges.length - columns.length - 1;
  const pieces = edges.slice(1).map((to, at) => page.text.slice((edges[at] ?? 0) + 1, to).trim());
  let best = columns.length - 1;
  let most = -1;
  for (const meaning of likely) {
    for (const [at, column] of columns.entries()) {
      if (column !== meaning) continue;
      const whole = pieces.slice(at, at + surplus + 1).join('|');
      // The borders of a row look alike: if they have blanks around them, a pipe between letters is text, and vice versa.
      const kept = edges.filter((_, place) => place <= at || place > at + surplus);
      const spaced = kept.filter((edge) => isSpaced(page, edge)).length;
      const alike = Math.max(spaced, kept.length - spaced);
      const score = alike + scoreOf([...pieces.slice(0, at), whole, ...pieces.slice(at + surplus + 1)], columns);
      if (score > most) [best, most] = [at, score];
    }
  }
  return best;
}
