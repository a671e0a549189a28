/** The first questions of a reader: does the target conform, which target is it, what did the run do and cost. */
import type { Report } from '../../model.ts';
import { html, type Markup } from './markup.ts';

const kinds: Readonly<Record<Report['target']['kind'], string>> = {
  embedded: 'the mock that comes with the suite',
  disposable: 'a target that may be changed at will',
  vendor: 'a vendor: free and reading requests only',
};

/** The verdict of the run, the reasons, and facts about the run. */
export function headerSection(report: Report): Markup {
  const { outcome } = report;
  const word = outcome.conforms ? 'Conforms' : 'Does not conform';
  return html`<header class="outcome ${outcome.conforms ? 'conforms' : 'differs'}">
<p class="product">ECS conformance report</p>
<h1><span class="seal" aria-hidden="true">${outcome.conforms ? '✓' : '✕'}</span>${word}</h1>
${outcome.reasons.length === 0 ? html`` : html`<ul class="reasons">${outcome.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
<dl class="facts">${facts(report).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function facts(report: Report): readonly (readonly [string, Markup])[] {
  const { target, suite, spend, configuration } = report;
  const byUrl = Map.groupBy(Object.entries(target.urls), ([, url]) => url);
  const urls = [...byUrl].map(
    ([url, packs]) =>
      html`<span class="line"><code>${url}</code> <span class="quiet">${packs.map(([pack]) => pack).join(', ')}</span></span>`,
  );
  const sent = Object.entries(spend.sent).map(([costClass, number]) => `${number} ${costClass}`);
  const selected = [
    ...configuration.profiles,
    ...configuration.operations,
    ...configuration.cases,
    ...configuration.editions,
  ];
  return [
    ['Target', html`${target.kind}, ${kinds[target.kind]}${urls}`],
    ...(target.stateUrl === undefined ? [] : [['States', html`<code>${target.stateUrl}</code>`] as const]),
    [
      'Started',
      html`<time datetime="${report.startedAt}">${report.startedAt.replace('T', ' ').slice(0, 19)} UTC</time>, took ${(report.durationMs / 1000).toFixed(1)} s`,
    ],
    [
      'Suite',
      html`${suite.name} ${suite.version}${suite.commit === null ? '' : `, commit ${suite.commit.slice(0, 12)}`}`,
    ],
    ['Requests', html`${sent.length === 0 ? 'none sent' : `${sent.join(', ')} sent`}; ${spend.refused} held back`],
    ['Selected', html`${selected.length === 0 ? 'everything' : selected.join(', ')}`],
  ];
}
