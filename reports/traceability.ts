/**
 * Lists every requirement with its cases, or with the reason why it has none. The build fails on a requirement with
 * neither.
 */
import { type Case, type Contract, contractIndex, type ReachClass } from '#contracts';
import type { Pack, Provenance, Requirement } from '#specs';

/** One entry of `list --json`. */
export interface ListedRequirement {
  readonly requirement: string;
  readonly kind: Requirement['kind'];
  readonly pack: string;
  readonly operation: string;
  readonly class: ReachClass;
  readonly level: Requirement['level'];
  readonly profile: Requirement['profile'];
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly condition?: string;
  readonly expected?: 'error' | 'normal';
  /** For a statement of the prose: what it says, in our own words. */
  readonly says?: string;
  /** For a statement about the protocol: its source. */
  readonly source?: string;
  /** Its place in the newest edition that states it. */
  readonly page: Provenance;
  /** Every place that states it, in every edition. */
  readonly occurrences: readonly Provenance[];
  readonly cases: readonly string[];
  /** Entries of the cause file that its cases provoke, each once. */
  readonly causes?: readonly string[];
  readonly reason?: string;
}

/**
 * Classes of reach, from what any caller can cause to what only the owner of the target can. A requirement has the
 * class of its easiest case.
 */
const byReach: readonly ReachClass[] = ['request', 'state', 'account', 'fault', 'unreachable', 'unmodelled'];

const causesOf = (cases: readonly Case[]): readonly string[] => [
  ...new Set(cases.flatMap(({ cause }) => (cause === undefined ? [] : [cause]))),
];

/** The class of the easiest case. */
export function easiest(cases: readonly Case[]): ReachClass | undefined {
  return byReach.find((reach) => cases.some((testCase) => testCase.class === reach));
}

/** The requirements of one pack, in the order of the pack. */
export function listRequirements(pack: Pack, contract: Contract): readonly ListedRequirement[] {
  const { casesOfRequirement, untestedRequirement } = contractIndex(contract);
  return pack.requirements.map((requirement) => {
    const { id, kind, operation, level, profile, provenance } = requirement;
    const { status, code, message, condition, expected, says, source } = requirement;
    const cases = casesOfRequirement(id);
    const causes = causesOf(cases);
    const reason = untestedRequirement(id);
    const [page = { document: 'unknown', lines: [0, 0] as const }] = provenance;
    return {
      requirement: id,
      kind,
      pack: pack.manifest.id,
      operation,
      class: easiest(cases) ?? reason?.class ?? 'unmodelled',
      level,
      profile,
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message }),
      ...(condition === undefined ? {} : { condition }),
      ...(expected === undefined ? {} : { expected }),
      ...(says === undefined ? {} : { says }),
      ...(source === undefined ? {} : { source }),
      page,
      occurrences: provenance,
      cases: cases.map((testCase) => testCase.id),
      ...(causes.length === 0 ? {} : { causes }),
      ...(reason === undefined ? {} : { reason: reason.reason }),
    };
  });
}
