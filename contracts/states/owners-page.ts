/**
 * The generated parts of README.md beside this file, the page for owners of targets: which states to implement first and what
 * that makes possible, and every state in a table. The rest of the page is written by hand and stays as it is.
 */
import { ConformanceError, type JsonSchema } from '#specs';
import type { Case, Contract } from '../model.ts';
import { statesOf, unlockOrder } from './unlock-order.ts';
import { type StateDefinition, stateVocabulary } from './vocabulary.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Cases, and the requirements that they show, as `12 / 20`. */
function counted(cases: readonly Case[]): string {
  const requirements = new Set(cases.flatMap(({ claims }) => claims.flatMap((claim) => claim.requirements)));
  return `${cases.length} / ${requirements.size}`;
}

function unlockTable(contracts: readonly Contract[]): string {
  const cases = contracts.flatMap((contract) => contract.cases);
  const steps = unlockOrder(
    cases,
    stateVocabulary.map(({ name }) => name),
  );
  const possible = cases.filter(({ disposable }) => statesOf(disposable).size === 0);
  const columns = (): readonly string[] => [
    ...contracts.map(({ pack }) => counted(possible.filter((testCase) => testCase.pack === pack))),
    counted(possible),
  ];
  const rows = steps.map((step, index) => {
    possible.push(...step.cases);
    return [String(index + 1), step.state, String(step.cases.length), ...columns()];
  });
  return table(['', 'state', 'cases more', ...contracts.map(({ pack }) => pack), 'all'], rows);
}

function describeParameter(name: string, { type, enum: values, default: preset, description }: JsonSchema): string {
  const choices = Array.isArray(values) ? values.map(String).join(', ') : String(type ?? 'any');
  const otherwise = preset === undefined ? '' : `, else \`${preset}\``;
  return `\`${name}\` (${choices}${otherwise}${typeof description === 'string' ? `; ${description}` : ''})`;
}

function stateRow(cases: readonly Case[], definition: StateDefinition): readonly string[] {
  const { name, reach, params, returns, meaning } = definition;
  const using = cases.filter(({ disposable }) => statesOf(disposable).has(name));
  const parameters = Object.entries(params).map(([parameter, schema]) => describeParameter(parameter, schema));
  const values = Object.keys(returns).map((value) => `\`${value}\``);
  return [name, reach, String(using.length), meaning, parameters.join(', ') || '—', values.join(', ') || '—'];
}

function stateTable(contracts: readonly Contract[]): string {
  const cases = contracts.flatMap((contract) => contract.cases);
  const rows = stateVocabulary.map((definition) => stateRow(cases, definition));
  return table(['state', 'reach', 'cases', 'what holds afterwards', 'parameters', 'returns'], rows);
}

function withoutStates(contracts: readonly Contract[]): string {
  const cases = contracts.flatMap((contract) => contract.cases).filter(({ vendor }) => vendor !== undefined);
  return `Without any state ${cases.length} cases run, in the form that a vendor gets: reserved identifiers only.`;
}

function replacePart(page: string, name: string, text: string): string {
  const [from, to] = [`<!-- generated: ${name} -->`, `<!-- end of generated: ${name} -->`];
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start === -1 || end < start) {
    throw new ConformanceError('internal', `contracts/states/README.md has no place between ${from} and ${to}.`);
  }
  return `${page.slice(0, start + from.length)}\n${text}\n${page.slice(end)}`;
}

/** The page with its generated parts made anew; everything outside the markers stays. */
export function ownersPage(page: string, contracts: readonly Contract[]): string {
  const first = `${withoutStates(contracts)}\n\n${unlockTable(contracts)}`;
  return replacePart(replacePart(page, 'what to implement first', first), 'all states', stateTable(contracts));
}
