/**
 * Measures how much of the printed pages is accounted for. Three counts are kept apart: occurrences (rows and cells as
 * printed, in every edition), requirements (distinct statements) and causes. The class of a requirement is that of its
 * easiest case, otherwise that of its entry among the untested ones, otherwise unmodelled.
 */
import type { Case, ReachClass, UntestedRequirement } from '#contracts';
import type { Pack, Requirement } from '#specs';
import type { CoverageCounts, ReportedGap } from './model.ts';

export interface CoverageInput {
  readonly packs: readonly Pack[];
  readonly cases: readonly Case[];
  readonly untested: readonly UntestedRequirement[];
  readonly causes: number;
}

/** Classes of reach, the easiest first. */
export const reachClasses: readonly ReachClass[] = [
  'request',
  'state',
  'account',
  'fault',
  'unreachable',
  'unmodelled',
];

/** Counts over the error rows and arrears cells of the packs. */
export function measureCoverage(input: CoverageInput): CoverageCounts {
  const counted = input.packs
    .flatMap(({ requirements }) => requirements)
    .filter(({ kind }) => kind === 'error-row' || kind === 'arrears-cell');
  const ofCases = classesOfCases(input.cases);
  const ofLedger = new Map(input.untested.map((entry) => [entry.requirement, entry.class]));
  const requirementsPerClass: Record<ReachClass, number> = {
    request: 0,
    state: 0,
    account: 0,
    fault: 0,
    unreachable: 0,
    unmodelled: 0,
  };
  for (const { id } of counted) requirementsPerClass[ofCases.get(id) ?? ofLedger.get(id) ?? 'unmodelled'] += 1;
  return {
    occurrences: counted.reduce((sum, { provenance }) => sum + provenance.length, 0),
    requirements: counted.length,
    causes: input.causes,
    cases: input.cases.length,
    requirementsPerClass,
  };
}

/** Every requirement that no case claims, in the order of the packs, with the reason. */
export function listUntested({ packs, cases, untested }: CoverageInput): readonly ReportedGap[] {
  const claimed = classesOfCases(cases);
  const ledger = new Map(untested.map((entry) => [entry.requirement, entry]));
  return packs.flatMap((pack) =>
    pack.requirements
      .filter(({ id }) => !claimed.has(id))
      .map((requirement) => describeUntested(pack.manifest.id, requirement, ledger.get(requirement.id))),
  );
}

function describeUntested(pack: string, requirement: Requirement, entry: UntestedRequirement | undefined): ReportedGap {
  const [place] = requirement.provenance;
  return {
    requirement: requirement.id,
    pack,
    operation: requirement.operation,
    class: entry?.class ?? 'unmodelled',
    reason: entry?.reason ?? 'There is no case for it, and no reason is recorded.',
    page: { document: place?.document ?? 'unknown', lines: place?.lines ?? [0, 0] },
  };
}

function classesOfCases(cases: readonly Case[]): ReadonlyMap<string, ReachClass> {
  const classes = new Map<string, ReachClass>();
  for (const testCase of cases) {
    for (const id of testCase.claims.flatMap(({ requirements }) => requirements)) {
      const known = classes.get(id);
      if (known === undefined || reachClasses.indexOf(testCase.class) < reachClasses.indexOf(known)) {
        classes.set(id, testCase.class);
      }
    }
  }
  return classes;
}
