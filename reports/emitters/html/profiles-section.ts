/** The profiles that the run certifies, and the obstacles for the others. There is no total. */
import type { ProfileCertification, Report } from '../../model.ts';
import { clipText } from '../printable-text.ts';
import { html, type Markup } from './markup.ts';

const evidence = ({ evidence: { proven, observed, injected } }: ProfileCertification): string =>
  `${proven} proven, ${observed} observed, ${injected} injected`;

/** Requirements that are not counted: unreachable and unmodelled ones. */
const beside = ({ withoutCases: { unreachable, unmodelled } }: ProfileCertification): Markup =>
  unreachable + unmodelled === 0
    ? html``
    : html`<span class="line quiet">${unreachable} unreachable, ${unmodelled} unmodelled</span>`;

function row(entry: ProfileCertification): Markup {
  const { certified, shown, requirements, skipped } = entry;
  const badge = certified
    ? html`<span class="badge pass"><span class="sign" aria-hidden="true">✓</span>certified</span>`
    : html`<span class="badge skip">not certified</span>`;
  const optional = skipped.byDocuments === 0 ? '' : `${skipped.byDocuments} optional and not offered`;
  const why = entry.reasons.map((reason) => html`<span class="line">${clipText(reason, 600)}</span>`);
  return html`<tr><th scope="row"><span class="line">${entry.profile}</span><span class="line quiet">${entry.pack}</span></th><td>${badge}</td><td>${shown} of ${requirements}<span class="line quiet">${evidence(entry)}</span>${beside(entry)}</td><td>${why}${optional}</td></tr>`;
}

/** One row per pack and profile. */
export function profilesSection({ profiles }: Report): Markup {
  if (profiles.length === 0) return html``;
  return html`<section id="profiles" aria-labelledby="profiles-title"><h2 id="profiles-title">Profiles</h2>
<div class="scroll"><table class="list profiles"><thead><tr><th scope="col">profile</th><th scope="col"></th><th scope="col">requirements shown</th><th scope="col">what stands in the way</th></tr></thead><tbody>${profiles.map(row)}</tbody></table></div></section>`;
}
