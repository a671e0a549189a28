import type { Cell, SourceDocument, TextSpan } from '../model.ts';

/** A page as one string (lines joined by line feeds), with the offset of each line. */
export interface PageText {
  readonly text: string;
  readonly lines: readonly string[];
  readonly starts: readonly number[];
  /** Index of the last line that is not blank; -1 if all lines are blank. */
  readonly lastFilled: number;
}

/** Builds the text that the spans of a document refer to. */
export function pageText(document: SourceDocument): PageText {
  let offset = 0;
  const starts = document.lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
  const lastFilled = document.lines.findLastIndex((line) => line.trim() !== '');
  return { text: document.lines.join('\n'), lines: document.lines, starts, lastFilled };
}

/** Offset at which a line starts, by line index; the end of the page for an index after the last line. */
export function startOf(page: PageText, index: number): number {
  return page.starts[index] ?? page.text.length;
}

/** Offset just after the last character of a line, by line index. */
export function endOf(page: PageText, index: number): number {
  return startOf(page, index) + (page.lines[index]?.length ?? 0);
}

/** The cell between two offsets, trimmed. No-break spaces are trimmed too. */
export function cellBetween(page: PageText, from: number, to: number): Cell {
  const raw = page.text.slice(from, Math.max(from, to));
  const text = raw.trim();
  const start = text === '' ? from : from + raw.indexOf(text);
  const span: TextSpan = [start, start + text.length];
  return { text, span };
}
