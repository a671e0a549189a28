/**
 * The report as one file that opens anywhere: no network, no fonts, no library. Only this project's own style and
 * script are allowed, by their hashes. A text of the target that became a tag or a handler would not run.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Emitter, Report } from '../model.ts';
import { pagesSection, readingsSection, undocumentedSection, untestedSection } from './html/appendix-sections.ts';
import { countsSection, coverageSection } from './html/counts-section.ts';
import { exchangeData } from './html/exchange-data.ts';
import { headerSection } from './html/header-section.ts';
import { html as markup, trusted } from './html/markup.ts';
import { matrixSection } from './html/matrix-section.ts';
import { profilesSection } from './html/profiles-section.ts';
import { groupByCase, resultsSection } from './html/results-section.ts';

/** Later rules override earlier ones. */
const styles = ['base.css', 'summary.css', 'matrix.css', 'cases.css', 'media.css'];

const asset = (name: string) => readFileSync(new URL(`./html/${name}`, import.meta.url), 'utf8');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

function emit(report: Report): string {
  const style = styles.map(asset).join('');
  const script = asset('page.js');
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  const cases = groupByCase(report.results);
  const targets = Object.values(report.target.urls).join(', ');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.outcome.conforms ? 'Conforms' : 'Does not conform'}: ${targets === '' ? report.target.kind : targets}</title>
<style>${trusted(style)}</style>
</head>
<body>
${headerSection(report)}
<nav aria-label="Sections">${report.profiles.length === 0 ? markup`` : markup`<a href="#profiles">Profiles</a>`}<a href="#counts">Verdicts</a>${report.matrix.length === 0 ? markup`` : markup`<a href="#matrix">Arrears matrix</a>`}<a href="#results">Cases</a><a href="#coverage">Coverage</a>${report.packs.length === 0 ? markup`` : markup`<a href="#pages">Pages</a>`}</nav>
<main>
${profilesSection(report)}
${countsSection(report)}
${matrixSection(report)}
${resultsSection(report, cases)}
${undocumentedSection(report)}
${readingsSection(report)}
${coverageSection(report)}
${untestedSection(report)}
${pagesSection(report)}
</main>
<footer><p>${report.suite.name} ${report.suite.version}. Every count stands for itself; there is no score.</p></footer>
${exchangeData(cases)}
<script>${trusted(script)}</script>
</body>
</html>
`.markup;
}

/** One self-contained page. */
export const html: Emitter = { name: 'html', file: 'report.html', emit };
