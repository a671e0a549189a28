/**
 * The items of a bulleted value list. Every item must begin with a value, followed by a mark, a colon or nothing;
 * otherwise the list is prose. Items nested below an item describe it.
 */
import type { TextSpan } from '../../model.ts';
import { bulletOf, linesFrom } from './bullets.ts';
import { goneClause, goneMark } from './gone.ts';
import { valuePattern } from './phrase.ts';

export interface ListItem {
  readonly value: string;
  readonly isDefault: boolean;
  readonly isUnsupported: boolean;
}

export interface ItemList {
  readonly items: readonly ListItem[];
  readonly spans: readonly TextSpan[];
  /** No item has more than its value and marks. */
  readonly bare: boolean;
}

export const defaultMark = '\\(\\s*(?:默认值?|缺省值?|[Dd]efault(?: value)?)\\s*\\)';
/** A mark after the first words about the value. */
const laterMark = new RegExp(`^[^。\\n]{0,60}?(${defaultMark})`);
const laterGone = new RegExp(`^[^。\\n]{0,60}?(${goneMark}|${goneClause})`, 'i');

const words = '[A-Z0-9][\\w.-]*(?: (?:[A-Z0-9][\\w.-]*)){0,3}';
const itemStart = new RegExp(
  `^((?:当|如果)?(?:该参数|参数)?(?:取值|值)为\\s*)?(${valuePattern}|${words}(?=\\s*(?:\\(|$)))\\s*(?=$|[:：，,。;；(时]|-{1,2}\\s|—|–\\s|\\.(?:\\s|$))`,
);

interface ItemMatch {
  readonly item: ListItem;
  /** Lengths of the texts that were used, counted from the bullet's text: the value, then the marks. */
  readonly kept: readonly TextSpan[];
  readonly bare: boolean;
}

function readItem(text: string, from: number): ItemMatch | undefined {
  const start = itemStart.exec(text);
  if (start?.[2] === undefined) return undefined;
  const rest = text.slice(start[0].length);
  const marks = [laterMark.exec(rest), laterGone.exec(rest)] as const;
  const at = from + start[0].length;
  // `取值为X时`: the last word belongs to the phrase that makes X a value.
  const closing = rest.startsWith('时') ? 1 : 0;
  const kept: TextSpan[] = [[from, from + start[0].trimEnd().length + closing]];
  for (const mark of marks) {
    if (mark?.[1] === undefined) continue;
    const offset = mark[0].length - mark[1].length;
    kept.push([at + offset, at + mark[0].length]);
  }
  const item = { value: start[2], isDefault: marks[0] !== null, isUnsupported: marks[1] !== null };
  const unmarked = rest
    .replace(marks[0]?.[1] ?? '', '')
    .replace(marks[1]?.[1] ?? '', '')
    .trim();
  return { item, kept, bare: /^[。.;；,，]?$/.test(unmarked) };
}

function collect(texts: readonly (readonly [text: string, from: number, lineFrom: number])[]): ItemList | undefined {
  const items: ListItem[] = [];
  const spans: TextSpan[] = [];
  let bare = true;
  for (const [text, from, lineFrom] of texts) {
    const match = readItem(text, from);
    if (match === undefined) return undefined;
    items.push(match.item);
    const [first, ...marks] = match.kept;
    if (first !== undefined) spans.push([lineFrom, first[1]], ...marks);
    bare &&= match.bare;
  }
  return items.length === 0 ? undefined : { items, spans, bare };
}

/**
 * Whether a line without a bullet ends the list. A line indented more than the bullets continues an item. After a blank
 * line, a paragraph about an item does not end the list, but an announcement begins another list.
 */
function endsList(line: string, at: { readonly isOver: boolean; readonly isBegun: boolean; readonly indent: number }) {
  if (!at.isBegun) return true;
  if (at.isOver) return /[:：]\s*$/.test(line);
  return line.length - line.trimStart().length <= at.indent;
}

/**
 * The bullets that begin at an offset; blank lines before and between them are allowed. Undefined unless all are
 * values.
 */
export function readBulletedItems(text: string, from: number): ItemList | undefined {
  const texts: (readonly [string, number, number])[] = [];
  let indent: number | undefined;
  let isOver = false;
  for (const [line, offset] of linesFrom(text, from)) {
    if (line.trim() === '') {
      isOver = texts.length > 0;
      continue;
    }
    const bullet = bulletOf(line, offset);
    if (bullet === undefined) {
      if (endsList(line, { isOver, isBegun: texts.length > 0, indent: indent ?? 0 })) break;
      continue;
    }
    // The first bullet of a list is often indented by one blank less. A larger difference is nesting.
    if (indent !== undefined && bullet.indent > indent + 1) continue;
    // After a blank line only bullets of the same list continue it. A bullet that does not begin with a value begins
    // another list.
    if (isOver && readItem(bullet.text, bullet.from) === undefined) break;
    // A bullet at the very beginning lost the blanks before it, because cells are trimmed.
    if (offset > 0) indent = Math.max(indent ?? 0, bullet.indent);
    texts.push([bullet.text, bullet.from, offset]);
  }
  return collect(texts);
}

/** Words before a colon that never continue a value list. */
const bareLabel = /^(?:Notes?|Default(?: value)?|Description|Examples?|Important|Units?|Limits?|N)\s*:/i;

/** Lines after an announcement that lost their bullets: each is a value, alone or with a colon or a mark. */
export function readBareItems(text: string, from: number): ItemList | undefined {
  const texts: (readonly [string, number, number])[] = [];
  for (const [line, offset] of linesFrom(text, from)) {
    if (line.trim() === '') continue;
    const blanks = line.length - line.trimStart().length;
    const content = line.trim();
    if (bareLabel.test(content) || !new RegExp(`^${valuePattern}\\s*(?:$|[:：]|\\()`).test(content)) break;
    texts.push([content, offset + blanks, offset]);
  }
  return texts.length < 2 ? undefined : collect(texts);
}
