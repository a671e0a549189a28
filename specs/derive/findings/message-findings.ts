/** Wordings: two codes with one message, and one code with two wordings that differ only in spelling. */
import type { Finding } from '../../model.ts';
import { groupBy } from '../group-by.ts';
import { distinct, isWithinEdits, type PlacedRow, plainWords, rowsOf } from './compare-rows.ts';
import { type FindingInput, type FindingRule, makeFinding } from './finding-rule.ts';
import { nearTexts } from './near-texts.ts';

/** Shorter messages, and messages that the service fills in, are too vague to compare. */
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

/** Two codes of one operation with the same message: their words describe the same cause. */
export const sameMessageDifferentCode: FindingRule = (input) => {
  const groups = groupBy(comparable(input), ({ operation, row }) => `${operation} ${plainWords(row.message)}`);
  return [...groups.values()].flatMap((rows) => {
    const codes = distinct(rows.map(({ row }) => row.code));
    if (codes.length < 2) return [];
    const summary = `One message stands for ${codes.length} codes of the operation.`;
    return aboutRows(input.pack, 'same-message-different-code', codes.join(' '), summary, rows);
  });
};

/** Maximum number of letters in which two wordings of one message may differ. */
const fewEdits = 2;

/** Maximum number of wordings that are compared pairwise. With more, only one letter may differ. */
const mostCompared = 200;

/** Indexes of the wordings that are close to another wording. */
function nearWordings(wordings: readonly string[]): ReadonlySet<number> {
  if (wordings.length > mostCompared) return new Set(nearTexts(wordings).flat());
  // Numbers are facts: `Ipv4` and `Ipv6`, or 16 and 17, are not typing errors.
  const numbers = wordings.map((text) => text.replace(/\D/g, ''));
  const isNear = (left: number, right: number): boolean =>
    left !== right &&
    numbers[left] === numbers[right] &&
    isWithinEdits(wordings[left] ?? '', wordings[right] ?? '', fewEdits);
  const places = [...wordings.keys()];
  return new Set(places.filter((at) => places.some((other) => isNear(at, other))));
}

/** Messages of one code that differ in case, blanks, punctuation or up to two letters. */
export const nearDuplicateMessage: FindingRule = (input) =>
  [...groupBy(comparable(input), ({ row }) => row.code)].flatMap(([code, rows]) => {
    const byWording = groupBy(distinct(rows.map(({ row }) => row.message)), plainWords);
    const places = nearWordings([...byWording.keys()]);
    const near = new Set([...byWording.values()].filter((same, at) => same.length > 1 || places.has(at)).flat());
    const isLeftOut = byWording.size > mostCompared;
    if (near.size === 0 && !isLeftOut) return [];
    const about = isLeftOut ? rows : rows.filter(({ row }) => near.has(row.message));
    const summary = isLeftOut
      ? `This code has ${byWording.size} messages, ${near.size} of which differ in one letter; those that differ in two were not sought among so many.`
      : `This code has ${near.size} messages that differ in writing alone.`;
    return aboutRows(input.pack, 'near-duplicate-message', code, summary, about);
  });
