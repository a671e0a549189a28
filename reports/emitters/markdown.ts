/**
 * The report for a pull request or the summary page of a build: short, failures first, long lists cut and counted.
 * Foreign text appears only in code spans, where it cannot start a link, a mention or a table cell.
 */

import { verdicts } from '../count-verdicts.ts';
import { reachClasses } from '../measure-coverage.ts';
import type { Emitter, Report, ReportedResult, VerdictCounts } from '../model.ts';
import { runOnly } from '../run-only.ts';
import { code, sentence, table } from './markdown/markup.ts';
import { matrixTable } from './markdown/matrix-table.ts';
import { pageText } from './printable-text.ts';

const longestList = 50;

function section(title: string, content: string): string {
  return content === '' ? '' : `## ${title}\n\n${content}`;
}

function cut<T>(items: readonly T[], render: (item: T) => string): string {
  const more = items.length - longestList;
  const rest = more > 0 ? `\n… and ${more} more in \`report.json\`.\n` : '';
  return items.length === 0 ? '' : `${items.slice(0, longestList).map(render).join('')}${rest}\n`;
}

function describeResult(result: ReportedResult, report: Report): string {
  const lines = [
    `- ${code(result.case)}`,
    `  - requirement: ${result.requirements.map(code).join(', ')}`,
    `  - page: ${code(pageText(result.page))}`,
    ...(result.says === undefined ? [] : [`  - says: ${code(result.says)}`]),
    `  - expected ${code(result.expected)}, observed ${code(result.observed)}`,
    ...(result.reason === undefined
      ? []
      : [`  - reason${result.party === undefined ? '' : ` (${result.party})`}: ${code(result.reason)}`]),
    `  - run only this: ${code(runOnly(result.drawnIn ?? result.case, report))}`,
  ];
  return `${lines.join('\n')}\n`;
}

const withVerdict = (report: Report, verdict: string) => report.results.filter((result) => result.verdict === verdict);

function verdictTable(name: string, groups: Readonly<Record<string, VerdictCounts>>): string {
  return table(
    [name, ...verdicts],
    Object.entries(groups).map(([group, counts]) => [code(group), ...verdicts.map((verdict) => counts[verdict])]),
  );
}

function head(report: Report): string {
  const { outcome, target, suite } = report;
  const urls = Object.entries(target.urls).map(([pack, url]) => `${code(pack)} at ${code(url)}`);
  return [
    `# ${outcome.conforms ? '✅ Conforms' : '❌ Does not conform'}\n\n`,
    outcome.reasons.map((reason) => `- ${reason}\n`).join(''),
    `\nTarget: ${target.kind}${urls.length === 0 ? '' : `, ${urls.join(', ')}`}. `,
    `Started ${report.startedAt}, took ${(report.durationMs / 1000).toFixed(1)} s. `,
    `${code(suite.name)} ${code(suite.version)}${suite.commit === null ? '' : `, commit ${code(suite.commit)}`}.\n\n`,
  ].join('');
}

function profileTable({ profiles }: Report): string {
  const rows = profiles.map((entry) => {
    const { requirements, shown, evidence, withoutCases } = entry;
    return [
      code(entry.pack),
      code(entry.profile),
      entry.certified ? '✅ certified' : 'not certified',
      `${shown} of ${requirements}`,
      `${evidence.proven} / ${evidence.observed} / ${evidence.injected}`,
      `${withoutCases.unreachable} / ${withoutCases.unmodelled}`,
      entry.reasons.map(sentence).join('<br>'),
    ];
  });
  const header = [
    'pack',
    'profile',
    '',
    'shown',
    'proven / observed / injected',
    'unreachable / unmodelled',
    'why not',
  ];
  return table(header, rows);
}

function coverageSection({ coverage, counts, untested }: Report): string {
  const { occurrences, requirements, causes, cases, requirementsPerClass } = coverage;
  const untestedPerClass = Map.groupBy(untested, (entry) => entry.class);
  return [
    `${occurrences} rows and cells as printed, ${requirements} distinct, ${causes} causes, ${cases} cases.\n\n`,
    table(
      ['class', 'rows and cells', 'statements without a case'],
      reachClasses.map((name) => [name, requirementsPerClass[name], untestedPerClass.get(name)?.length ?? 0]),
    ),
    table(['evidence', 'results'], Object.entries(counts.byEvidence)),
  ].join('');
}

function emit(report: Report): string {
  const { counts } = report;
  const describe = (result: ReportedResult): string => describeResult(result, report);
  return [
    head(report),
    section('Profiles', profileTable(report)),
    section('Failures', cut(withVerdict(report, 'fail'), describe)),
    section('Not judged', cut(withVerdict(report, 'inconclusive'), describe)),
    section('Warnings', cut(withVerdict(report, 'warning'), describe)),
    section(
      'Verdicts',
      [
        table([...verdicts], [verdicts.map((verdict) => report.totals[verdict])]),
        verdictTable('pack', counts.byPack),
        verdictTable('profile', counts.byProfile),
        verdictTable('class', counts.byClass),
      ].join(''),
    ),
    section('Arrears matrix', report.matrix.length === 0 ? '' : matrixTable(report.matrix)),
    section('Coverage', coverageSection(report)),
    section(
      'Undocumented answers',
      cut(report.undocumented, ({ operation, status, code: errorCode, cases, request: { method, url } }) => {
        const number = `${cases.length} case${cases.length === 1 ? '' : 's'}`;
        return `- ${code(operation)}: ${status} ${code(errorCode)} in ${number}, first to ${code(`${method} ${url}`)}\n`;
      }),
    ),
    section(
      'Interpretations of contradictory pages',
      cut(report.readings, ({ finding, choice, byDefault, cases }) => {
        return `- ${code(finding)} = ${code(choice)}${byDefault ? ' (default)' : ''}, ${cases.length} cases\n`;
      }),
    ),
    section(
      'Pages',
      table(
        ['document', 'operation', 'edition', 'date', 'sha256'],
        report.packs.flatMap(({ documents }) =>
          documents.map((entry) => [
            code(entry.id),
            code(entry.operation ?? 'several'),
            code(entry.edition),
            code(entry.date),
            code(entry.sha256.slice(0, 12)),
          ]),
        ),
      ),
    ),
  ].join('');
}

/** Markdown for GitHub and GitLab. */
export const markdown: Emitter = { name: 'markdown', file: 'report.md', emit };
