/** `list`: every requirement with its cases, or with the reason why it has none. Wiring only. */
import { Command } from 'commander';
import { loadContract } from '#contracts';
import { type ListedRequirement, listRequirements } from '#reports';
import { loadPacks } from './load-packs.ts';
import { collect } from './option-parsers.ts';

interface ListOptions {
  readonly json: boolean;
  readonly pack: readonly string[];
}

function asLine({ requirement, class: reach, cases, reason, page }: ListedRequirement): string {
  const shown = cases.length > 0 ? cases.join(' ') : `— ${reason ?? ''}`;
  return `${reach.padEnd(11)} ${requirement}  (${page.document}:${page.lines.join('-')})  ${shown}`;
}

function list(options: ListOptions): void {
  const listed = loadPacks(options.pack).flatMap((pack) => listRequirements(pack, loadContract(pack.manifest.id)));
  const text = options.json ? JSON.stringify(listed, null, 2) : listed.map(asLine).join('\n');
  process.stdout.write(`${text}\n`);
}

/** The command. */
export function listCommand(): Command {
  return new Command('list')
    .description('every documented requirement, with its cases or the reason why it has none')
    .option('--json', 'machine-readable', false)
    .option('--pack <id>', 'only this pack; may be repeated', collect, [])
    .addHelpText('after', "\nExample:\n  $ ecs-conformance list --json | jq '.[] | select(.cases == [])'")
    .action(list);
}
