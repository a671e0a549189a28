/** Layout of markdown pages: rows `|a|b|`, cells over many lines, code fences inside cells. */
import type { PageText } from '../documents/page-text.ts';
import type { ParsedTable } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { isHeaderLine, readPipeTable } from './split-pipe-rows.ts';

function findTable(page: PageText, index: number): ParsedTable | undefined {
  const line = page.lines[index] ?? '';
  if (!line.startsWith('|') || !isHeaderLine(page, index)) return undefined;
  return readPipeTable(page, index, { leading: true });
}

export const pipeTable: Reader = { name: 'pipe-table', findTable };
