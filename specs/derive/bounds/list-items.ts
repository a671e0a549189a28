/**
 * The items of a bulleted value list. A list of prose is no value list: every item must begin with a value and go on with
 * a mark, a colon or nothing. Items nested below one describe it.
 */
import type { TextSpan } from '../../model.ts';
import { bulletOf, linesFrom } from './bullets.ts';
import { valuePattern } from './phrase.ts';

export interface ListItem {
  readonly value: string;
  readonly isDefault: boolean;
  readonly isUnsupported: boolean;
}

export interface ItemList {
  readonly items: readonly ListItem[];
  readonly spans: readonly TextSpan[];
  /** No item says more than its value and marks. */
  readonly bare: boolean;
}

export const defaultMark = '\\(\\s*(?:默认值?|缺省值?|[Dd]efault(?: value)?)\\s*\\)';
const gone =
  '(?:该(?:取?值|类型))?(?:目前|当前|已|即将|This value is |is |no longer |currently )*(?:暂不支持(?:使用)?|不支持使用|废弃|弃用|下线|不再支持|not supported(?: yet)?|not yet supported|unsupported|deprecated|unavailable|discontinued|supported(?<=no longer supported))';
const bracketed = `\\(\\s*(?:${gone}|不支持)\\s*\\)`;
/** A clause that says it, whole: `Stopped：不支持` says what the value means. */
const clause = `[:：,，.。]\\s*${gone}(?=\\s*(?:[。.,，;；]|$))`;
/** A mark behind the first words about the value. */
const laterMark = new RegExp(`^[^。\\n]{0,60}?(${defaultMark})`);
const laterGone = new RegExp(`^[^。\\n]{0,60}?(${bracketed}|${clause})`, 'i');

const words = '[A-Z0-9][\\w.-]*(?: (?:[A-Z0-9][\\w.-]*)){0,3}';
const itemStart = new RegExp(
  `^((?:当|如果)?(?:该参数|参数)?(?:取值|值)为\\s*)?(${valuePattern}|${words}(?=\\s*(?:\\(|$)))\\s*(?=$|[:：，,。;；(时]|-{1,2}\\s|—|–\\s|\\.(?:\\s|$))`,
);

interface ItemMatch {
  readonly item: ListItem;
  /** Lengths of the texts it rests on, from the bullet's text on: the value, then marks. */
  readonly kept: readonly TextSpan[];
  readonly bare: boolean;
}

function readItem(text: string, from: number): ItemMatch | undefined {
  const start = itemStart.exec(text);
  if (start?.[2] === undefined) return undefined;
  const rest = text.slice(start[0].length);
  const marks = [laterMark.exec(rest), laterGone.exec(rest)] as const;
  const at = from + start[0].length;
  // `取值为X时`: the last word belongs to what makes X a value.
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
 * Whether a line without a bullet ends the list. One that stands deeper than the bullets goes an item on; behind a blank line,
 * what a paragraph says of an item parts no list, but one that announces something begins another.
 */
function endsList(line: string, at: { readonly isOver: boolean; readonly isBegun: boolean; readonly indent: number }) {
  if (!at.isBegun) return true;
  if (at.isOver) return /[:：]\s*$/.test(line);
  return line.length - line.trimStart().length <= at.indent;
}

/** The bullets that begin at an offset, blank lines before and between them allowed; undefined unless all are values. */
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
    // The first bullet of a list is often one blank off; more is nesting.
    if (indent !== undefined && bullet.indent > indent + 1) continue;
    // Behind a blank line only bullets of the same list go on: one that does not begin with a value is another list.
    if (isOver && readItem(bullet.text, bullet.from) === undefined) break;
    // A bullet at the very beginning has lost the blanks before it with its cell's ends.
    if (offset > 0) indent = Math.max(indent ?? 0, bullet.indent);
    texts.push([bullet.text, bullet.from, offset]);
  }
  return collect(texts);
}

/** Words before a colon that no value list goes on with. */
const bareLabel = /^(?:Notes?|Default(?: value)?|Description|Examples?|Important|Units?|Limits?|N)\s*:/i;

/** Lines behind an announcement whose bullets were lost: each a value with a colon or a mark, or alone. */
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
