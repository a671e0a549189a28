/**
 * Look-ups in contracts. The index is built once; then each look-up takes the same time, however large the contracts
 * are.
 */
import type { Case, Contract, UntestedRequirement } from './model.ts';

export interface ContractIndex {
  readonly caseById: (id: string) => Case | undefined;
  /** Cases whose judged operation has this name, in every contract of the index. */
  readonly casesOfOperation: (operation: string) => readonly Case[];
  /** Cases that claim the requirement, in the order of the contracts. */
  readonly casesOfRequirement: (requirement: string) => readonly Case[];
  /** The reason why the requirement has no case; undefined if it has one, or if no contract knows it. */
  readonly untestedRequirement: (requirement: string) => UntestedRequirement | undefined;
}

/** Ids of the requirements that a case claims, each once. */
export function claimedBy({ claims }: Case): ReadonlySet<string> {
  return new Set(claims.flatMap(({ requirements }) => requirements));
}

function byRequirement(cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const found = new Map<string, Case[]>();
  for (const testCase of cases) {
    for (const id of claimedBy(testCase)) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [testCase]);
      else known.push(testCase);
    }
  }
  return found;
}

const made = new WeakMap<object, ContractIndex>();

/** The index of one contract, or of several. It is built once per argument. */
export function contractIndex(contracts: Contract | readonly Contract[]): ContractIndex {
  const known = made.get(contracts);
  if (known !== undefined) return known;
  const index = buildIndex(contracts);
  made.set(contracts, index);
  return index;
}

function buildIndex(contracts: Contract | readonly Contract[]): ContractIndex {
  const all = 'pack' in contracts ? [contracts] : contracts;
  const cases = all.flatMap((contract) => contract.cases);
  const ids = new Map(cases.map((testCase) => [testCase.id, testCase]));
  const operations = Map.groupBy(cases, ({ operation }) => operation);
  const requirements = byRequirement(cases);
  const untested = new Map(all.flatMap((contract) => contract.untested.map((entry) => [entry.requirement, entry])));
  return {
    caseById: (id) => ids.get(id),
    casesOfOperation: (operation) => operations.get(operation) ?? [],
    casesOfRequirement: (requirement) => requirements.get(requirement) ?? [],
    untestedRequirement: (requirement) => untested.get(requirement),
  };
}
