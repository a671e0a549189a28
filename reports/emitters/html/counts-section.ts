/** Counts. Each table answers one question. There is no total score, on purpose. */
import type { Evidence, ReachClass } from '#contracts';
import type { Verdict } from '#suites';
import { verdicts } from '../../count-verdicts.ts';
import { reachClasses } from '../../measure-coverage.ts';
import type { Report, VerdictCounts } from '../../model.ts';
import { html, type Markup } from './markup.ts';
import { verdictBar, verdictSign } from './verdict-marks.ts';

const verdictMeanings: Readonly<Record<Verdict, string>> = {
  fail: 'not what the page says',
  inconclusive: 'could not be judged',
  warning: 'a “should” was missed',
  pass: 'as the page says',
  skip: 'not applicable or not selected',
};

const evidenceMeanings: Readonly<Record<Evidence, string>> = {
  proven: 'the case and a control that differs in the cause alone',
  observed: 'the answer alone',
  injected: 'the target was told to answer so',
};

const classMeanings: Readonly<Record<ReachClass, string>> = {
  request: 'by the request alone',
  state: 'a resource in a state',
  account: 'an account or permission',
  fault: 'throttling, faults, concurrency',
  unreachable: 'no request can bring it about',
  unmodelled: 'no cause written yet',
};

/** Verdicts as tiles, then by class, profile and pack, then the evidence of the passes. */
export function countsSection({ totals, counts }: Report): Markup {
  const tiles = verdicts.map(
    (verdict) =>
      html`<li class="tile ${verdict}${totals[verdict] === 0 ? ' none' : ''}"><span class="number">${verdictSign(verdict)}${totals[verdict]}</span><span class="word">${verdict}</span><span class="meaning">${verdictMeanings[verdict]}</span></li>`,
  );
  return html`<section id="counts" aria-labelledby="counts-title">
<h2 id="counts-title">Verdicts</h2>
<ul class="tiles">${tiles}</ul>
<div class="columns">
${verdictTable('By class of reach', counts.byClass)}
${verdictTable('By profile', counts.byProfile)}
${verdictTable('By pack', counts.byPack)}
${evidenceTable(counts.byEvidence)}
</div>
</section>`;
}

function verdictTable(title: string, groups: Readonly<Record<string, VerdictCounts>>): Markup {
  const rows = Object.entries(groups).map(
    ([name, counts]) =>
      html`<tr><th scope="row">${name}</th><td class="wide">${verdictBar(counts)}</td>${verdicts.map((verdict) => html`<td class="count${counts[verdict] === 0 ? ' zero' : ''}">${counts[verdict]}</td>`)}</tr>`,
  );
  if (rows.length === 0) return html``;
  return html`<table class="counts"><caption>${title}</caption>
<thead><tr><td></td><td class="wide"></td>${verdicts.map((verdict) => html`<th scope="col">${verdictSign(verdict)}<span class="hidden">${verdict}</span></th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`;
}

function evidenceTable(counts: Report['counts']['byEvidence']): Markup {
  const rows = Object.entries(evidenceMeanings).map(
    ([name, meaning]) =>
      html`<tr><th scope="row">${name}</th><td>${meaning}</td><td class="count">${counts[name as Evidence]}</td></tr>`,
  );
  return html`<table class="counts"><caption>What passes rest on</caption><tbody>${rows}</tbody></table>`;
}

/** How much of the printed pages is accounted for. */
export function coverageSection({ coverage, untested }: Report): Markup {
  const { occurrences, requirements, causes, cases, requirementsPerClass } = coverage;
  const figures: readonly (readonly [number, string])[] = [
    [occurrences, 'error rows and arrears cells as printed, in every edition'],
    [requirements, 'distinct rows and cells'],
    [causes, 'causes'],
    [cases, 'cases'],
  ];
  const untestedPerClass = Map.groupBy(untested, (entry) => entry.class);
  const rows = reachClasses.map(
    (name) =>
      html`<tr><th scope="row">${name}</th><td>${classMeanings[name]}</td><td class="count">${requirementsPerClass[name]}</td><td class="count">${untestedPerClass.get(name)?.length ?? 0}</td></tr>`,
  );
  return html`<section id="coverage" aria-labelledby="coverage-title">
<h2 id="coverage-title">Coverage</h2>
<ul class="figures">${figures.map(([number, meaning]) => html`<li><span class="number">${number}</span> ${meaning}</li>`)}</ul>
<table class="counts"><caption>By class of reach</caption>
<thead><tr><th scope="col">class</th><th scope="col">how it is reached</th><th scope="col" class="count">rows and cells</th><th scope="col" class="count">statements without a case</th></tr></thead>
<tbody>${rows}</tbody></table>
</section>`;
}
