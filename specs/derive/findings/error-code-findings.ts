import type { ErrorRowFact } from '../../model.ts';
import { groupBy } from '../group-by.ts';
import type { OperationSpec } from '../operation-spec.ts';
import { distinct, rowsOf } from './compare-rows.ts';
import { type FindingRule, makeFinding } from './finding-rule.ts';
import { nearTexts } from './near-texts.ts';

/** Compares rows within one operation, then between operations. `read` picks the part that should agree. */
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

/** Codes that differ only in case, dots and underscores, or in one letter. */
export const nearDuplicateCode: FindingRule = (input) => {
  const groups = [...groupBy(rowsOf(input), ({ row }) => row.code)];
  const plain = groupBy(groups, ([code]) => code.toLowerCase().replace(/[._]/g, ''));
  const writings = [...plain.values()];
  const near = nearTexts([...plain.keys()]).map((places) => places.flatMap((at) => writings[at] ?? []));
  const joined = new Set(near.flat());
  const others = writings.filter((same) => same.length > 1 && same.every((group) => !joined.has(group)));
  const order = new Map(groups.map((group, at) => [group, at]));
  const placeOf = ([first]: (typeof writings)[number]): number => (first && order.get(first)) ?? 0;
  return [...near, ...others]
    .toSorted((left, right) => placeOf(left) - placeOf(right))
    .map((codes) => {
      const rows = codes.flatMap(([, group]) => group);
      const operations = distinct(rows.map(({ operation }) => operation));
      return makeFinding(input.pack, {
        kind: 'near-duplicate-code',
        ...(operations.length === 1 && operations[0] !== undefined ? { operation: operations[0] } : {}),
        subject: codes.map(([code]) => code).join(' '),
        summary: `${codes.length === 2 ? 'Two' : codes.length} codes differ in writing alone.`,
        places: rows.map(({ row }) => row.provenance),
      });
    });
};

/** Endings that only names of parameters have. Other capitalised words name things of the product. */
const parameterEnding = /(?:Ids?|Name|Type|Size|Category|Time|Account|Limit|Description|Criteria)$/;

/**
 * Names in a message: quoted words, and words of several capitalised parts that are parameters of some operation or
 * have such an ending.
 */
function namesIn(message: string, taken: ReadonlySet<string>): readonly string[] {
  const quoted = [...message.matchAll(/"\s*([A-Za-z]\w*)\s*"/g)].map((match) => match[1] ?? '');
  const joined = [...message.matchAll(/(?<![\w.])(?:[A-Z]+[a-z0-9]+){2,}[A-Z]*(?![\w.]*\.\w)\b/g)].map(
    (match) => match[0],
  );
  const named = joined.filter((name) => taken.has(squashed(name)) || parameterEnding.test(name));
  return [...new Set([...quoted.filter((name) => /[A-Z]/.test(name)), ...named])];
}

/** A name without case and dots; singular and plural are the same name. */
function squashed(name: string): string {
  return name.toLowerCase().replace(/\./g, '').replace(/s$/, '');
}

/** The names that an operation takes: whole, without the index, and each part. */
function namesTaken({ parameters }: OperationSpec): readonly string[] {
  return parameters.flatMap(({ name }) => {
    const parts = name.split('.').filter((part) => !/^[Nn0-9]+$/.test(part));
    return [name, parts.join('.'), ...parts].map(squashed);
  });
}

/** `ResourceGroup` means `ResourceGroupId`. */
function isNamed(name: string, own: ReadonlySet<string>): boolean {
  return ['', 'id', 'name'].some((ending) => own.has(squashed(name) + ending));
}

/** A row that names a parameter which the operation does not take. */
export const rowAboutAbsentParameter: FindingRule = ({ pack, operations }) => {
  const taken = new Set(operations.flatMap(namesTaken));
  return operations.flatMap((spec) => {
    const own = new Set(namesTaken(spec));
    const mentions = spec.errors.flatMap((row) =>
      namesIn(row.message, taken)
        .filter((name) => !isNamed(name, own) && row.message.replace(/\.$/, '') !== name && name !== spec.name)
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
};

/** A page that prints the same row twice. */
export const rowPrintedTwice: FindingRule = ({ pack, pages }) =>
  pages.flatMap(({ operation, errors }) => {
    const groups = groupBy(errors, ({ status, code, message }) => `${status} ${code} ${message}`);
    return [...groups.values()].flatMap((rows) => {
      const [first] = rows;
      if (operation === undefined || first === undefined || rows.length < 2) return [];
      return makeFinding(pack, {
        kind: 'row-printed-twice',
        operation,
        subject: `${first.status} ${first.code}`,
        summary: `The page prints this row ${rows.length} times.`,
        places: rows.map((row) => row.provenance),
      });
    });
  });
