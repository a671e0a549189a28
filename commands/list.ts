/** `list`: every requirement with its cases, or with the reason why it has none. Wiring only. */
import { Command } from 'commander';
import { loadContract } from '#contracts';
import { countListed, describeCounts, type ListedRequirement, listRequirements } from '#reports';
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
  const loaded = loadPacks(options.pack).map((pack) => ({ pack, contract: loadContract(pack.manifest.id) }));
  const listed = loaded.flatMap(({ pack, contract }) => listRequirements(pack, contract));
  const text = options.json ? JSON.stringify(listed, null, 2) : listed.map(asLine).join('\n');
  process.stdout.write(`${text}\n`);
  const contracts = loaded.map(({ contract }) => contract);
  process.stderr.write(describeCounts(countListed(listed, contracts)));
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
