/** Layout of text copied from an English portal: rows `A | B | C |`, `---|---|` below the header, headings without marks. */
import type { PageText } from '../documents/page-text.ts';
import type { ParsedTable } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { isHeaderLine, readPipeTable } from './split-pipe-rows.ts';

function findTable(page: PageText, index: number): ParsedTable | undefined {
  const line = page.lines[index] ?? '';
  if (line.startsWith('|') || !line.includes('|') || !isHeaderLine(page, index)) return undefined;
  return readPipeTable(page, index, { leading: false });
}

export const trailingPipe: Reader = { name: 'trailing-pipe', findTable };
