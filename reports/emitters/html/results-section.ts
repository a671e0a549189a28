/**
 * Every case with its results, the worst first. The plain list works without the script. The script adds the filter,
 * and shows the exchanges of a case from the data at the end of the page.
 */
import type { Verdict } from '#suites';
import { verdicts } from '../../count-verdicts.ts';
import type { Report, ReportedResult } from '../../model.ts';
import { runOnly } from '../../run-only.ts';
import { clipText, pageText } from '../printable-text.ts';
import { html, type Markup } from './markup.ts';
import { verdictBadge, verdictSign } from './verdict-marks.ts';

/** The results of one case, with its most urgent verdict. */
export interface ReportedCase {
  readonly id: string;
  readonly verdict: Verdict;
  readonly results: readonly [ReportedResult, ...ReportedResult[]];
}

const rank = ({ verdict }: { readonly verdict: Verdict }) => verdicts.indexOf(verdict);
const clip = (text: string) => clipText(text, 2000);

/** Cases, the worst verdict first, otherwise in the order of the report. */
export function groupByCase(results: readonly ReportedResult[]): readonly ReportedCase[] {
  const cases = [...Map.groupBy(results, (result) => result.case)].flatMap(([id, group]): readonly ReportedCase[] => {
    const [first, ...rest] = group.toSorted((a, b) => rank(a) - rank(b));
    return first === undefined ? [] : [{ id, verdict: first.verdict, results: [first, ...rest] }];
  });
  return cases.toSorted((a, b) => rank(a) - rank(b));
}

/** Filter and list. */
export function resultsSection(report: Report, cases: readonly ReportedCase[]): Markup {
  const items = cases.map((entry) => caseItem(entry, report));
  return html`<section id="results" aria-labelledby="results-title">
<h2 id="results-title">Cases <span class="quiet">${cases.length} with ${report.results.length} results</span></h2>
${cases.length === 0 ? html`<p>No case ran.</p>` : filterForm(report, cases)}
<noscript><p class="note">Requests and responses are shown by a script; without it they are in <code>report.json</code>.</p></noscript>
<div id="cases">${items}</div>
</section>`;
}

function filterForm({ results }: Report, cases: readonly ReportedCase[]): Markup {
  const counted = verdicts.map((verdict) => ({ verdict, count: cases.filter((entry) => has(entry, verdict)).length }));
  const boxes = counted
    .filter(({ count }) => count > 0)
    .map(
      ({ verdict, count }) =>
        html`<label class="toggle ${verdict}"><input type="checkbox" name="verdict" value="${verdict}">${verdictSign(verdict)}${verdict} <span class="quiet">${count}</span></label>`,
    );
  return html`<form id="filter" role="search" hidden>
<label class="search"><span class="hidden">Search cases</span><input type="search" name="text" placeholder="Search id, title, code, requirement …  ( / )" autocomplete="off" spellcheck="false"></label>
<fieldset><legend class="hidden">Verdict</legend>${boxes}</fieldset>
<div class="selects">${select('pack', 'packs', results)}${select('operation', 'operations', results)}${select('profile', 'profiles', results)}<button type="reset">Clear</button></div>
<p id="shown" role="status"></p>
</form>`;
}

const has = (entry: ReportedCase, verdict: Verdict) => entry.results.some((result) => result.verdict === verdict);

function select(field: 'pack' | 'operation' | 'profile', plural: string, results: readonly ReportedResult[]): Markup {
  const values = [...new Set(results.map((result) => result[field]))].toSorted();
  return html`<label><span class="hidden">${field}</span><select name="${field}"><option value="">All ${plural}</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>`;
}

function caseItem(entry: ReportedCase, report: Report): Markup {
  const [first] = entry.results;
  const profiles = [...new Set(entry.results.map(({ profile }) => profile))].join(' ');
  const found = [...new Set(entry.results.map(({ verdict }) => verdict))].join(' ');
  return html`<details class="case ${entry.verdict}" id="${entry.id}" data-verdict="${found}" data-pack="${first.pack}" data-operation="${first.operation}" data-profile="${profiles}">
<summary>${verdictBadge(entry.verdict)}<span class="title">${first.title}</span><span class="pack">${first.pack}</span><span class="page">${pageText(first.page)}</span>${gist(first)}</summary>
<div class="body">${entry.results.map(resultItem)}
<p class="only"><span class="quiet">Run only this case</span> <code>${runOnly(entry.id, report)}</code> <a href="#${encodeURI(entry.id)}">link</a></p>
<div class="exchanges"></div></div></details>
`;
}

/** The text for a case that did not pass: the reason to open it. */
function gist({ verdict, expected, observed, reason, mismatches = [] }: ReportedResult): Markup {
  if (verdict === 'pass') return html``;
  const [first] = mismatches;
  const difference = first && `at ${first.path}: expected ${first.expected}, found ${first.actual}`;
  const text = verdict === 'fail' ? `expected ${expected}, observed ${observed}` : (reason ?? difference ?? observed);
  return html`<span class="gist">${clipText(text, 200)}</span>`;
}

function resultItem(result: ReportedResult): Markup {
  const rows: readonly (readonly [string, Markup | undefined])[] = [
    ['Requirement', html`${result.requirements.map((id) => html`<code class="line">${id}</code>`)}`],
    ['Page', html`<code>${pageText(result.page)}</code>`],
    ['Says', result.says === undefined ? undefined : html`${clip(result.says)}`],
    ['Expected', html`${clip(result.expected)}`],
    ['Observed', html`${clip(result.observed)}`],
    [
      'Reason',
      result.reason === undefined
        ? undefined
        : html`${clip(result.reason)}${result.party === undefined ? '' : ` (${result.verdict === 'skip' ? 'decided by' : 'fault of'}: ${result.party})`}`,
    ],
    ['Evidence', result.evidence === undefined ? undefined : html`${result.evidence}`],
    ['Reading', readingsOf(result)],
  ];
  const shown = rows.map(([name, value]) =>
    value === undefined ? html`` : html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  );
  const cause = result.cause === undefined ? '' : `, cause ${result.cause}`;
  return html`<article class="result"><h3>${verdictBadge(result.verdict)} ${result.kind} <span class="quiet">${result.level}, profile ${result.profile}, class ${result.class}${cause}</span></h3>
<dl>${shown}</dl>${mismatchTable(result)}</article>`;
}

function readingsOf({ reading, readings = reading === undefined ? [] : [reading] }: ReportedResult) {
  const lines = readings.map(({ finding, choice }) => html`<code class="line">${finding}=${choice}</code>`);
  return lines.length === 0 ? undefined : html`${lines}`;
}

function mismatchTable({ mismatches = [] }: ReportedResult): Markup {
  if (mismatches.length === 0) return html``;
  const rows = mismatches.map(
    ({ check, level, path, expected, actual }) =>
      html`<tr><th scope="row">${check}<span class="quiet"> ${level}</span></th><td data-label="at"><code>${clip(path)}</code></td><td data-label="expected">${clip(expected)}</td><td data-label="actual">${clip(actual)}</td></tr>`,
  );
  return html`<div class="scroll"><table class="mismatches"><caption>Differences</caption><thead><tr><th scope="col">check</th><th scope="col">at</th><th scope="col">expected</th><th scope="col">actual</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
