/** The counts at the end of `list`. They are kept apart, because they count different things. */
import type { Case, Contract, ReachClass } from '#contracts';
import type { ListedRequirement } from './traceability.ts';

export interface ListedCounts {
  /** Places on the pages, in every edition. */
  readonly occurrences: number;
  /** Of these, error rows and arrears cells, as the report counts them. */
  readonly rowsAndCells: number;
  readonly requirements: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly cases: number;
  /** Entries of the cause files that have cases, by class. */
  readonly causes: Readonly<Record<string, number>>;
  /** Requirements without a case, by class. */
  readonly untested: Readonly<Record<string, number>>;
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** A cause has one class, which its cases for all operations share. */
function classesOfCauses(cases: readonly Case[]): readonly ReachClass[] {
  const byCause = new Map<string, ReachClass>();
  for (const testCase of cases) {
    if (testCase.cause !== undefined) byCause.set(`${testCase.pack}/${testCase.cause}`, testCase.class);
  }
  return [...byCause.values()];
}

const occurrencesOf = (listed: readonly ListedRequirement[]): number =>
  listed.reduce((total, { occurrences }) => total + occurrences.length, 0);

/** The counts of the listed requirements and their contracts. */
export function countListed(listed: readonly ListedRequirement[], contracts: readonly Contract[]): ListedCounts {
  const cases = contracts.flatMap((contract) => contract.cases);
  return {
    occurrences: occurrencesOf(listed),
    rowsAndCells: occurrencesOf(listed.filter(({ kind }) => kind === 'error-row' || kind === 'arrears-cell')),
    requirements: listed.length,
    kinds: tally(listed.map(({ kind }) => kind)),
    cases: cases.length,
    causes: tally(classesOfCauses(cases)),
    untested: tally(contracts.flatMap(({ untested }) => untested.map((entry) => entry.class))),
  };
}

const inWords = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** The counts as a few lines for people. */
export function describeCounts(counts: ListedCounts): string {
  const { occurrences, rowsAndCells, requirements, kinds, cases, causes, untested } = counts;
  return [
    `Occurrences   ${rowsAndCells} rows and cells as printed; ${occurrences} places with all other statements, in all editions`,
    `Requirements  ${requirements}: ${inWords(kinds)}`,
    `Cases         ${cases}`,
    `Causes        ${sum(causes)} with cases: ${inWords(causes)}`,
    `Without case  ${sum(untested)}: ${inWords(untested) || 'none'}`,
    '',
  ].join('\n');
}
