/**
 * The summary of a run on a terminal. Failures come first, each with the command that repeats it. Counts stay apart.
 * The path of the report comes last. Text from a target cannot move the cursor.
 */
import { styleText } from 'node:util';
import { verdicts } from './count-verdicts.ts';
import { clipText, pageText, printableLine } from './emitters/printable-text.ts';
import { statusOfProfile } from './explain-profile.ts';
import { reachClasses } from './measure-coverage.ts';
import type { Report, ReportedResult, VerdictCounts } from './model.ts';
import { runOnly } from './run-only.ts';
import { summariseMatrix } from './summarise-matrix.ts';

export interface SummaryOptions {
  readonly color: boolean;
  /** Path of the report, for the last line. */
  readonly reportPath?: string;
  /** Number of results of one kind that are shown in full. The rest is only counted. */
  readonly limit?: number;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const text = (value: string) => printableLine(clipText(value, 300));
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function describeFailure(result: ReportedResult, command: string, paint: Paint): readonly string[] {
  return [
    `${paint(['red', 'bold'], 'FAIL')} ${result.requirements.map(text).join(', ')}`,
    `     page      ${pageText(result.page)}`,
    ...(result.says === undefined ? [] : [`     says      ${text(result.says)}`]),
    `     expected  ${text(result.expected)}`,
    `     observed  ${text(result.observed)}`,
    ...(result.mismatches ?? [])
      .slice(0, 3)
      .map(({ path, expected, actual }) => `     at ${text(path)}: ${text(expected)} expected, ${text(actual)} found`),
    `     ${paint('dim', command)}`,
  ];
}

function describeInconclusive(result: ReportedResult, command: string, paint: Paint): readonly string[] {
  return [
    `${paint(['magenta', 'bold'], 'NOT JUDGED')} ${text(result.case)}`,
    `     ${text(result.reason ?? 'no reason was given')} (fault of: ${result.party ?? 'unknown'})`,
    `     ${paint('dim', command)}`,
  ];
}

function firstOf(
  results: readonly ReportedResult[],
  limit: number,
  describe: (result: ReportedResult) => readonly string[],
): readonly string[] {
  const more = results.length - limit;
  return [...results.slice(0, limit).flatMap(describe), ...(more > 0 ? [`     … and ${more} more in the report`] : [])];
}

/** Several claims of one case with the same reason are shown once. */
function oncePerReason(results: readonly ReportedResult[]): readonly ReportedResult[] {
  const first = new Map(results.toReversed().map((result) => [`${result.case} ${result.reason}`, result]));
  return results.filter((result) => first.get(`${result.case} ${result.reason}`) === result);
}

function verdictLine(name: string, counts: VerdictCounts): string {
  const parts = verdicts.filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict]} ${verdict}`);
  return `  ${name.padEnd(12)}${parts.length === 0 ? 'none' : parts.join(', ')}`;
}

function countLines({ totals, counts, coverage, configuration }: Report): readonly string[] {
  const { proven, observed, injected } = counts.byEvidence;
  const perClass = Object.entries(counts.byClass).map(([name, group]) => verdictLine(name, group));
  const { occurrences, requirements, causes, cases } = coverage;
  const of = configuration.operations.length === 0 ? '' : ', of the selected operations';
  return [
    'Verdicts',
    verdictLine('all', totals),
    ...perClass,
    `Evidence      ${proven} proven, ${observed} observed, ${injected} injected`,
    `Documented    ${occurrences} rows and cells as printed, ${requirements} distinct; ${plural(causes, 'cause')}, ${plural(cases, 'case')}${of}`,
  ];
}

function untestedLine({ untested }: Report): string {
  const groups = Map.groupBy(untested, (entry) => entry.class);
  const parts = reachClasses.filter((name) => groups.has(name)).map((name) => `${groups.get(name)?.length} ${name}`);
  return `Untested      ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
}

/** One line per pack and profile: certified or not, and the reason in a few words. */
function profileLines({ profiles }: Report, paint: Paint): readonly string[] {
  const width = Math.max(0, ...profiles.map(({ pack, profile }) => `${pack} ${profile}`.length));
  const lines = profiles.map((entry) => {
    const status = text(statusOfProfile(entry));
    return `  ${text(`${entry.pack} ${entry.profile}`).padEnd(width)}  ${entry.certified ? paint('green', status) : status}`;
  });
  return lines.length === 0 ? [] : ['Profiles', ...lines];
}

function undocumentedLines({ undocumented }: Report, limit: number): readonly string[] {
  if (undocumented.length === 0) return [];
  const lines = undocumented.slice(0, limit).map(({ operation, status, code, cases }) => {
    return `  ${text(operation)} ${status} ${text(code)} in ${plural(cases.length, 'case')}`;
  });
  const more = undocumented.length - limit;
  return ['Undocumented answers', ...lines, ...(more > 0 ? [`  … and ${more} more in the report`] : [])];
}

/** A few dozen lines about a run. Escape codes are used only if `color` is set. */
export function summariseReport(report: Report, options: SummaryOptions = { color: false }): string {
  const paint: Paint = (style, painted) =>
    options.color ? styleText(style, painted, { validateStream: false }) : painted;
  const limit = options.limit ?? 10;
  const having = (verdict: string) => report.results.filter((result) => result.verdict === verdict);
  const { conforms, reasons } = report.outcome;
  const lines = [
    ...firstOf(having('fail'), limit, (result) =>
      describeFailure(result, runOnly(result.drawnIn ?? result.case, report), paint),
    ),
    ...firstOf(oncePerReason(having('inconclusive')), limit, (result) =>
      describeInconclusive(result, runOnly(result.case, report), paint),
    ),
    ...countLines(report),
    untestedLine(report),
    ...profileLines(report, paint),
    ...summariseMatrix(report, { paint, limit }),
    ...undocumentedLines(report, limit),
    conforms ? paint(['green', 'bold'], 'Conforms') : paint(['red', 'bold'], 'Does not conform'),
    ...reasons.map((reason) => `  ${reason}`),
    ...(options.reportPath === undefined ? [] : [`Report: ${options.reportPath}`]),
  ];
  return `${lines.join('\n')}\n`;
}
