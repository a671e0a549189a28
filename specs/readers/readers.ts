/** The table of page layouts. A new layout is one file and one row; the page itself decides which reader reads it. */
import type { PageLayout, SourceDocument } from '../model.ts';
import { cellPerLine } from './cell-per-line.ts';
import { pipeTable } from './pipe-table.ts';
import type { Reader } from './reader.ts';
import { spaceSeparated } from './space-separated.ts';
import { trailingPipe } from './trailing-pipe.ts';

export const readers: readonly [Reader, ...Reader[]] = [pipeTable, trailingPipe, cellPerLine, spaceSeparated];

/** Lays a page out with the reader that finds the most rows; the first of the table where none finds any. */
export function layOutPage(document: SourceDocument): PageLayout {
  let best: Reader = readers[0];
  let most = 0;
  for (const reader of readers) {
    const rows = reader.recognises(document);
    if (rows > most) {
      best = reader;
      most = rows;
    }
  }
  return { document, reader: best.name, blocks: best.read(document) };
}
