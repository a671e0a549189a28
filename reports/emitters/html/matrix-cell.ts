/** One cell of the heat map. Its links lead to the case; the script then opens the right exchange. */
import { decisiveReadings, expectationWords, levelNote } from '../../cell-standing.ts';
import type { AppliedReading, CellAnswer, CellReading, MatrixCell } from '../../model.ts';
import { clipText, pageText } from '../printable-text.ts';
import { html, type Markup } from './markup.ts';
import { verdictBadge } from './verdict-marks.ts';

/** `choices`: for each finding, the meaning of each choice. */
export function matrixCell(cell: MatrixCell, choices: ReadonlyMap<string, AppliedReading['choices']>): Markup {
  const { documented, observed, judged, verdict, evidence, controlAnswer } = cell;
  const halves = html`<span class="half ${documented}"><span class="hidden">documented </span>${documented}</span><span class="half ${tone(judged)}"><span class="hidden">observed </span>${clipText(observed, 200)}</span>`;
  const mark = verdict === undefined ? html`` : verdictBadge(verdict);
  const notes = [levelNote(cell), evidence ?? ''].filter((note) => note !== '');
  const control =
    controlAnswer === undefined
      ? html``
      : html`<span class="under">${link(cell, { answer: controlAnswer, name: 'control', content: html`without the lock: ${clipText(controlAnswer.answer, 200)}` })}</span>`;
  const readings = decisiveReadings(cell).map((reading) => otherReadings(reading, choices.get(reading.finding) ?? {}));
  return html`<td class="${verdict ?? 'not-run'}" data-condition="${cell.condition}">${link(cell, { answer: cell.lockedAnswer, name: 'pair', content: halves })}<span class="under">${mark}${notes.map((note) => html`<span>${note}</span>`)}<span class="page">${pageText(cell.page)}</span></span>${control}${readings}</td>`;
}

interface LinkOptions {
  readonly answer: CellAnswer | undefined;
  readonly name: string;
  readonly content: Markup;
}

function link(cell: MatrixCell, { answer, name, content }: LinkOptions): Markup {
  if (cell.case === undefined) return html`<span class="${name}">${content}</span>`;
  const exchange = answer === undefined ? html`` : html` data-exchange="${answer.exchange}"`;
  return html`<a class="${name}" href="#${encodeURI(cell.case)}"${exchange}>${content}</a>`;
}

function otherReadings(reading: CellReading, meanings: AppliedReading['choices']): Markup {
  const { finding, choice, expects, others } = reading;
  const all = [{ choice, expects }, ...others];
  const items = all.map((one) => {
    const meaning = meanings[one.choice];
    return html`<li><code>${one.choice}</code>${meaning === undefined ? '' : `, ${meaning}`}: <strong>${expectationWords[one.expects]}</strong></li>`;
  });
  const told = others.map((other) => `${other.choice}: ${expectationWords[other.expects]}`).join('; ');
  return html`<details class="reading"><summary title="${told}"><span class="mark" aria-hidden="true">◆</span> interpreted as ${choice}</summary><ul><li><code>${finding}</code></li>${items}</ul></details>`;
}

function tone(judged: MatrixCell['judged']): string {
  if (judged === undefined) return 'unknown';
  return judged.outcome === 'success' ? 'normal' : 'error';
}
