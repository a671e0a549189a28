/**
 * The arrears matrix as a heat map: documented and observed outcome side by side, with the line of the page, the
 * exchanges, and the expectation of other interpretations. Every cell has words, so colours are not needed. Links and
 * folds work without the script.
 */
import { cellStanding, cellStandings, hasRun, standingWords } from '../../cell-standing.ts';
import type { AppliedReading, MatrixCell, Report } from '../../model.ts';
import { html, type Markup } from './markup.ts';
import { matrixCell } from './matrix-cell.ts';

type Choices = ReadonlyMap<string, AppliedReading['choices']>;

/** One matrix per pack that has one. Operations without any executed cell come last, folded. */
export function matrixSection({ matrix, readings }: Report): Markup {
  if (matrix.length === 0) return html``;
  const choices: Choices = new Map(readings.map((reading) => [reading.finding, reading.choices]));
  const packs = [...Map.groupBy(matrix, ({ pack }) => pack)].map(([pack, cells]) => packMatrix(pack, cells, choices));
  return html`<section id="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">Arrears matrix</h2>
<p class="note">Left what the page prints, right what came back, which links to the exchange. <span class="swatch error">error</span> the operation is refused, <span class="swatch normal">normal</span> it works as usual. <span class="mark" aria-hidden="true">◆</span> the verdict depends on how the pages are read.</p>
${packs}
</section>`;
}

function packMatrix(pack: string, cells: readonly MatrixCell[], choices: Choices): Markup {
  const conditions = [...new Set(cells.map(({ condition }) => condition))];
  const rows = [...Map.groupBy(cells, ({ operation }) => operation)];
  const ran = rows.filter(([, row]) => row.some(({ verdict }) => verdict !== undefined));
  const others = rows.filter((row) => !ran.includes(row));
  const table = (
    caption: Markup,
    some: typeof rows,
  ) => html`<div class="scroll"><table class="matrix"><caption>${caption}</caption>
<thead><tr><th scope="col">Operation</th>${conditions.map((condition) => html`<th scope="col">${condition} in arrears</th>`)}</tr></thead>
<tbody>${some.map(
    ([operation, row]) =>
      html`<tr><th scope="row">${operation}</th>${conditions.map((condition) => {
        const cell = row.find((one) => one.condition === condition);
        return cell === undefined
          ? html`<td class="absent" data-condition="${condition}">not printed</td>`
          : matrixCell(cell, choices);
      })}</tr>`,
  )}</tbody></table></div>`;
  const caption = html`${pack} <span class="quiet">${countsOf(cells)}</span>`;
  return html`${ran.length === 0 ? html`` : table(caption, ran)}
${others.length === 0 ? html`` : html`<details class="more"><summary>${pack}: ${others.length} operations of which no cell ran</summary>${table(html`documented only`, others)}</details>`}`;
}

function countsOf(cells: readonly MatrixCell[]): string {
  const groups = Map.groupBy(cells, cellStanding);
  const parts = cellStandings.flatMap((standing) => {
    const count = groups.get(standing)?.length;
    return count === undefined ? [] : [`${count} ${standingWords[standing]}`];
  });
  return `${cells.filter(hasRun).length} of ${cells.length} cells ran: ${parts.join(', ')}`;
}
