/** A run of walks in plain text for people: what was visited, and the shortest walk that does not agree, to be taken again. */
import type { Exchange } from '../model.ts';
import type { Count } from './coverage.ts';
import type { Reason } from './model.ts';
import { sayStart, sayStep } from './say-step.ts';
import { writeWalk } from './walk.ts';
import type { FailedWalk, WalksRecord } from './walks-record.ts';

/** How the command line is told which target it is; empty for the embedded mock. */
export interface SummaryOptions {
  readonly targetOptions: string;
}

/** Long enough for a reading of both resources. */
const longestBody = 4_000;
/** A short run reaches little, and need not say what it is that it has not reached. */
const shownMissed = 3;

function sayCount(label: string, { visited, all }: Count): string {
  return `${label.padEnd(13)} ${visited} of ${all}`;
}

function sayMissed(label: string, { missed }: Count, isComplete: boolean): readonly string[] {
  if (missed.length === 0) return [];
  const shown = missed.slice(0, isComplete ? missed.length : shownMissed).map((place) => `  ${place}`);
  const more = shown.length < missed.length ? [`  … and ${missed.length - shown.length} more (--complete)`] : [];
  return [`${label} not reached:`, ...shown, ...more];
}

function sayUntried({ untried, undeclared, lacks }: WalksRecord): readonly string[] {
  const groups = Map.groupBy(untried, ({ reason }) => reason);
  return [
    ...[...groups].map(([reason, cells]) => {
      const names = [...new Set(cells.map(({ operation }) => operation))].join(', ');
      return `Not tried: ${names} (${reason})`;
    }),
    ...(undeclared.length === 0
      ? []
      : [`Not walked: ${undeclared.join(', ')} (the target's owner does not declare the state)`]),
    ...(lacks.length === 0 ? [] : [`Not walked: ${lacks.join(', ')} (the target says that it has no such operation)`]),
  ];
}

const printable = (text: string): string =>
  [...text].map((letter) => (/[\p{Cc}\p{Cf}]/u.test(letter) && letter !== '\n' ? ' ' : letter)).join('');

function sayExchange({ request, response, fault }: Exchange): readonly string[] {
  const body = printable(response?.body ?? '');
  const cut = body.length > longestBody ? `${body.slice(0, longestBody)}… (${body.length} characters)` : body;
  const came = response === undefined ? (fault?.message ?? 'no answer') : `${response.status} ${cut}`;
  return [`  > ${request.method} ${request.url}`, `  < ${came}`];
}

function sayReason({ says, place }: Reason): string {
  const [from, to] = place.lines;
  return `${says} (${place.document}, ${from === to ? `line ${from}` : `lines ${from} to ${to}`})`;
}

function sayFailed(
  { walk, fault, drawnSteps, path }: FailedWalk,
  { settings }: WalksRecord,
  { targetOptions }: SummaryOptions,
): readonly string[] {
  const steps = walk.steps.map((step, index) => `  ${index + 1}. ${sayStep(step)}`);
  const shortened =
    drawnSteps > walk.steps.length ? `, shortened from ${drawnSteps} steps to ${walk.steps.length}` : '';
  const place = path === '' ? 'on the way to what chance had not reached' : `path ${path}`;
  const found = settings.walk === undefined ? ` (seed ${settings.seed}, ${place}${shortened})` : '';
  return [
    `A walk does not agree with the model${found}:`,
    `  0. ${sayStart(walk.start)}`,
    ...steps,
    '',
    `After the last step: ${fault.place}`,
    `  expected  ${printable(fault.expected)}`,
    `  came      ${printable(fault.actual)}`,
    ...fault.because.map((reason) => `  because   ${sayReason(reason)}`),
    ...fault.exchanges.flatMap(sayExchange),
    '',
    'Take just this walk again:',
    `  npx ecs-conformance walk${targetOptions} --replay '${writeWalk(walk)}'`,
  ];
}

function sayVerdict(record: WalksRecord, options: SummaryOptions): readonly string[] {
  const { problem, failed, cancelled, wavers, settings, coverage } = record;
  if (failed !== undefined) return sayFailed(failed, record, options);
  if (problem !== undefined) return [`The walks could not be judged: ${printable(problem.reason)}`];
  if (wavers.length > 0)
    return [`At one time the target has ${wavers.join(', ')}, and at another it says that it does not.`];
  if (cancelled) return ['Cancelled before the last walk.'];
  const isMissing = Object.values(coverage).some(({ missed }) => missed.length > 0);
  if (settings.complete && isMissing) return ['Every walk agrees with the model, but not everything was reached.'];
  if (settings.walk === undefined) return ['Every walk agrees with the model.'];
  const left = settings.walk.steps.length - record.steps - record.tries;
  return [`The walk agrees with the model${left === 0 ? '' : `; ${left} of its steps do not apply where it was`}.`];
}

/** The text of a finished run. */
export function summariseWalks(record: WalksRecord, options: SummaryOptions): string {
  const { walks, steps, tries, exchanges, durationMs, settings, coverage } = record;
  const isRandom = settings.walk === undefined;
  const counts = [
    sayCount('States', coverage.states),
    sayCount('Transitions', coverage.transitions),
    sayCount('Cells', coverage.cells),
    ...sayUntried(record),
  ];
  const isWhole = record.failed === undefined && record.problem === undefined;
  const missed = [
    ...sayMissed('States', coverage.states, settings.complete),
    ...sayMissed('Transitions', coverage.transitions, settings.complete),
    ...sayMissed('Cells', coverage.cells, settings.complete),
  ];
  const lines = [
    `${walks} ${walks === 1 ? 'walk' : 'walks'}, ${steps} steps, ${tries} cells tried between them, ${exchanges} exchanges in ${(durationMs / 1000).toFixed(1)} s${isRandom ? `; seed ${settings.seed}` : ''}`,
    ...(isRandom ? counts : []),
    ...(isRandom && isWhole ? missed : []),
    ...sayVerdict(record, options),
  ];
  return `${lines.join('\n')}\n`;
}
