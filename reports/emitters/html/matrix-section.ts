/** The arrears matrix as a heat map: what the page prints beside what came back, with the printed line and the case. */
import type { MatrixCell, Report } from '../../model.ts';
import { pageText } from '../printable-text.ts';
import { html, type Markup } from './markup.ts';
import { verdictBadge } from './verdict-marks.ts';

/** One matrix per pack that has one. Operations of which no cell ran stand behind the others, folded. */
export function matrixSection({ matrix }: Report): Markup {
  if (matrix.length === 0) return html``;
  const packs = [...Map.groupBy(matrix, ({ pack }) => pack)].map(([pack, cells]) => packMatrix(pack, cells));
  return html`<section id="matrix" aria-labelledby="matrix-title">
<h2 id="matrix-title">Arrears matrix</h2>
<p class="note">Left what the page prints, right what came back. <span class="swatch error">error</span> the operation is refused, <span class="swatch normal">normal</span> it works as usual.</p>
${packs}
</section>`;
}

function packMatrix(pack: string, cells: readonly MatrixCell[]): Markup {
  const conditions = [...new Set(cells.map(({ condition }) => condition))];
  const rows = [...Map.groupBy(cells, ({ operation }) => operation)];
  const ran = rows.filter(([, row]) => row.some(({ verdict }) => verdict !== undefined));
  const others = rows.filter((row) => !ran.includes(row));
  const table = (
    caption: string,
    some: typeof rows,
  ) => html`<div class="scroll"><table class="matrix"><caption>${caption}</caption>
<thead><tr><th scope="col">Operation</th>${conditions.map((condition) => html`<th scope="col">${condition} in arrears</th>`)}</tr></thead>
<tbody>${some.map(
    ([operation, row]) =>
      html`<tr><th scope="row">${operation}</th>${conditions.map((condition) =>
        matrixCell(
          condition,
          row.find((cell) => cell.condition === condition),
        ),
      )}</tr>`,
  )}</tbody></table></div>`;
  return html`${ran.length === 0 ? html`` : table(pack, ran)}
${others.length === 0 ? html`` : html`<details class="more"><summary>${pack}: ${others.length} operations of which no cell ran</summary>${table('documented only', others)}</details>`}`;
}

function matrixCell(condition: string, cell: MatrixCell | undefined): Markup {
  if (cell === undefined) return html`<td class="absent" data-condition="${condition}">not printed</td>`;
  const { documented, observed, verdict } = cell;
  const halves = html`<span class="half ${documented}">${documented}</span><span class="half ${tone(observed)}">${observed}</span>`;
  const pair =
    cell.case === undefined
      ? html`<span class="pair">${halves}</span>`
      : html`<a class="pair" href="#${encodeURI(cell.case)}">${halves}</a>`;
  const mark = verdict === undefined ? html`` : verdictBadge(verdict);
  return html`<td class="${verdict ?? 'not-run'}" data-condition="${condition}">${pair}<span class="under">${mark}<span class="page">${pageText(cell.page)}</span></span></td>`;
}

function tone(observed: string): string {
  if (observed === 'normal') return 'normal';
  return observed.startsWith('error ') ? 'error' : 'unknown';
}
