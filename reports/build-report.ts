/**
 * Builds the judged summary of a run. Pure: the same record gives the same report. It judges no answer, because the
 * suites have done that. It counts, accounts for untested requirements, and says whether the run conforms.
 */
import type { UntestedRequirement } from '#contracts';
import { type Pack, requirementIndex } from '#specs';
import type { CaseResult, RunRecord } from '#suites';
import { buildMatrix } from './build-matrix.ts';
import { countResults, countVerdicts } from './count-verdicts.ts';
import { clipText } from './emitters/printable-text.ts';
import { sayRequirement } from './explain/say-requirement.ts';
import { judgeOutcome } from './judge-outcome.ts';
import { judgeProfiles } from './judge-profiles.ts';
import { listUntested, measureCoverage } from './measure-coverage.ts';
import type { AppliedReading, Report, ReportedPack, ReportedResult } from './model.ts';

export interface ReportInput {
  readonly record: RunRecord;
  /** Requirements without a case, with the reason. Entries of packs that did not run are ignored. */
  readonly untested: readonly UntestedRequirement[];
  /** Number of causes of the packs that ran. */
  readonly causes: number;
  /** Patterns of case ids. Inconclusive results of these cases are accepted. */
  readonly allowInconclusive: readonly string[];
  readonly suite: Report['suite'];
}

/** The report of a run. `report.schema.json` describes its JSON form. */
export function buildReport(input: ReportInput): Report {
  const { record } = input;
  const { packs, results, settings, cases } = record;
  const coverage = { packs, cases, untested: input.untested, causes: input.causes };
  return {
    schemaVersion: '1.0.0',
    suite: input.suite,
    startedAt: record.startedAt,
    durationMs: record.durationMs,
    target: withoutUserInfo(record.target),
    configuration: {
      packs: settings.packs,
      profiles: settings.profiles,
      operations: settings.operations,
      cases: settings.cases,
      editions: settings.editions,
      allowInconclusive: input.allowInconclusive,
      concurrency: settings.concurrency,
      timeoutMs: settings.timeoutMs,
    },
    packs: packs.map(describePack),
    totals: countVerdicts(results),
    counts: countResults(results),
    profiles: judgeProfiles({ record, untested: input.untested }),
    coverage: measureCoverage(coverage),
    results: results.map((result) => describeResult(result, packs)),
    matrix: buildMatrix(record),
    untested: listUntested(coverage),
    undocumented: record.undocumented,
    readings: listReadings(record),
    waivers: [],
    spend: record.spend,
    expires: null,
    outcome: judgeOutcome(record, input.allowInconclusive),
  };
}

function describePack({ manifest, documents }: Pack): ReportedPack {
  return {
    id: manifest.id,
    title: manifest.title,
    version: manifest.binding.version,
    documents: documents.map(({ id, title, operation, edition, date, sha256 }) => ({
      id,
      title,
      ...(operation === undefined ? {} : { operation }),
      edition,
      date,
      sha256,
    })),
  };
}

/** The target decides how long its answers are. These limits keep every report small enough to open. */
const longestBody = 65_536;
const longestText = 2_000;

const clip = (text: string): string => clipText(text, longestText);

type Exchange = CaseResult['trials'][number]['exchanges'][number];

function clipBody(exchange: Exchange): Exchange {
  const { response } = exchange;
  if (response === undefined || response.body.length <= longestBody) return exchange;
  return { ...exchange, response: { ...response, body: clipText(response.body, longestBody) } };
}

function describeResult(
  { trials, mismatches, readings, ...result }: CaseResult,
  packs: readonly Pack[],
): ReportedResult {
  const [reading] = readings;
  const says = whatPageSays(result, packs);
  const different = mismatches.map((mismatch) => ({
    ...mismatch,
    expected: clip(mismatch.expected),
    actual: clip(mismatch.actual),
  }));
  return {
    ...result,
    ...(says === undefined ? {} : { says }),
    ...(result.reason === undefined ? {} : { reason: clip(result.reason) }),
    expected: clip(result.expected),
    observed: clip(result.observed),
    ...(different.length === 0 ? {} : { mismatches: different }),
    ...(reading === undefined ? {} : { reading }),
    ...(readings.length > 1 ? { readings } : {}),
    exchanges: trials.flatMap(({ role, exchanges }) => exchanges.map((exchange) => ({ role, ...clipBody(exchange) }))),
  };
}

/** What the page says, by the first requirement. The result names the place of that requirement. */
function whatPageSays({ pack: id, requirements }: Pick<CaseResult, 'pack' | 'requirements'>, packs: readonly Pack[]) {
  const pack = packs.find(({ manifest }) => manifest.id === id);
  const [first] = requirements;
  if (pack === undefined || first === undefined) return undefined;
  const requirement = requirementIndex(pack).byId(first);
  return requirement === undefined ? undefined : sayRequirement(pack, requirement);
}

/**
 * Interpretations that a verdict of this run depends on, and those that the caller chose although no verdict depends on
 * them.
 */
function listReadings({ packs, results, settings }: RunRecord): readonly AppliedReading[] {
  const dependents = results.flatMap(({ case: id, readings }) => readings.map((one) => ({ ...one, case: id })));
  const byFinding = Map.groupBy(dependents, ({ finding }) => finding);
  const findings = new Set([...byFinding.keys(), ...Object.keys(settings.readings)]);
  return [...findings].map((finding) => {
    const dependent = byFinding.get(finding) ?? [];
    return {
      finding,
      choice: dependent[0]?.choice ?? settings.readings[finding] ?? '',
      choices: packs.flatMap(({ rulings }) => rulings).find((ruling) => ruling.finding === finding)?.readings ?? {},
      byDefault: !Object.hasOwn(settings.readings, finding),
      cases: [...new Set(dependent.map((result) => result.case))],
    };
  });
}

/** The URL of a target may contain a password. Reports never show it. */
function withoutUserInfo(target: RunRecord['target']): Report['target'] {
  return {
    kind: target.kind,
    urls: Object.fromEntries(Object.entries(target.urls).map(([pack, url]) => [pack, stripUserInfo(url)])),
    ...(target.stateUrl === undefined ? {} : { stateUrl: stripUserInfo(target.stateUrl) }),
    ...(target.file === undefined ? {} : { file: target.file }),
  };
}

const stripUserInfo = (url: string) => url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
