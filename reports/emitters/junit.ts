/**
 * JUnit XML for build servers, as `junit.xsd` promises it. A fail becomes a failure, an inconclusive result an error. A
 * skip is skipped with its reason. A warning passes, and system-out has the warning.
 */
import type { Emitter, Report, ReportedResult } from '../model.ts';
import { runOnly } from '../run-only.ts';
import { clipText, pageText, printableLine, printableText } from './printable-text.ts';

const longestText = 4000;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escapeXml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
const textNode = (text: string) => escapeXml(printableText(clipText(text, longestText)));
const attribute = (name: string, value: string | number) =>
  ` ${name}="${escapeXml(printableLine(clipText(String(value), 500)))}"`;
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3);

const durationMs = (results: readonly ReportedResult[]) =>
  results.flatMap(({ exchanges }) => exchanges).reduce((sum, exchange) => sum + exchange.durationMs, 0);

function counts(results: readonly ReportedResult[]): string {
  const having = (...verdicts: readonly string[]) => results.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return [
    attribute('tests', results.length),
    attribute('failures', having('fail')),
    attribute('errors', having('inconclusive')),
    attribute('skipped', having('skip')),
    attribute('time', seconds(durationMs(results))),
  ].join('');
}

/** Everything needed to look a result up: requirements, page, expected, observed, differences. */
function explanation(result: ReportedResult, report: Report): string {
  return [
    `requirements: ${result.requirements.join(', ')}`,
    `page: ${pageText(result.page)}`,
    ...(result.says === undefined ? [] : [`says: ${result.says}`]),
    `expected: ${result.expected}`,
    `observed: ${result.observed}`,
    ...(result.reason === undefined ? [] : [`reason: ${result.reason}`]),
    ...(result.mismatches ?? []).map(
      ({ check, path, expected, actual }) => `${check} at ${path}: expected ${expected}, got ${actual}`,
    ),
    ...(result.reading === undefined ? [] : [`reading: ${result.reading.finding}=${result.reading.choice}`]),
    `run only this: ${runOnly(result.drawnIn ?? result.case, report)}`,
  ].join('\n');
}

function outcomeElement(result: ReportedResult, report: Report): string {
  const message = attribute('message', result.reason ?? `expected ${result.expected}, observed ${result.observed}`);
  const text = textNode(explanation(result, report));
  switch (result.verdict) {
    case 'fail':
      return `      <failure${message}${attribute('type', result.kind)}>${text}</failure>\n`;
    case 'inconclusive':
      return `      <error${message}${attribute('type', result.party ?? 'unknown')}>${text}</error>\n`;
    case 'skip':
      return `      <skipped${message}/>\n`;
    case 'warning':
      return `      <system-out>${text}</system-out>\n`;
    case 'pass':
      return '';
  }
}

function testCase(result: ReportedResult, name: string, report: Report): string {
  const className = `${result.pack}.${result.operation}.${result.kind}`;
  const time = attribute('time', seconds(durationMs([result])));
  const open = `    <testcase${attribute('classname', className)}${attribute('name', name)}${time}`;
  const outcome = outcomeElement(result, report);
  return outcome === '' ? `${open}/>\n` : `${open}>\n${outcome}    </testcase>\n`;
}

function properties(report: Report): string {
  const pairs: readonly (readonly [string, string])[] = [
    ['suite.version', report.suite.version],
    ['suite.commit', report.suite.commit ?? 'unknown'],
    ['target.kind', report.target.kind],
    ...Object.entries(report.target.urls).map(([pack, url]) => [`target.url.${pack}`, url] as const),
  ];
  const lines = pairs.map(
    ([name, value]) => `      <property${attribute('name', name)}${attribute('value', value)}/>\n`,
  );
  return `    <properties>\n${lines.join('')}    </properties>\n`;
}

function testSuite(report: Report, name: string, results: readonly ReportedResult[]): string {
  const seen = new Map<string, number>();
  const cases = results.map((result) => {
    // Build servers merge two entries with the same class and name, and a case may have several claims of one kind.
    const key = `${result.kind} ${result.case}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return testCase(result, count === 1 ? result.case : `${result.case} (${count})`, report);
  });
  const open = `  <testsuite${attribute('name', name)}${counts(results)}${attribute('timestamp', report.startedAt)}>`;
  return `${open}\n${properties(report)}${cases.join('')}  </testsuite>\n`;
}

/** One testsuite per pack and operation, one testcase per result. */
export const junit: Emitter = {
  name: 'junit',
  file: 'junit.xml',
  emit: (report) => {
    const groups = Map.groupBy(report.results, ({ pack, operation }) => `${pack}.${operation}`);
    const suites = [...groups].map(([name, results]) => testSuite(report, name, results));
    const open = `<testsuites${attribute('name', report.suite.name)}${counts(report.results)}>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${suites.join('')}</testsuites>\n`;
  },
};
