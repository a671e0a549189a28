/** Every requirement with its cases, or with the reason why it has none. The build fails on one that has neither. */
import type { Case, Contract, ReachClass } from '#contracts';
import type { Pack, Provenance, Requirement } from '#specs';

/** One line of `list --json`. */
export interface ListedRequirement {
  readonly requirement: string;
  readonly kind: Requirement['kind'];
  readonly pack: string;
  readonly operation: string;
  readonly class: ReachClass;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly condition?: string;
  readonly expected?: 'error' | 'normal';
  /** Place in the newest edition that says so. */
  readonly page: Provenance;
  /** Every place that says so, in every edition. */
  readonly occurrences: readonly Provenance[];
  readonly cases: readonly string[];
  readonly reason?: string;
}

/** From what any caller can bring about to what only the target's owner can: the class of a requirement is its easiest case's. */
const byReach: readonly ReachClass[] = ['request', 'state', 'account', 'fault', 'unreachable', 'unmodelled'];

function casesByRequirement(cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const found = new Map<string, Case[]>();
  for (const testCase of cases) {
    for (const id of new Set(testCase.claims.flatMap(({ requirements }) => requirements))) {
      found.set(id, [...(found.get(id) ?? []), testCase]);
    }
  }
  return found;
}

function easiest(cases: readonly Case[]): ReachClass | undefined {
  return byReach.find((reach) => cases.some((testCase) => testCase.class === reach));
}

/** The requirements of one pack, in the order of its file. */
export function listRequirements(pack: Pack, contract: Contract): readonly ListedRequirement[] {
  const tested = casesByRequirement(contract.cases);
  const untested = new Map(contract.untested.map((entry) => [entry.requirement, entry]));
  return pack.requirements.map((requirement) => {
    const { id, kind, operation, status, code, message, condition, expected, provenance } = requirement;
    const cases = tested.get(id) ?? [];
    const reason = untested.get(id);
    const [page = { document: 'unknown', lines: [0, 0] as const }] = provenance;
    return {
      requirement: id,
      kind,
      pack: pack.manifest.id,
      operation,
      class: easiest(cases) ?? reason?.class ?? 'unmodelled',
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message }),
      ...(condition === undefined ? {} : { condition }),
      ...(expected === undefined ? {} : { expected }),
      page,
      occurrences: provenance,
      cases: cases.map((testCase) => testCase.id),
      ...(reason === undefined ? {} : { reason: reason.reason }),
    };
  });
}
