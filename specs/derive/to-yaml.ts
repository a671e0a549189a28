/**
 * Plain data as YAML, always the same bytes: keys in the given order, no line folding, no anchors, short lists and
 * places on one line. Written in one pass, because building a tree of nodes took most of the time of a derivation. The
 * parser's own patterns of numbers, dates and truth values decide which text must be quoted.
 */
import { Document } from 'yaml';

/** Keys whose value stays on one line, because places and lists of values are easier to read that way. */
const inlineKeys = new Set(['provenance', 'x-provenance', 'places', 'editions']);

/** Text that YAML 1.2 or 1.1 would not parse as text. */
const { schema } = new Document(null, { compat: 'yaml-1.1' });
const otherTypes = [...schema.tags, ...(schema.compat ?? [])].flatMap((tag) =>
  tag.default && tag.tag !== 'tag:yaml.org,2002:str' && 'test' in tag && tag.test !== undefined ? tag.test : [],
);
const longestWord = 5;

/** Characters that have a meaning at that position. */
const indicators = /^[\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[\t ]#|[\t :]$|^(?:---|\.\.\.)/;
const notPrintable = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;
const escaped = /[\x7f-\x9f\u2028\u2029\ufeff]/g;
/** A longer key needs an explicit key mark. */
const longestKey = 1024;

function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || indicators.test(text) || (inFlow && /[[\]{},]/.test(text))) return false;
  const isWord = text.length > longestWord && /^[A-Za-z]/.test(text);
  return isWord || !otherTypes.some((pattern) => pattern.test(text));
}

function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

function scalar(value: unknown, inFlow: boolean): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (notPrintable.test(value))
    return JSON.stringify(value).replace(escaped, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return isPlain(value, inFlow) ? value : quoted(value);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Members that have a value. */
function membersOf(value: object): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function flow(value: unknown): string {
  if (!isCollection(value)) return scalar(value, true);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  return `{${membersOf(value)
    .map(([key, member]) => `${scalar(key, true)}: ${flow(member)}`)
    .join(', ')}}`;
}

/** Whether a value is on the line of its key. `inline`: maps are. */
function isOneLine(value: unknown, inline: boolean): boolean {
  if (!isCollection(value)) return true;
  if (Array.isArray(value)) return value.every((item) => !isCollection(item));
  return inline || membersOf(value).length === 0;
}

/** Appends the lines of a value to the text of its first line. `inline`: its maps are on one line. */
function block(value: unknown, indent: string, inline: boolean): string {
  if (!isCollection(value)) return scalar(value, false);
  if (isOneLine(value, inline)) return flow(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value
      .map((item) => `- ${isOneLine(item, inline) ? oneLine(item) : block(item, inner, false)}`)
      .join(`\n${indent}`);
  }
  return membersOf(value)
    .map(([key, member]) => {
      const isInline = inlineKeys.has(key);
      const name = scalar(key, false);
      if (name.length > longestKey) return `? ${name}\n${indent}: ${block(member, inner, isInline)}`;
      const lines = block(member, inner, isInline);
      return isOneLine(member, isInline) ? `${name}: ${lines}` : `${name}:\n${inner}${lines}`;
    })
    .join(`\n${indent}`);
}

function oneLine(value: unknown): string {
  return isCollection(value) ? flow(value) : scalar(value, false);
}

/** One value as a YAML document, below a comment. */
export function toYaml(value: unknown, comment: string): string {
  return `# ${comment}\n\n${block(value, '', false)}\n`;
}
