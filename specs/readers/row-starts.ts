/**
 * In text without cell borders a row is known by its first two cells: a name and a type word, or a status and a code.
 * Shared by the layouts that lost their borders.
 */
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { readType } from '../documents/type-words.ts';

/** Which pair of cells begins a row of such a table; undefined where rows can only be counted off. */
export type RowStart = 'name-type' | 'status-code';

export function rowStartOf(meanings: readonly (ColumnMeaning | undefined)[]): RowStart | undefined {
  if (meanings[0] === 'name' && meanings[1] === 'type') return 'name-type';
  if (meanings[0] === 'status' && meanings[1] === 'code') return 'status-code';
  return undefined;
}

/** Whether two neighbouring cells begin a row. */
export function beginsRow(start: RowStart, first: string, second: string): boolean {
  if (start === 'status-code') return /^[1-5]\d\d$/.test(first) && /^[A-Za-z][\w.-]*$/.test(second);
  return /^[A-Za-z][\w.-]*$/.test(first) && readType(second) !== undefined;
}

/** Words in a required column. */
export function isRequiredWord(word: string): boolean {
  return /^(?:是|否|yes|no|true|false|必选|必填|可选|选填|required|optional)$/i.test(word);
}
