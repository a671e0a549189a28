/**
 * Everything on a page that is no table: headings, code and prose are found alike in every layout, so that a reader has
 * to know its tables alone. Code also stands bare, without fences, on pages copied from a portal.
 */
import { type PageText, pageText } from '../documents/page-text.ts';
import { sectionMeaning } from '../documents/section-meanings.ts';
import type { Block, SourceDocument, Table } from '../model.ts';

/** A table that begins at a line, and the index of the first line behind it. */
export interface TableReading {
  readonly table: Table;
  readonly next: number;
}

/** Looks for a table that begins at the line of that index. */
export type TableFinder = (page: PageText, index: number) => TableReading | undefined;

interface BlockReading {
  readonly block: Block;
  readonly next: number;
}

/** An example longer than this is cut text; the limit keeps reading linear on hostile pages. */
const longestBareCodeLines = 1500;

/** Braces that never close are given up after so many attempts, for the same reason. */
const mostUnclosed = 20;

interface Attempts {
  unclosed: number;
}

/** A fence opens or closes code when it is alone on its line but for a language name and attributes in braces. */
export function isFence(line: string): boolean {
  const marked = line.trim();
  // Trimmed first: neighbours that all take blanks would be tried against each other.
  return marked.startsWith('```') && /^```\s*(?:\w+\s*)?(?:\{[^{}]*\})?$/.test(marked);
}

function fencedCode(page: PageText, index: number): BlockReading | undefined {
  if (!isFence(page.lines[index] ?? '')) return undefined;
  let end = index + 1;
  while (end < page.lines.length && !isFence(page.lines[end] ?? '')) end += 1;
  const first = page.lines.slice(index + 1, end).find((line) => line.trim() !== '') ?? '';
  // A closing fence without its opening one would swallow the section behind it.
  if (end === index + 1 || /^#{2,6}\s/.test(first)) return undefined;
  const text = page.lines.slice(index + 1, end).join('\n');
  return { block: { block: 'code', text, lines: [index + 2, end] }, next: end + 1 };
}

function heading(page: PageText, index: number): BlockReading | undefined {
  const line = page.lines[index] ?? '';
  const markdown = /^(#{1,6})\s+(\S.*)$/.exec(line);
  const lines = [index + 1, index + 1] as const;
  if (markdown?.[1] !== undefined && markdown[2] !== undefined) {
    return { block: { block: 'heading', text: markdown[2].trim(), level: markdown[1].length, lines }, next: index + 1 };
  }
  if (sectionMeaning(line) === undefined) return undefined;
  return { block: { block: 'heading', text: line.trim(), level: 2, lines }, next: index + 1 };
}

/** Brackets that a line of JSON opens, less those that it closes; what stands in quotes counts for nothing. */
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

function bareCode(page: PageText, index: number, attempts: Attempts): BlockReading | undefined {
  const end = bareCodeEnd(page, index, attempts);
  if (end === undefined) return undefined;
  const text = page.lines.slice(index, end).join('\n');
  return { block: { block: 'code', text, lines: [index + 1, end] }, next: end };
}

function proseLine(page: PageText, index: number): BlockReading {
  const lines = [index + 1, index + 1] as const;
  return { block: { block: 'prose', text: page.lines[index] ?? '', lines }, next: index + 1 };
}

/** The whole page in blocks; `findTable` is asked first at every line. Blank lines are left out. */
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
