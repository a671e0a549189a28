/**
 * The table of page layouts. A new layout is one file and one row. A page may mix layouts: at each line, the reader that
 * finds the most rows gets the table.
 */
import type { PageText } from '../documents/page-text.ts';
import type { PageLayout, SourceDocument } from '../model.ts';
import { cellPerLine } from './cell-per-line.ts';
import { gluedCells } from './glued-cells.ts';
import { listedOperations } from './listed-operations.ts';
import { pipeTable } from './pipe-table.ts';
import { type ParsedTable, readBlocks } from './read-blocks.ts';
import type { Reader } from './reader.ts';
import { spaceSeparated } from './space-separated.ts';
import { trailingPipe } from './trailing-pipe.ts';

export const readers: readonly [Reader, ...Reader[]] = [
  pipeTable,
  trailingPipe,
  cellPerLine,
  spaceSeparated,
  gluedCells,
  listedOperations,
];

/** Splits a page into its layout. `reader` is the reader with the most rows; the first reader if there are no rows. */
export function layOutPage(document: SourceDocument): PageLayout {
  const counts = new Map<Reader, number>();
  const findTable = (page: PageText, index: number): ParsedTable | undefined => {
    let best: { readonly reader: Reader; readonly reading: ParsedTable } | undefined;
    for (const reader of readers) {
      const reading = reader.findTable(page, index);
      if (reading === undefined) continue;
      if (best === undefined || reading.table.rows.length > best.reading.table.rows.length) best = { reader, reading };
    }
    if (best === undefined) return undefined;
    counts.set(best.reader, (counts.get(best.reader) ?? 0) + best.reading.table.rows.length);
    return best.reading;
  };
  const blocks = readBlocks(document, findTable);
  const most = Math.max(0, ...counts.values());
  const reader = readers.find((each) => most > 0 && counts.get(each) === most) ?? readers[0];
  return { document, reader: reader.name, blocks };
}
