/**
 * The arrears matrix on a terminal. The short form has a sign per cell, and names only for cells that are wrong, not
 * judged, or dependent on an interpretation. The full form has a line per operation. Signs carry the meaning, not
 * colours. Packs without an executed cell are left out.
 */
import type { styleText } from 'node:util';
import type { JudgedAnswer } from '#suites';
import {
  type CellStanding,
  cellStanding,
  cellStandings,
  decisiveReadings,
  expectationWords,
  hasRun,
  levelNote,
  standingWords,
} from './cell-standing.ts';
import { clipText, pageText, printableLine } from './emitters/printable-text.ts';
import type { MatrixCell, Report } from './model.ts';

export interface MatrixSummaryOptions {
  readonly paint: (style: Parameters<typeof styleText>[0], text: string) => string;
  /** Number of wrong cells that are shown in full. The rest is only counted. */
  readonly limit: number;
}

const signs: Readonly<Record<CellStanding, string>> = {
  refused: '■',
  works: '□',
  wrong: '✕',
  'not-judged': '?',
  skipped: '–',
  'not-run': '·',
};

/** Number of columns that a line of names fills. */
const width = 100;
const text = (value: string) => printableLine(clipText(value, 120));

/** The matrix of each pack; in full if only the profile `arrears` was selected. */
export function summariseMatrix(report: Report, options: MatrixSummaryOptions): readonly string[] {
  const { profiles } = report.configuration;
  const inFull = profiles.length === 1 && profiles[0] === 'arrears';
  const packs = [...Map.groupBy(report.matrix, ({ pack }) => pack)].filter(([, cells]) => cells.some(hasRun));
  return packs.flatMap(([pack, cells]) => [
    `Arrears matrix of ${text(pack)}: ${cells.filter(hasRun).length} of ${cells.length} cells ran; ${countsOf(cells)}`,
    ...(inFull ? table(cells, options) : grid(cells, options)),
    ...legend(cells, inFull),
    ...wrongLines(cells, options),
    ...(inFull ? [] : namesOf('not-judged', cells, options)),
    ...namesOf('skipped', cells, options),
    ...readingLines(cells.filter(hasRun)),
  ]);
}

function countsOf(cells: readonly MatrixCell[]): string {
  const groups = Map.groupBy(cells, cellStanding);
  const parts = cellStandings
    .filter((standing) => groups.has(standing))
    .map((standing) => `${groups.get(standing)?.length} ${standingWords[standing]}`);
  return parts.join(', ');
}

const byOperation = (cells: readonly MatrixCell[]) => [...Map.groupBy(cells, ({ operation }) => operation)];
const conditionsOf = (cells: readonly MatrixCell[]) => [...new Set(cells.map(({ condition }) => condition))];

function painted(cell: MatrixCell, shown: string, { paint }: MatrixSummaryOptions): string {
  const { verdict } = cell;
  if (verdict === 'fail') return paint(['red', 'bold'], shown);
  return verdict === 'inconclusive' ? paint('magenta', shown) : shown;
}

/** A line per condition and a sign per operation. An operation has the same column in each line. */
function grid(cells: readonly MatrixCell[], options: MatrixSummaryOptions): readonly string[] {
  const conditions = conditionsOf(cells);
  const longest = Math.max(...conditions.map(({ length }) => length));
  return conditions.map((condition) => {
    const row = byOperation(cells).map(([, own]) => {
      const cell = own.find((one) => one.condition === condition);
      return cell === undefined ? ' ' : painted(cell, signs[cellStanding(cell)], options);
    });
    return `  ${text(condition).padEnd(longest)}  ${row.join('')}`;
  });
}

function table(cells: readonly MatrixCell[], options: MatrixSummaryOptions): readonly string[] {
  const conditions = conditionsOf(cells);
  const operations = byOperation(cells);
  const longest = Math.max(...operations.map(([operation]) => operation.length));
  const head = ['operation'.padEnd(longest), ...conditions.map((one) => `${text(one)} in arrears`.padEnd(24))];
  const lines = operations.map(([operation, own]) => {
    const columns = conditions.map((condition) => {
      const cell = own.find((one) => one.condition === condition);
      return cell === undefined ? ''.padEnd(24) : painted(cell, cellText(cell).padEnd(24), options);
    });
    return [text(operation).padEnd(longest), ...columns].join('  ');
  });
  return [head.join('  '), ...lines].map((line) => `  ${line}`.trimEnd());
}

/** The word of the pages for such an outcome. */
const outcomeOf = ({ outcome }: JudgedAnswer): MatrixCell['documented'] => (outcome === 'success' ? 'normal' : 'error');

/** The documented outcome, and the observed status if it differs: `✕ works, got 403 *`. */
function cellText(cell: MatrixCell): string {
  const { documented, judged } = cell;
  const word = documented === 'error' ? 'refused' : 'works';
  const sign = signs[cellStanding(cell)];
  const mark = decisiveReadings(cell).length > 0 ? ' *' : '';
  if (judged === undefined) return `${sign} ${word}${mark}`;
  if (outcomeOf(judged) !== documented) return `${sign} ${word}, got ${judged.status}${mark}`;
  return `${sign} ${word}${documented === 'error' ? ` ${judged.status}` : ''}${mark}`;
}

function legend(cells: readonly MatrixCell[], inFull: boolean): readonly string[] {
  const found = new Set(cells.map(cellStanding));
  const parts = cellStandings.filter((one) => found.has(one)).map((one) => `${signs[one]} ${standingWords[one]}`);
  const last = inFull ? '* depends on an interpretation' : 'operations in the order of the page';
  return [`  ${parts.join('  ')}  (${last})`];
}

function wrongLines(cells: readonly MatrixCell[], options: MatrixSummaryOptions): readonly string[] {
  const wrong = cells.filter(({ verdict }) => verdict === 'fail');
  const lines = wrong.slice(0, options.limit).map((cell) => {
    const { operation, condition, documented, observed, judged, controlAnswer, page, reason } = cell;
    const control = controlAnswer === undefined ? '' : `; without the lock ${text(controlAnswer.answer)}`;
    const name = painted(cell, `${signs.wrong} ${text(operation)} ${text(condition)}`, options);
    const isAsPrinted = judged !== undefined && outcomeOf(judged) === documented;
    const why = isAsPrinted && reason !== undefined ? `; ${text(reason)}` : '';
    return `  ${name}: ${documented} documented (${pageText(page)}), ${text(observed)} observed${control}${why}`;
  });
  const more = wrong.length - options.limit;
  return more > 0 ? [...lines, `  … and ${more} more in the report`] : lines;
}

function namesOf(
  standing: CellStanding,
  cells: readonly MatrixCell[],
  { limit }: MatrixSummaryOptions,
): readonly string[] {
  const names = cellNames(cells.filter((cell) => cellStanding(cell) === standing));
  const more = names.length > limit ? [`and ${names.length - limit} more operations`] : [];
  const start = `  ${signs[standing]} ${standingWords[standing]}: `;
  return names.length === 0 ? [] : wrap(start, [...names.slice(0, limit), ...more]);
}

/** `StopInstance instance + disk`: one name per operation. */
function cellNames(cells: readonly MatrixCell[]): readonly string[] {
  return byOperation(cells).map(([operation, own]) => {
    const notes = [...new Set(own.map(levelNote))].filter((note) => note !== '');
    const conditions = own.map(({ condition }) => text(condition)).join(' + ');
    return `${text(operation)} ${conditions}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
  });
}

/** For each question and each other choice: the cells whose expectation it changes. */
function readingLines(cells: readonly MatrixCell[]): readonly string[] {
  const decided = cells.flatMap((cell) => decisiveReadings(cell).map((reading) => ({ cell, reading })));
  const questions = Map.groupBy(decided, ({ reading }) => `${reading.finding}=${reading.choice}`);
  return [...questions].flatMap(([question, dependents]) => {
    const others = dependents.flatMap(({ cell, reading: { expects, others } }) =>
      others.filter((other) => other.expects !== expects).map((other) => ({ ...other, cell })),
    );
    const groups = Map.groupBy(others, ({ choice, expects }) => `${choice}, ${expectationWords[expects]}`);
    const sorted = [...groups].toSorted(([one], [other]) => one.localeCompare(other, 'en'));
    return [
      `  * ${dependents.length} ${dependents.length === 1 ? 'depends' : 'depend'} on the interpretation ${text(question)}; with another choice they would be`,
      ...sorted.flatMap(([says, own]) => wrap(`    ${text(says)}: `, cellNames(own.map(({ cell }) => cell)))),
    ];
  });
}

function wrap(start: string, names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = start;
  for (const [index, name] of names.entries()) {
    const piece = index === names.length - 1 ? name : `${name}, `;
    if (line.trim() !== '' && line !== start && line.length + piece.trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = '      ';
    }
    line += piece;
  }
  return [...lines, line];
}
