/**
 * Finds everything on a page that is not a table: headings, code and prose look the same in every layout. A reader therefore
 * only has to find its tables. On pages copied from a portal, code may have no fences.
 */
import { type PageText, pageText } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Block, SourceDocument, Table } from '../model.ts';

/** A table that begins at a line, and the index of the first line after the table. */
export interface ParsedTable {
  readonly table: Table;
  readonly next: number;
}

/** Finds a table that begins at the line with that index. */
export type TableFinder = (page: PageText, index: number) => ParsedTable | undefined;

interface ParsedBlock {
  readonly block: Block;
  readonly next: number;
}

/** A longer example is not code. The limit keeps the time linear on hostile pages. */
const longestBareCodeLines = 1500;

/** Number of attempts to find a closing brace, limited for the same reason. */
const mostUnclosed = 20;

interface Attempts {
  unclosed: number;
}

/** A fence is alone on its line, apart from a language name and attributes in braces. */
export function isFence(line: string): boolean {
  const marked = line.trim();
  // Trim first: adjacent patterns that all match blanks would backtrack.
  return marked.startsWith('```') && /^```\s*(?:\w+\s*)?(?:\{[^{}]*\})?$/.test(marked);
}

function fencedCode(page: PageText, index: number): ParsedBlock | undefined {
  if (!isFence(page.lines[index] ?? '')) return undefined;
  let end = index + 1;
  while (end < page.lines.length && !isFence(page.lines[end] ?? '')) end += 1;
  const first = page.lines.slice(index + 1, end).find((line) => line.trim() !== '') ?? '';
  // A closing fence without an opening one would swallow the section after it.
  if (end === index + 1 || /^#{2,6}\s/.test(first)) return undefined;
  const text = page.lines.slice(index + 1, end).join('\n');
  return { block: { block: 'code', text, lines: [index + 2, end] }, next: end + 1 };
}

function heading(page: PageText, index: number): ParsedBlock | undefined {
  const line = page.lines[index] ?? '';
  const markdown = /^(#{1,6})\s+(\S.*)$/.exec(line);
  const lines = [index + 1, index + 1] as const;
  if (markdown?.[1] !== undefined && markdown[2] !== undefined) {
    return { block: { block: 'heading', text: markdown[2].trim(), level: markdown[1].length, lines }, next: index + 1 };
  }
  if (sectionMeaning(line) === undefined) return undefined;
  return { block: { block: 'heading', text: line.trim(), level: 2, lines }, next: index + 1 };
}

/** Number of brackets that a line of JSON opens, minus those that it closes. Quoted text is ignored. */
function bracketsIn(line: string): number {
  let depth = 0;
  let inQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (inQuotes && sign === '\\') at += 1;
    else if (sign === '"') inQuotes = !inQuotes;
    else if (!inQuotes && (sign === '{' || sign === '[')) depth += 1;
    else if (!inQuotes && (sign === '}' || sign === ']')) depth -= 1;
  }
  return depth;
}

function bareJsonEnd(page: PageText, index: number): number | undefined {
  let depth = 0;
  for (let at = index; at < Math.min(page.lines.length, index + longestBareCodeLines); at += 1) {
    depth += bracketsIn(page.lines[at] ?? '');
    if (depth <= 0) return at + 1;
  }
  return undefined;
}

function bareCodeEnd(page: PageText, index: number, attempts: Attempts): number | undefined {
  const line = (page.lines[index] ?? '').trim();
  if (/^[{[]$/.test(line)) {
    const end = attempts.unclosed < mostUnclosed ? bareJsonEnd(page, index) : undefined;
    if (end === undefined) attempts.unclosed += 1;
    return end;
  }
  const isRequest = /^(?:GET|POST) \/\S* HTTP\/1\.[01]$/.test(line) || /^https?:\/\/\S*[?&]Action=\w+/.test(line);
  const isXml = /^<(?:\?xml\b.*|[A-Z]\w*)>$/.test(line);
  if (!isRequest && !isXml) return undefined;
  let end = index + 1;
  while (
    end < page.lines.length &&
    page.lines[end]?.trim() !== '' &&
    sectionMeaning(page.lines[end] ?? '') === undefined
  )
    end += 1;
  return end;
}

function bareCode(page: PageText, index: number, attempts: Attempts): ParsedBlock | undefined {
  const end = bareCodeEnd(page, index, attempts);
  if (end === undefined) return undefined;
  const text = page.lines.slice(index, end).join('\n');
  return { block: { block: 'code', text, lines: [index + 1, end] }, next: end };
}

function proseLine(page: PageText, index: number): ParsedBlock {
  const lines = [index + 1, index + 1] as const;
  return { block: { block: 'prose', text: page.lines[index] ?? '', lines }, next: index + 1 };
}

/** Splits the whole page into blocks. At every line `findTable` is tried first. Blank lines are dropped. */
export function readBlocks(document: SourceDocument, findTable: TableFinder): readonly Block[] {
  const page = pageText(document);
  const blocks: Block[] = [];
  const attempts: Attempts = { unclosed: 0 };
  let index = 0;
  while (index < page.lines.length) {
    if (page.lines[index]?.trim() === '') {
      index += 1;
      continue;
    }
    const found = findTable(page, index);
    if (found !== undefined) {
      blocks.push({ block: 'table', table: found.table });
      index = Math.max(found.next, index + 1);
      continue;
    }
    const reading =
      fencedCode(page, index) ?? heading(page, index) ?? bareCode(page, index, attempts) ?? proseLine(page, index);
    blocks.push(reading.block);
    index = Math.max(reading.next, index + 1);
  }
  return blocks;
}
