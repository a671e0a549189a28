/**
 * The arrears matrix as a table: a row per cell that ran, with the answer to its control, the reading it depends on, its line
 * on the page, and the exchanges behind it.
 */
import { decisiveReadings, expectationWords, levelNote } from '../../cell-standing.ts';
import type { CellAnswer, MatrixCell } from '../../model.ts';
import { pageText } from '../printable-text.ts';
import { code, table } from './markup.ts';

const header = [
  'operation',
  'in arrears',
  'documented',
  'observed',
  'verdict',
  'without the lock',
  'reading',
  'page',
  'case',
  'exchanges',
];

/** The table and what to know of it; cells that did not run are counted. */
export function matrixTable(cells: readonly MatrixCell[]): string {
  const ran = cells.filter(({ verdict }) => verdict !== undefined);
  const notRun = cells.length - ran.length;
  const rest = notRun === 0 ? '' : `${notRun} of ${cells.length} cells did not run.\n\n`;
  const hint =
    ran.length === 0 ? '' : 'Exchange `n` of a case is at `report.html#<case>@n`: first in arrears, then without.\n\n';
  return `${table(header, ran.map(row))}${hint}${rest}`;
}

function row(cell: MatrixCell): readonly string[] {
  const note = levelNote(cell);
  const { lockedAnswer, controlAnswer, evidence } = cell;
  return [
    code(cell.operation),
    code(cell.condition),
    `${cell.documented}${note === '' ? '' : ` (${note})`}`,
    code(cell.observed),
    `${cell.verdict ?? ''}${evidence === undefined ? '' : `, ${evidence}`}`,
    controlAnswer === undefined ? '' : code(controlAnswer.answer),
    readingText(cell),
    code(pageText(cell.page)),
    cell.case === undefined ? '' : code(cell.case),
    [lockedAnswer, controlAnswer].flatMap(placeOf).join(', '),
  ];
}

const placeOf = (answer: CellAnswer | undefined) => (answer === undefined ? [] : [`${answer.exchange}`]);

/** `alone`; by `both` not judged: nothing where every reading expects the same. */
function readingText(cell: MatrixCell): string {
  const readings = decisiveReadings(cell).map(({ choice, expects, others }) => {
    const otherwise = others.filter((other) => other.expects !== expects);
    return `${code(choice)}; ${otherwise.map((other) => `by ${code(other.choice)} ${expectationWords[other.expects]}`).join('; ')}`;
  });
  return readings.join('<br>');
}
