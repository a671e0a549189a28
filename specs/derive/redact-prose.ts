/**
 * Makes the fixture of a page: same lines, layout and facts, no sentences. It keeps what derivation uses: cells of fact
 * columns, header words, section headings, code, phrases that state bounds, and operation and version in the portal's
 * link. Every other word becomes a placeholder. Text is kept only if it is named here, never because it looks harmless.
 */
import { columnMeaning } from '../documents/column-meanings.ts';
import { endOf, pageText, startOf } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import { readType } from '../documents/type-words.ts';
import type { Cell, LineSpan, PageLayout, SourceDocument, TableRow, TextSpan } from '../model.ts';
import { layOutPage } from '../readers/readers.ts';
import { readDescription } from './bounds/read-description.ts';
import { portalOperation, portalVersion } from './read-facts.ts';
import { readRequiredPhrase } from './required-phrase.ts';
import { returnedSometimes } from './returned-sometimes.ts';
import { rowNames } from './row-names.ts';
import { cellOf, type UnderstoodTable, understandTables } from './understand-tables.ts';

/** Maximum number of placeholder characters for a run of Chinese characters. */
const longestRun = 3;

/** Notation that separates lines and items, or that stands for a character. Other text in a tag is text. */
const notation = /(<\/?(?:br|ul|ol|li|p)\b[^<>]{0,80}>|&(?:[a-z]{2,6}|#x?[0-9a-f]{2,5});)/i;

function redactWords(text: string): string {
  return text
    .replace(/\bhttps?:\/\/[^\s)|"'<>，。]*/g, '')
    .replace(/~~[^~\n]*~~/g, '')
    .replace(/[\u3400-\u9fff\uf900-\ufaff]+/g, (run) => '文'.repeat(Math.min(run.length, longestRun)))
    .replace(/[\p{Script=Latin}][\p{Script=Latin}\p{Nd}_'’]*/gu, 'word')
    .replace(/\p{Nd}+/gu, '0');
}

/** Text without facts: links are removed, words become placeholders, punctuation and line breaks stay. */
function redactText(text: string): string {
  return text
    .split(notation)
    .map((part, at) => (at % 2 === 0 ? redactWords(part) : part.replace(/^(<\/?\w+)[^/>]*/, '$1')))
    .join('');
}

/** A row with its name; the name may be empty. */
interface NamedRow {
  readonly table: UnderstoodTable;
  readonly row: TableRow;
  readonly name: string;
}

function descriptionSpans({ table, row, name }: NamedRow, description: Cell): readonly TextSpan[] {
  if (table.kind !== 'parameters' && table.kind !== 'response') return [];
  const type = readType(cellOf(table, row, 'type')?.text ?? '')?.type ?? 'not-stated';
  const offset = description.span[0];
  const required = readRequiredPhrase(table, description.text);
  const spans = readDescription(description.text, { name, type }).spans;
  const sometimes = table.kind === 'response' ? returnedSometimes(description.text) : undefined;
  const all = [required?.span, sometimes, ...spans].filter((span) => span !== undefined);
  return all.map(([from, to]) => [offset + from, offset + to]);
}

function rowSpans(named: NamedRow): readonly TextSpan[] {
  const { table, row } = named;
  return row.cells.flatMap((cell, at) => {
    const meaning = table.columns[at];
    if (meaning === undefined || meaning === 'remark') return [];
    return meaning === 'description' ? descriptionSpans(named, cell) : [cell.span];
  });
}

function tableSpans(table: UnderstoodTable): readonly TextSpan[] {
  if (table.kind === 'unknown') return [];
  const header = [table.table.header, ...table.repeatedHeaders.map((row) => row.cells)].flat().map((cell) => cell.span);
  if (table.kind === 'history') return header;
  const names = rowNames(table);
  return [...header, ...table.table.rows.flatMap((row) => rowSpans({ table, row, name: names.get(row) ?? '' }))];
}

/** The whole match, with offsets on the page. */
function matchSpan(text: string, offset: number, pattern: RegExp): readonly TextSpan[] {
  const match = pattern.exec(text);
  return match === null ? [] : [[offset + match.index, offset + match.index + match[0].length]];
}

function textSpans(layout: PageLayout, spanOf: (lines: LineSpan) => TextSpan): readonly TextSpan[] {
  const { text } = pageText(layout.document);
  return layout.blocks.flatMap((block): readonly TextSpan[] => {
    if (block.block === 'table') return [];
    const span = spanOf(block.lines);
    if (block.block === 'code') return [span];
    const printed = text.slice(...span);
    if (block.block === 'heading') {
      if (sectionMeaning(block.text) !== undefined) return [span];
      return block.level === 1 ? matchSpan(printed, span[0], /^#\s+[A-Z][A-Za-z0-9]+(?=\s*(?:\{#[^}]*\}\s*)?$)/) : [];
    }
    return [portalOperation, portalVersion].flatMap((pattern) => matchSpan(printed, span[0], pattern));
  });
}

function inOrder(spans: readonly TextSpan[]): readonly TextSpan[] {
  return spans.filter(([from, to]) => to > from).toSorted((left, right) => left[0] - right[0] || right[1] - left[1]);
}

/** Lines above a matrix that name its condition. */
function captionSpans(layout: PageLayout, spanOf: (lines: LineSpan) => TextSpan): readonly TextSpan[] {
  let caption: TextSpan | undefined;
  return layout.blocks.flatMap((block): readonly TextSpan[] => {
    if (block.block === 'table') return caption === undefined ? [] : [caption];
    const isCaption = block.block !== 'code' && columnMeaning(block.text) === 'condition';
    if (block.block !== 'code') caption = isCaption ? spanOf(block.lines) : undefined;
    return [];
  });
}

/** Spans that the fixture keeps, in page order. Offsets count in the lines joined by line feeds. */
function keptSpans(document: SourceDocument): readonly TextSpan[] {
  const layout = layOutPage(document);
  const page = pageText(document);
  const spanOf = ([from, to]: LineSpan): TextSpan => [startOf(page, from - 1), endOf(page, to - 1)];
  return inOrder([
    ...understandTables(layout).flatMap(tableSpans),
    ...textSpans(layout, spanOf),
    ...captionSpans(layout, spanOf),
  ]);
}

/** The fixture of a page as text, with a final line feed. */
export function redactProse(document: SourceDocument): string {
  const { text } = pageText(document);
  let written = '';
  let at = 0;
  for (const [from, to] of keptSpans(document)) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    written += redactText(text.slice(at, start)) + text.slice(start, to);
    at = to;
  }
  return `${written}${redactText(text.slice(at))}\n`;
}
