import type { ErrorRowFact, Finding } from '../../model.ts';
import { type FindingInput, type FindingRule, groupBy, makeFinding } from './finding-rule.ts';

interface PlacedRow {
  readonly operation: string;
  readonly row: ErrorRowFact;
}

function rowsOf({ operations }: FindingInput): readonly PlacedRow[] {
  return operations.flatMap(({ name, editions }) =>
    editions.flatMap(({ facts }) => facts.errors.map((row) => ({ operation: name, row }))),
  );
}

function distinct(values: readonly (string | number)[]): readonly string[] {
  return [...new Set(values.map(String))];
}

/** Within one operation, then between operations; `read` takes what should be the same. */
function sameCode(kind: string, what: string, read: (row: ErrorRowFact) => string | number): FindingRule {
  return (input) => {
    const rows = rowsOf(input);
    const within = [...groupBy(rows, ({ operation, row }) => `${operation} ${row.code}`).values()].flatMap((group) => {
      const values = distinct(group.map(({ row }) => read(row)));
      const [first] = group;
      if (first === undefined || values.length < 2) return [];
      return makeFinding(input.pack, {
        kind,
        operation: first.operation,
        subject: first.row.code,
        summary: `The operation documents this code with ${values.length} different ${what}.`,
        places: group.map(({ row }) => row.provenance),
      });
    });
    const between = [...groupBy(rows, ({ row }) => row.code).values()].flatMap((group) => {
      const values = distinct(group.map(({ row }) => read(row)));
      const operations = distinct(group.map(({ operation }) => operation));
      const [first] = group;
      if (first === undefined || values.length < 2 || operations.length < 2) return [];
      return makeFinding(input.pack, {
        kind,
        subject: first.row.code,
        summary: `${operations.join(', ')} document this code with ${values.length} different ${what}.`,
        places: group.map(({ row }) => row.provenance),
      });
    });
    return [...within, ...between];
  };
}

export const sameCodeDifferentStatus = sameCode('same-code-different-status', 'statuses', (row) => row.status);
export const sameCodeDifferentMessage = sameCode('same-code-different-message', 'messages', (row) => row.message);

/** At most one letter inserted, left out or exchanged. */
function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  const rest = (text: string, skip: number): string => text.slice(at + skip);
  if (left.length === right.length) return rest(left, 1) === rest(right, 1);
  return left.length > right.length ? rest(left, 1) === rest(right, 0) : rest(left, 0) === rest(right, 1);
}

/** Codes that differ in writing alone: case, dots and underscores, or one letter. */
export const nearDuplicateCode: FindingRule = (input) => {
  const groups = [...groupBy(rowsOf(input), ({ row }) => row.code)];
  const plain = groups.map(([code]) => code.toLowerCase().replace(/[._]/g, ''));
  const found: Finding[] = [];
  for (let left = 0; left < groups.length; left += 1) {
    for (let right = left + 1; right < groups.length; right += 1) {
      const [first, second] = [groups[left], groups[right]];
      if (first === undefined || second === undefined) continue;
      if (!isOneEditApart(plain[left] ?? '', plain[right] ?? '')) continue;
      const places = [...first[1], ...second[1]];
      const operations = distinct(places.map(({ operation }) => operation));
      found.push(
        makeFinding(input.pack, {
          kind: 'near-duplicate-code',
          ...(operations.length === 1 && operations[0] !== undefined ? { operation: operations[0] } : {}),
          subject: `${first[0]} ${second[0]}`,
          summary: 'Two codes differ in writing alone.',
          places: places.map(({ row }) => row.provenance),
        }),
      );
    }
  }
  return found;
};

/** Names in a message: quoted words, and words of two or more capitalised parts. */
function namesIn(message: string): readonly string[] {
  const quoted = [...message.matchAll(/"\s*([A-Za-z]\w*)\s*"/g)].map((match) => match[1] ?? '');
  const joined = [...message.matchAll(/\b(?:[A-Z]+[a-z0-9]+){2,}[A-Z]*\b/g)].map((match) => match[0]);
  return [...new Set([...quoted, ...joined])];
}

/** A row that names a parameter which the operation does not take; singular and plural are one name. */
export const rowAboutAbsentParameter: FindingRule = ({ pack, operations }) =>
  operations.flatMap((spec) => {
    const plain = (name: string): string => name.toLowerCase().replace(/s$/, '');
    const known = new Set(spec.parameters.map((parameter) => plain(parameter.name)));
    const mentions = spec.errors.flatMap((row) =>
      namesIn(row.message)
        .filter((name) => !known.has(plain(name)) && row.message.replace(/\.$/, '') !== name && name !== spec.name)
        .map((name) => ({ name, places: [row.provenance, ...row.older] })),
    );
    return [...groupBy(mentions, ({ name }) => name)].map(([name, group]) =>
      makeFinding(pack, {
        kind: 'row-about-absent-parameter',
        operation: spec.name,
        subject: name,
        summary: `An error row is about ${name}, which the operation does not take.`,
        places: group.flatMap(({ places }) => places),
      }),
    );
  });
