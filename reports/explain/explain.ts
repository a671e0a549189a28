/** Explains a requirement, a case or a finding by its id. Pure: everything comes from packs and their contracts. */
import { type Case, type Contract, contractIndex } from '#contracts';
import { type Finding, type Pack, type Provenance, type Requirement, requirementIndex } from '#specs';
import { easiest } from '../traceability.ts';
import { explainCase } from './explain-case.ts';
import type { ExplainedFinding, ExplainedPlace, ExplainedRequirement, Explanation } from './explanation.ts';
import { sayRequirement } from './say-requirement.ts';

/** A pack with its contract. */
export interface ExplainSource {
  readonly pack: Pack;
  readonly contract: Contract;
}

/** Every id that can be explained: requirements, then cases, then findings. */
export function explainableIds(sources: readonly ExplainSource[]): readonly string[] {
  return sources.flatMap(({ pack, contract }) => [
    ...pack.requirements.map(({ id }) => id),
    ...contract.cases.map(({ id }) => id),
    ...pack.findings.map(({ id }) => id),
  ]);
}

function placeOf(pack: Pack, { document, lines }: Provenance): ExplainedPlace {
  const entry = pack.documents.find(({ id }) => id === document);
  const { title = document, edition = 'not stated', date = 'not stated' } = entry ?? {};
  return { document, title, edition, date, lines };
}

function explainRequirement(source: ExplainSource, requirement: Requirement): ExplainedRequirement {
  const { pack, contract } = source;
  const { id, kind, operation, level, profile, provenance } = requirement;
  const index = contractIndex(contract);
  const untested = index.untestedRequirement(id);
  const cases = index.casesOfRequirement(id);
  return {
    requirement: id,
    kind,
    pack: pack.manifest.id,
    operation,
    level,
    profile,
    class: easiest(cases) ?? untested?.class ?? 'unmodelled',
    says: sayRequirement(pack, requirement),
    ...(requirement.source === undefined ? {} : { source: requirement.source }),
    places: provenance.map((place) => placeOf(pack, place)),
    ...(untested === undefined ? {} : { reason: untested.reason }),
  };
}

function explainRuling(pack: Pack, finding: string): ExplainedFinding['ruling'] {
  const ruling = pack.rulings.find((candidate) => candidate.finding === finding);
  if (ruling === undefined) return undefined;
  const { chosen, readings, byEdition, reason, decidedBy } = ruling;
  const others = Object.keys(readings).filter((choice) => choice !== chosen);
  const runOtherwise = others.map((choice) => `npx ecs-conformance run --reading '${finding}=${choice}'`);
  return { chosen, readings, ...(byEdition === undefined ? {} : { byEdition }), reason, decidedBy, runOtherwise };
}

function explainFinding({ pack, contract }: ExplainSource, found: Finding): ExplainedFinding {
  const { id, kind, operation, subject, summary, places } = found;
  const ruling = explainRuling(pack, id);
  return {
    finding: id,
    kind,
    pack: pack.manifest.id,
    ...(operation === undefined ? {} : { operation }),
    subject,
    summary,
    ...(ruling === undefined ? {} : { ruling }),
    places: places.map((place) => placeOf(pack, place)),
    cases: contract.cases
      .filter(({ readings = [] }) => readings.some(({ finding }) => finding === id))
      .map((one) => one.id),
  };
}

/** The command that runs exactly these cases. */
function runCommand(cases: readonly Case[]): string | undefined {
  if (cases.length === 0) return undefined;
  return `npx ecs-conformance run ${cases.map(({ id }) => `--case '${id}'`).join(' ')}`;
}

/** The explanation of a requirement, a case or a finding; undefined if no pack knows the id. */
export function explain(id: string, sources: readonly ExplainSource[]): Explanation | undefined {
  for (const source of sources) {
    const { pack, contract } = source;
    const requirements = requirementIndex(pack);
    const index = contractIndex(contract);
    const own = requirements.byId(id);
    const shown = index.caseById(id);
    const finding = pack.findings.find((candidate) => candidate.id === id);
    if (finding !== undefined) return { id, finding: explainFinding(source, finding), requirements: [], cases: [] };
    if (own === undefined && shown === undefined) continue;
    const cases = shown === undefined ? index.casesOfRequirement(id) : [shown];
    const ids = [...new Set(shown?.claims.flatMap((claim) => claim.requirements) ?? [id])];
    const run = runCommand(cases);
    return {
      id,
      requirements: ids
        .flatMap((one) => requirements.byId(one) ?? [])
        .map((requirement) => explainRequirement(source, requirement)),
      cases: cases.map((testCase) => explainCase(testCase, pack)),
      ...(run === undefined ? {} : { run }),
    };
  }
  return undefined;
}
