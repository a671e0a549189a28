/** Verdicts as a sign and a word beside the colour, for readers who cannot distinguish the colours, and for print. */
import type { Verdict } from '#suites';
import { verdicts } from '../../count-verdicts.ts';
import type { VerdictCounts } from '../../model.ts';
import { html, type Markup } from './markup.ts';

const signs: Readonly<Record<Verdict, string>> = { pass: '✓', fail: '✕', warning: '!', skip: '–', inconclusive: '?' };

/** Sign and word on the colour of the verdict. */
export function verdictBadge(verdict: Verdict): Markup {
  return html`<span class="badge ${verdict}"><span class="sign" aria-hidden="true">${signs[verdict]}</span>${verdict}</span>`;
}

/** The sign alone. The word is next to it. */
export function verdictSign(verdict: Verdict): Markup {
  return html`<span class="sign ${verdict}" aria-hidden="true">${signs[verdict]}</span>`;
}

/** The shares of the verdicts as one bar. The numbers are next to it. */
export function verdictBar(counts: VerdictCounts): Markup {
  const total = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  let x = 0;
  const parts = verdicts.map((verdict) => {
    const width = total === 0 ? 0 : (100 * counts[verdict]) / total;
    const part = html`<rect class="${verdict}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    x += width;
    return width === 0 ? html`` : part;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
