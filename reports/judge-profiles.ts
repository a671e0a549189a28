/**
 * Decides which profiles of which packs a run certifies. A certificate promises that every requirement of the profile
 * that has cases was judged in this run and holds, in cases without any other failure. A requirement that failed, could
 * not be judged, was skipped by the owner or caller, or was not selected prevents the certificate. Nothing here judges
 * an answer or affects the exit code.
 */
import type { Case, Evidence, UntestedRequirement } from '#contracts';
import type { Pack, ProfileName } from '#specs';
import type { CaseResult, RunRecord, RunSettings } from '#suites';
import { explainProfile } from './explain-profile.ts';
import type { ProfileCertification } from './model.ts';
import {
  type JudgedRequirement,
  type RequirementStanding,
  type SkippingParty,
  standingOf,
} from './requirement-standing.ts';

/** Every profile that a requirement can belong to, in the order of display. */
export const profileNames: readonly ProfileName[] = ['wire', 'errors', 'arrears', 'lifecycle'];

export interface ProfileInput {
  readonly record: Pick<RunRecord, 'packs' | 'cases' | 'results' | 'cancelled'> & {
    /** The operations that the run was limited to; empty if it was not limited. */
    readonly settings: Pick<RunSettings, 'operations'>;
  };
  readonly untested: readonly UntestedRequirement[];
}

/** One entry per selected pack and profile with requirements, with or without cases. */
export function judgeProfiles({ record, untested }: ProfileInput): readonly ProfileCertification[] {
  const results = Map.groupBy(record.results, (result) => result.case);
  const ledger = new Map(untested.map((entry) => [entry.requirement, entry.class]));
  return record.packs.flatMap((pack) => {
    const cases = record.cases.filter((testCase) => testCase.pack === pack.manifest.id);
    const claimed = claimedRequirements(pack, cases, results);
    const claimedIds = new Set(claimed.map(({ id }) => id));
    return profileNames.flatMap((profile): readonly ProfileCertification[] => {
      const own = pack.requirements.filter((requirement) => requirement.profile === profile);
      const judged = claimed.filter((requirement) => requirement.profile === profile);
      if (own.length === 0 && judged.length === 0) return [];
      const classes = own.filter(({ id }) => !claimedIds.has(id)).map(({ id }) => ledger.get(id));
      const unreachable = classes.filter((name) => name === 'unreachable').length;
      const withoutCases = { unreachable, unmodelled: classes.length - unreachable };
      const limits = { cancelled: record.cancelled, operations: record.settings.operations };
      return [describeProfile({ pack: pack.manifest.id, profile, judged, withoutCases, limits })];
    });
  });
}

interface ClaimedRequirement extends JudgedRequirement {
  readonly profile: ProfileName;
}

/**
 * A claim may concern several requirements, and a requirement several claims. The requirement needs all of its claims.
 */
function claimedRequirements(
  pack: Pack,
  cases: readonly Case[],
  resultsByCase: ReadonlyMap<string, readonly CaseResult[]>,
): readonly ClaimedRequirement[] {
  const documented = new Map(pack.requirements.map((requirement) => [requirement.id, requirement]));
  const claims = cases.flatMap(({ id, claims }) => claims.map((claim) => ({ case: id, claim })));
  const byRequirement = Map.groupBy(
    claims.flatMap((entry) => entry.claim.requirements.map((id) => ({ ...entry, id }))),
    ({ id }) => id,
  );
  return [...byRequirement].flatMap(([id, entries]) => {
    const [first] = entries;
    if (first === undefined) return [];
    const beside = [...new Set(entries.map((entry) => entry.case))].flatMap((name) => resultsByCase.get(name) ?? []);
    const own = beside.filter(({ requirements }) => requirements.includes(id));
    const requirement = documented.get(id);
    const page = requirement?.provenance[0] ?? first.claim.page;
    const profile = requirement?.profile ?? first.claim.profile;
    return [{ id, profile, page, result: standingOf({ own, beside, claims: entries.length }) }];
  });
}

interface ProfileFacts {
  readonly pack: string;
  readonly profile: ProfileName;
  readonly judged: readonly JudgedRequirement[];
  readonly withoutCases: ProfileCertification['withoutCases'];
  readonly limits: Parameters<typeof explainProfile>[1];
}

function describeProfile({ pack, profile, judged, withoutCases, limits }: ProfileFacts): ProfileCertification {
  const standings = judged.map(({ result }) => result);
  const count = (standing: RequirementStanding['standing']) =>
    standings.filter((result) => result.standing === standing).length;
  const skippedBy = (party: SkippingParty) =>
    standings.filter((result) => result.standing === 'skipped' && result.by === party).length;
  const showing = (evidence: Evidence) =>
    standings.filter((result) => result.standing === 'shown' && result.evidence === evidence).length;
  const reasons = explainProfile(judged, limits);
  return {
    pack,
    profile,
    certified: reasons.length === 0,
    requirements: judged.length,
    shown: count('shown'),
    failed: count('failed'),
    undermined: count('undermined'),
    missed: count('missed'),
    notShown: count('inconclusive'),
    notSelected: count('not-selected'),
    skipped: {
      byOwner: skippedBy('owner'),
      byCaller: skippedBy('caller'),
      bySuite: skippedBy('suite'),
      byDocuments: count('optional'),
    },
    evidence: { proven: showing('proven'), observed: showing('observed'), injected: showing('injected') },
    withoutCases,
    reasons,
  };
}
