/**
 * The generated part of README.md beside this file, the page for owners of targets: every state in a table. The rest of the page
 * is written by hand and stays. Which states to implement first depends on the cases, so `list --states` prints that instead.
 */
import { ConformanceError, type JsonSchema } from '#specs';
import { markdownTable } from './markdown-table.ts';
import { type StateDefinition, stateVocabulary } from './vocabulary.ts';

function describeParameter(name: string, { type, enum: values, default: preset, description }: JsonSchema): string {
  const choices = Array.isArray(values) ? values.map(String).join(', ') : String(type ?? 'any');
  const otherwise = preset === undefined ? '' : `, default \`${preset}\``;
  return `\`${name}\` (${choices}${otherwise}${typeof description === 'string' ? `; ${description}` : ''})`;
}

function stateRow({ name, reach, params, returns, meaning }: StateDefinition): readonly string[] {
  const parameters = Object.entries(params).map(([parameter, schema]) => describeParameter(parameter, schema));
  const values = Object.keys(returns).map((value) => `\`${value}\``);
  return [name, reach, meaning, parameters.join(', ') || '—', values.join(', ') || '—'];
}

const [from, to] = ['<!-- generated: all states -->', '<!-- end of generated: all states -->'];

/** The page with its table made anew. Everything outside the markers stays. */
export function ownersPage(page: string): string {
  const [start, end] = [page.indexOf(from), page.indexOf(to)];
  if (start === -1 || end < start) {
    throw new ConformanceError('internal', `contracts/states/README.md has no place between ${from} and ${to}.`);
  }
  const head = ['state', 'reach', 'what holds afterwards', 'parameters', 'returns'];
  const table = markdownTable(head, stateVocabulary.map(stateRow));
  return `${page.slice(0, start + from.length)}\n${table}\n${page.slice(end)}`;
}
