/** Renders an explanation as text for people, at most 100 columns wide except for longer ids and commands. */
import type { Evidence } from '#contracts';
import type {
  ExplainedCase,
  ExplainedControl,
  ExplainedFinding,
  ExplainedForm,
  ExplainedPlace,
  ExplainedReading,
  ExplainedRequest,
  ExplainedRequirement,
  ExplainedState,
  ExplainedStep,
  Explanation,
} from './explanation.ts';
import { sayValue } from './tell-trials-apart.ts';
import { indented, labelled } from './wrap-text.ts';

const evidenceMeans: Readonly<Record<Evidence, string>> = {
  proven: 'by control and case',
  observed: 'by the answer alone',
  injected: 'the target is told to answer so',
};

const controlMeans: Readonly<Record<ExplainedControl['control'], string>> = {
  'without-cause': 'the same without the cause',
  'same-state': 'the same states, and a request that they must not affect',
  channel: 'only shows that changes of the world are visible',
};

const nested = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** The first lines of a long list. `--json` has all of them. */
function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= 10 ? lines : [...lines.slice(0, 8), `… and ${lines.length - 8} more (--json)`];
}

const stateLines = ({ state, params, as }: ExplainedState): readonly string[] => [
  as === undefined ? state : `${state}, as "${as}"`,
  ...nested(Object.entries(params).map(([name, value]) => `${name} = ${sayValue(value)}`)),
];

function requestLines({ operation, parameters, format, as, copies, wire = [] }: ExplainedRequest): readonly string[] {
  const told = [
    `${operation}, answer in ${format.toUpperCase()}`,
    as && `as "${as}"`,
    copies && `${copies} times at once`,
  ];
  const given = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  return [told.filter(Boolean).join(', '), ...nested([...(given.length === 0 ? ['(no parameters)'] : given), ...wire])];
}

function stepLines(step: ExplainedStep): readonly string[] {
  if ('state' in step) return stateLines(step.state);
  return [...requestLines(step.request), ...nested(step.request.expected.map((line) => `must get ${line}`))];
}

const effectLines = (effect: readonly string[] | undefined): readonly string[] => effect ?? ['(not judged)'];

function controlLines({ control, differences, expected, effect }: ExplainedControl): readonly string[] {
  return [
    `${control}: ${controlMeans[control]}`,
    ...nested(differences.length === 0 ? ['does the same as the trial'] : differences),
    ...nested(shortened(expected).map((line) => `must get ${line}`)),
    ...nested((effect ?? []).map((line) => `effect: ${line}`)),
  ];
}

function formLines({ trial, controls, masks, evidence }: ExplainedForm): readonly string[] {
  return [
    ...labelled('set up', trial.states.length === 0 ? ['(no state)'] : trial.states.flatMap(stateLines)),
    ...labelled('first', trial.before.flatMap(stepLines)),
    ...labelled('send', requestLines(trial.request)),
    ...labelled('must get', shortened(trial.request.expected)),
    ...labelled('effect', effectLines(trial.request.effect)),
    ...controls.flatMap((control) => labelled('control', controlLines(control))),
    ...labelled('masked by', shortened(masks)),
    ...labelled('evidence', [`at best ${evidence}: ${evidenceMeans[evidence]}`]),
  ];
}

function readingLines(reading: ExplainedReading): readonly string[] {
  const choices = choiceLines(reading.readings, reading.chosen);
  const otherwise = Object.entries(reading.otherwise).map(([choice, lines]) => `under ${choice}: ${lines.join('; ')}`);
  return [
    reading.finding,
    ...nested([reading.summary, ...choices, ...otherwise]),
    ...nested([`reason: ${reading.reason}`, `would be decided by: ${reading.decidedBy}`]),
  ];
}

function caseLines(explained: ExplainedCase, asked: string): readonly string[] {
  const { title, class: reach, cause, shows, disposable, vendor, notForVendor, readings = [] } = explained;
  const others = shows.filter(({ requirement }) => requirement !== asked);
  const mine = shows.find(({ requirement }) => requirement === asked);
  const by = (one: (typeof shows)[number]): string =>
    `${one.level}, by ${one.by}${one.oneOf ? ', as one of several' : ''}`;
  return [
    `case ${explained.case}`,
    ...indented([title], 2),
    ...labelled('class', [reach]),
    ...labelled('cause', cause === undefined ? [] : [cause]),
    ...labelled('shows it', mine === undefined ? [] : [by(mine)]),
    ...labelled(
      mine === undefined ? 'shows' : 'and also',
      others.map((one) => `${one.requirement} (${by(one)})`),
    ),
    ...formLines(disposable),
    ...readings.flatMap((reading) => labelled('reading', readingLines(reading))),
    ...(vendor === undefined
      ? labelled('vendor', [`not sent: ${notForVendor}`])
      : ['  sent to a vendor in this form:', ...formLines(vendor).map((line) => `  ${line}`)]),
  ];
}

const placeLine = ({ document, title, edition, date, lines: [from, to] }: ExplainedPlace): string => {
  const lines = from === to ? `line ${from}` : `lines ${from} to ${to}`;
  return `${document}, ${lines}: ${title}, edition ${edition}, date ${date}`;
};

function choiceLines(readings: Readonly<Record<string, string>>, chosen: string): readonly string[] {
  return Object.entries(readings).map(([choice, meaning]) => {
    const mark = choice === chosen ? ' (chosen)' : '';
    return `${choice}${mark}: ${meaning}`;
  });
}

function rulingLines(ruling: ExplainedFinding['ruling']): readonly string[] {
  if (ruling === undefined) return [];
  const { readings, chosen, byEdition = {}, reason, decidedBy } = ruling;
  const editions = Object.entries(byEdition).map(([edition, choice]) => `with --edition ${edition}: ${choice}`);
  return [
    ...labelled('readings', [...choiceLines(readings, chosen), ...editions]),
    ...labelled('reason', [reason, `would be decided by: ${decidedBy}`]),
  ];
}

function findingLines({ finding, kind, operation, subject, summary, ruling, places, cases }: ExplainedFinding) {
  return [
    finding,
    ...labelled('is', [`a finding about the pages, ${kind}${operation === undefined ? '' : `, of ${operation}`}`]),
    ...labelled('about', [subject]),
    ...labelled('says', [summary]),
    ...labelled('pages', places.map(placeLine)),
    ...rulingLines(ruling),
    ...labelled('cases', shortened(cases)),
  ];
}

function requirementLines(explained: ExplainedRequirement): readonly string[] {
  const { requirement, kind, level, profile, class: reach, says, places, reason, source } = explained;
  return [
    requirement,
    ...labelled('is', [`${kind}, ${level}, profile ${profile}, class ${reach}`]),
    ...labelled('says', [says]),
    ...labelled('pages', places.map(placeLine)),
    ...labelled('source', source === undefined ? [] : [source]),
    ...labelled('no case', reason === undefined ? [] : [`${reach}: ${reason}`]),
  ];
}

/** A command stays on one line, so that it can be copied. */
const commandLines = (title: string, commands: readonly string[]): readonly (readonly string[])[] =>
  commands.length === 0 ? [] : [[title, ...commands.map((command) => `  ${command}`)]];

/** The explanation as text, with a line feed at its end. */
export function renderExplanation({ id, finding, requirements, cases, run }: Explanation): string {
  const parts = [
    ...(finding === undefined ? [] : [findingLines(finding)]),
    ...requirements.map(requirementLines),
    ...cases.map((explained) => caseLines(explained, id)),
    ...commandLines('judge by another interpretation:', finding?.ruling?.runOtherwise ?? []),
    ...commandLines('run only this:', run === undefined ? [] : [run]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
