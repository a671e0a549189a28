/**
 * `explain`: prints one requirement, case or finding, with its pages, cause, controls, interpretation and command.
 * Wiring only.
 */
import { Command } from 'commander';
import { loadContract } from '#contracts';
import { type ExplainSource, type Explanation, explain, explainableIds, findIds, renderExplanation } from '#reports';
import { ConformanceError, packIds } from '#specs';
import { loadPacks } from './load-packs.ts';
import { packOption } from './option-parsers.ts';

interface ExplainOptions {
  readonly json: boolean;
  readonly pack: readonly string[];
}

const listed = (ids: readonly string[]): string => ids.map((id) => `\n  ${id}`).join('');

/** The one id that the caller means. */
function idMeant(asked: string, ids: readonly string[]): string {
  const { fitting, nearest } = findIds(asked, ids);
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) {
    throw new ConformanceError(
      'usage',
      `No requirement, case or finding is called "${asked}". Nearest:${listed(nearest)}`,
    );
  }
  const more = fitting.length > 20 ? `\n  … and ${fitting.length - 20} more` : '';
  const question = `"${asked}" fits ${fitting.length} ids, which of these?`;
  throw new ConformanceError('usage', `${question}${listed(fitting.slice(0, 20))}${more}`);
}

function explanationOf(id: string, sources: readonly ExplainSource[]): Explanation {
  const explanation = explain(id, sources);
  if (explanation === undefined) throw new ConformanceError('internal', `The id ${id} is listed and unknown.`);
  return explanation;
}

function explainAll(asked: readonly string[], { json, pack }: ExplainOptions): void {
  const sources = loadPacks(pack).map((pack) => ({ pack, contract: loadContract(pack.manifest.id) }));
  const known = explainableIds(sources);
  const explanations = asked.map((one) => idMeant(one, known)).map((id) => explanationOf(id, sources));
  const [first, ...others] = explanations;
  const text = json
    ? `${JSON.stringify(others.length === 0 ? first : explanations, null, 2)}\n`
    : explanations.map(renderExplanation).join(`\n${'-'.repeat(98)}\n\n`);
  process.stdout.write(text);
}

const examples = `
Examples:
  $ ecs-conformance explain ${packIds()[0]}/<Operation>/unpaid-order    a case
  $ ecs-conformance explain <Operation>/error/404/<Code>    the last parts, where they fit one id
  $ ecs-conformance explain '*/*/period-no-*' --json                     a glob that fits one id`;

/** The command. */
export function explainCommand(): Command {
  return new Command('explain')
    .description(
      'one requirement, case or finding: its place on the pages, cause, controls, readings, and how to run it',
    )
    .argument('<id...>', 'id of a requirement, a case or a finding, its last parts, or a glob that fits exactly one')
    .option('--json', 'machine-readable: an object, or for several ids an array', false)
    .addOption(packOption())
    .addHelpText('after', examples)
    .action(explainAll);
}
