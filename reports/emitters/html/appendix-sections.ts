/** The sections after the results: untested requirements, undocumented answers, interpretations, pages. */
import { reachClasses } from '../../measure-coverage.ts';
import type { Report } from '../../model.ts';
import { clipText, pageText } from '../printable-text.ts';
import { html, type Markup } from './markup.ts';

/** Untested requirements by class, folded. */
export function untestedSection({ untested }: Report): Markup {
  if (untested.length === 0) return html``;
  const groups = Map.groupBy(untested, (entry) => entry.class);
  const lists = reachClasses.flatMap((name) => {
    const entries = groups.get(name) ?? [];
    const rows = entries.map(
      (entry) =>
        html`<tr><th scope="row"><code>${entry.requirement}</code></th><td>${clipText(entry.reason, 500)}</td><td><code>${pageText(entry.page)}</code></td></tr>`,
    );
    return entries.length === 0
      ? []
      : [
          html`<details class="more"><summary>${name}: ${entries.length}</summary><div class="scroll"><table class="list"><tbody>${rows}</tbody></table></div></details>`,
        ];
  });
  return html`<section id="untested" aria-labelledby="untested-title"><h2 id="untested-title">Statements without a case <span class="quiet">${untested.length}</span></h2>${lists}</section>`;
}

/** Undocumented answers for their operation. */
export function undocumentedSection({ undocumented }: Report): Markup {
  if (undocumented.length === 0) return html``;
  const rows = undocumented.map(
    ({ operation, status, code, cases, request }) =>
      html`<tr><th scope="row">${operation}</th><td>${status} <code>${clipText(code, 200)}</code></td><td><code>${clipText(`${request.method} ${request.url} ${request.body}`, 500)}</code></td><td>${cases.map((id) => html`<a class="line" href="#${encodeURI(id)}">${id}</a>`)}</td></tr>`,
  );
  return html`<section id="undocumented" aria-labelledby="undocumented-title"><h2 id="undocumented-title">Undocumented answers</h2>
<div class="scroll"><table class="list"><thead><tr><th scope="col">operation</th><th scope="col">answer</th><th scope="col">to the request</th><th scope="col">cases</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

/** How contradictions of the pages were interpreted. */
export function readingsSection({ readings }: Report): Markup {
  if (readings.length === 0) return html``;
  const rows = readings.map(
    ({ finding, choice, byDefault, cases }) =>
      html`<tr><th scope="row"><code>${finding}</code></th><td>${choice}${byDefault ? ' (default)' : ''}</td><td>${cases.map((id) => html`<a class="line" href="#${encodeURI(id)}">${id}</a>`)}</td></tr>`,
  );
  return html`<section id="readings" aria-labelledby="readings-title"><h2 id="readings-title">Interpretations of contradictory pages</h2>
<div class="scroll"><table class="list"><thead><tr><th scope="col">finding</th><th scope="col">read as</th><th scope="col">cases that depend on it</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

/** The pages that everything above is based on. */
export function pagesSection({ packs }: Report): Markup {
  const tables = packs.map(
    ({ id, title, version, documents }) =>
      html`<div class="scroll"><table class="list"><caption>${title} <span class="quiet">${id} ${version}</span></caption>
<thead><tr><th scope="col">document</th><th scope="col">what it is</th><th scope="col">edition</th><th scope="col">date</th><th scope="col">sha256</th></tr></thead>
<tbody>${documents.map((entry) => html`<tr><th scope="row"><code>${entry.id}</code></th><td>${entry.title}</td><td>${entry.edition}</td><td>${entry.date}</td><td><code title="${entry.sha256}">${entry.sha256.slice(0, 12)}</code></td></tr>`)}</tbody></table></div>`,
  );
  return tables.length === 0
    ? html``
    : html`<section id="pages" aria-labelledby="pages-title"><h2 id="pages-title">Pages</h2>${tables}</section>`;
}
