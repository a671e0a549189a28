/** Layout of markdown pages: rows `|a|b|`, cells over many lines, code fences inside cells. */
import type { PageText } from '../documents/page-text.ts';
import { countRows, readBlocks, type TableReading } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { isDelimiterLine, readPipeTable } from './split-pipe-rows.ts';

function findTable(page: PageText, index: number): TableReading | undefined {
  const line = page.lines[index] ?? '';
  if (!line.startsWith('|') || !isDelimiterLine(page.lines[index + 1] ?? '')) return undefined;
  return readPipeTable(page, index, { leading: true });
}

export const pipeTable: Reader = {
  name: 'pipe-table',
  recognises: (document) => countRows(document, findTable),
  read: (document) => readBlocks(document, findTable),
};
