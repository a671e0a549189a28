/** Wordings: two codes that say the same, and one code in two wordings that differ in writing alone. */
import type { Finding } from '../../model.ts';
import { distinct, isWithinEdits, type PlacedRow, plainWords, rowsOf } from './compare-rows.ts';
import { type FindingInput, type FindingRule, groupBy, makeFinding } from './finding-rule.ts';

/** Shorter messages, and those that the service fills in, say too little to be compared. */
const leastLetters = 12;

function comparable(input: FindingInput): readonly PlacedRow[] {
  return rowsOf(input).filter(({ row }) => plainWords(row.message).length >= leastLetters && !/%s/.test(row.message));
}

function aboutRows(pack: string, kind: string, subject: string, summary: string, rows: readonly PlacedRow[]): Finding {
  const operations = distinct(rows.map(({ operation }) => operation));
  const [operation] = operations;
  return makeFinding(pack, {
    kind,
    ...(operations.length === 1 && operation !== undefined ? { operation } : {}),
    subject,
    summary,
    places: rows.map(({ row }) => row.provenance),
  });
}

/** Two codes of one operation with one message: they tell one cause, as far as their words go. */
export const sameMessageDifferentCode: FindingRule = (input) => {
  const groups = groupBy(comparable(input), ({ operation, row }) => `${operation} ${plainWords(row.message)}`);
  return [...groups.values()].flatMap((rows) => {
    const codes = distinct(rows.map(({ row }) => row.code));
    if (codes.length < 2) return [];
    const summary = `One message stands for ${codes.length} codes of the operation.`;
    return aboutRows(input.pack, 'same-message-different-code', codes.join(' '), summary, rows);
  });
};

/** Letters in which two wordings of one message may differ. */
const fewEdits = 2;

function sameButForWriting(left: string, right: string): boolean {
  const [a, b] = [plainWords(left), plainWords(right)];
  if (a === b) return true;
  // Numbers are facts: `Ipv4` and `Ipv6`, or 16 and 17, are no slips of the pen.
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return isWithinEdits(a, b, fewEdits);
}

/** Messages of one code that differ in case, blanks, punctuation or a letter or two. */
export const nearDuplicateMessage: FindingRule = (input) =>
  [...groupBy(comparable(input), ({ row }) => row.code)].flatMap(([code, rows]) => {
    const messages = distinct(rows.map(({ row }) => row.message));
    const near = messages.filter((message) =>
      messages.some((other) => other !== message && sameButForWriting(message, other)),
    );
    if (near.length === 0) return [];
    const about = rows.filter(({ row }) => near.includes(row.message));
    const summary = `This code has ${near.length} messages that differ in writing alone.`;
    return aboutRows(input.pack, 'near-duplicate-message', code, summary, about);
  });
