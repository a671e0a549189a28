/**
 * Splits the text between two strict cells into the free columns there. A tab or two blanks surely separate cells, if there
 * are as many of them as the columns need. Only if single blanks separate everything do the words have to decide.
 */
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { isGuessedSplit, splitFreeText } from './split-message.ts';

export interface PartedText {
  /** Lengths of the columns' texts in order; the last column takes the rest. */
  readonly lengths: readonly number[];
  /** Only a full stop shows where a cell ends. */
  readonly isGuessed: boolean;
}

const chineseSign = /[\u4e00-\u9fff]/;

/** Offsets of the sure separators; undefined if there are fewer than needed. */
function sureGaps(text: string, needed: number): readonly number[] | undefined {
  const blanks = /^ *\t? */.exec(text)?.[0] ?? '';
  const line = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const tabs = [...line.slice(blanks.length).matchAll(/\t/g)].map(({ index }) => blanks.length + index);
  const isTabbed = blanks.includes('\t');
  // The tab after the last of these cells is the border of the next cell.
  const inner = tabs.length === needed + 1 && line.endsWith('\t') ? tabs.slice(0, -1) : tabs;
  if (inner.length === needed && (isTabbed || line.slice((inner.at(-1) ?? 0) + 1).trim() !== '')) return inner;
  const wide = [...line.matchAll(/(?<=\S)[ \t]{2,}(?=\S)/g)].map(({ index }) => index);
  if (wide.length === needed) return wide;
  // In a row with tabs, a text without a tab is one cell, and the cells after it are empty.
  const isOne = isTabbed && tabs.length === 0 && wide.length === 0 && !chineseSign.test(text);
  return isOne ? new Array<number>(needed).fill(text.length) : undefined;
}

/** Where to split a text. `columns` are the columns that share it, in page order. */
export function partFreeText(text: string, columns: readonly ColumnMeaning[]): PartedText {
  const gaps = columns.length < 2 ? [] : sureGaps(text, columns.length - 1);
  if (gaps !== undefined) {
    return { lengths: gaps.map((gap, at) => gap - (gaps[at - 1] ?? 0)), isGuessed: false };
  }
  const lengths: number[] = [];
  let from = 0;
  let isGuessed = false;
  for (const [at, column] of columns.entries()) {
    const next = columns[at + 1];
    if (next === undefined) break;
    const rest = text.slice(from);
    isGuessed ||= column === 'message' && next === 'description' && isGuessedSplit(rest);
    lengths.push(splitFreeText(rest, column, next));
    from += lengths.at(-1) ?? 0;
  }
  return { lengths, isGuessed };
}
