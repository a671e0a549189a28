/** A run of walks as plain text: what it visited, and the shortest walk that disagrees, with the command that replays it. */
import type { Exchange } from '../model.ts';
import type { Count } from './coverage.ts';
import { describeMove } from './describe-move.ts';
import { startNamed, writeWalk } from './walk.ts';
import type { Reason, WalkModel } from './walk-model.ts';
import type { FailedWalk, WalksRecord } from './walks-record.ts';

export interface SummaryOptions<State> {
  readonly model: WalkModel<State>;
  /** The options that name pack and target, with a leading blank; empty for the defaults. */
  readonly targetOptions: string;
}

/** In characters; long enough to show the query results of a few resources. */
const longestBody = 4_000;
/** A short run misses much, so the summary lists only this many missed places. */
const shownMissed = 3;

function countLine(label: string, { visited, all }: Count): string {
  return `${label.padEnd(13)} ${visited} of ${all}`;
}

function missedLines(label: string, { missed }: Count, isComplete: boolean): readonly string[] {
  if (missed.length === 0) return [];
  const shown = missed.slice(0, isComplete ? missed.length : shownMissed).map((place) => `  ${place}`);
  const more = shown.length < missed.length ? [`  … and ${missed.length - shown.length} more (--complete)`] : [];
  return [`${label} not reached:`, ...shown, ...more];
}

function untriedLines({ untried, undeclared, notOffered }: WalksRecord): readonly string[] {
  const groups = Map.groupBy(untried, ({ reason }) => reason);
  return [
    ...[...groups].map(([reason, cells]) => {
      const names = [...new Set(cells.map(({ operation }) => operation))].join(', ');
      return `Not tried: ${names} (${reason})`;
    }),
    ...(undeclared.length === 0
      ? []
      : [`Not walked: ${undeclared.join(', ')} (the target's owner does not declare the state)`]),
    ...(notOffered.length === 0
      ? []
      : [`Not walked: ${notOffered.join(', ')} (the target answers that the operation does not exist)`]),
  ];
}

const printable = (text: string): string =>
  [...text].map((letter) => (/[\p{Cc}\p{Cf}]/u.test(letter) && letter !== '\n' ? ' ' : letter)).join('');

function exchangeLines({ request, response, fault }: Exchange): readonly string[] {
  const body = printable(response?.body ?? '');
  const cut = body.length > longestBody ? `${body.slice(0, longestBody)}… (${body.length} characters)` : body;
  const came = response === undefined ? (fault?.message ?? 'no answer') : `${response.status} ${cut}`;
  return [`  > ${request.method} ${request.url}`, `  < ${came}`];
}

function reasonLine({ statement, place }: Reason): string {
  const [from, to] = place.lines;
  return `${statement} (${place.document}, ${from === to ? `line ${from}` : `lines ${from} to ${to}`})`;
}

function failedLines<State>(
  { walk, fault, drawnMoves, path }: FailedWalk,
  { settings }: WalksRecord,
  { model, targetOptions }: SummaryOptions<State>,
): readonly string[] {
  const moves = walk.moves.map((move, index) => `  ${index + 1}. ${describeMove(model, move)}`);
  const shortened =
    drawnMoves > walk.moves.length ? `, shortened from ${drawnMoves} steps to ${walk.moves.length}` : '';
  const place = path === '' ? 'on the way to a place that the random walks had not reached' : `path ${path}`;
  const found = settings.walk === undefined ? ` (seed ${settings.seed}, ${place}${shortened})` : '';
  return [
    `A walk disagrees with the model${found}:`,
    `  0. ${startNamed(model, walk.start).description}`,
    ...moves,
    '',
    `After the last step: ${fault.place}`,
    `  expected  ${printable(fault.expected)}`,
    `  received  ${printable(fault.actual)}`,
    ...fault.because.map((reason) => `  because   ${reasonLine(reason)}`),
    ...fault.exchanges.flatMap(exchangeLines),
    '',
    'Replay this walk:',
    `  npx ecs-conformance walk${targetOptions} --replay '${writeWalk(walk)}'`,
  ];
}

function verdictLines<State>(record: WalksRecord, options: SummaryOptions<State>): readonly string[] {
  const { problem, failed, cancelled, unsteady, settings, coverage } = record;
  if (failed !== undefined) return failedLines(failed, record, options);
  if (problem !== undefined) return [`The walks could not be judged: ${printable(problem.reason)}`];
  if (unsteady.length > 0)
    return [
      `The target sometimes offers ${unsteady.join(', ')} and sometimes answers that there is no such operation.`,
    ];
  if (cancelled) return ['Cancelled before the last walk.'];
  const isMissing = Object.values(coverage).some(({ missed }) => missed.length > 0);
  if (settings.complete && isMissing)
    return ['Every walk agrees with the model, but the walks did not reach everything.'];
  if (settings.walk === undefined) return ['Every walk agrees with the model.'];
  const left = settings.walk.moves.length - record.moves - record.cellCalls;
  return [`The walk agrees with the model${left === 0 ? '' : `; skipped steps that do not apply: ${left}`}.`];
}

/** The text of a finished run. */
export function summariseWalks<State>(record: WalksRecord, options: SummaryOptions<State>): string {
  const { walks, moves, cellCalls, exchanges, durationMs, settings, coverage } = record;
  const isRandom = settings.walk === undefined;
  const counts = [
    countLine('States', coverage.states),
    countLine('Transitions', coverage.transitions),
    countLine('Cells', coverage.cells),
    ...untriedLines(record),
  ];
  const isWhole = record.failed === undefined && record.problem === undefined;
  const missed = [
    ...missedLines('States', coverage.states, settings.complete),
    ...missedLines('Transitions', coverage.transitions, settings.complete),
    ...missedLines('Cells', coverage.cells, settings.complete),
  ];
  const lines = [
    `${walks} ${walks === 1 ? 'walk' : 'walks'}, ${moves} steps, ${cellCalls} cells tried between them, ${exchanges} exchanges in ${(durationMs / 1000).toFixed(1)} s${isRandom ? `; seed ${settings.seed}` : ''}`,
    ...(isRandom ? counts : []),
    ...(isRandom && isWhole ? missed : []),
    ...verdictLines(record, options),
  ];
  return `${lines.join('\n')}\n`;
}
