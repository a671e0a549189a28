/** `generate`: packs and causes → cases and pacts. Wiring only. */
import { Command } from 'commander';
import { regenerateContracts } from '#contracts';
import { externalPackFolder } from '#specs';
import { loadPacks } from './load-packs.ts';
import { collect } from './option-parsers.ts';

interface GenerateOptions {
  readonly check: boolean;
  readonly pack: readonly string[];
}

function generate({ check, pack }: GenerateOptions): void {
  const packs = loadPacks(pack);
  // Schemas and the owners' page belong to the installation, so a pack of one's own leaves them alone.
  const general = packs.some(({ manifest }) => externalPackFolder(manifest.id) === undefined);
  const differing = regenerateContracts(packs, { check, general });
  for (const file of differing) process.stderr.write(`${check ? 'differs' : 'written'}: ${file}\n`);
  const count = `${differing.length} ${differing.length === 1 ? 'file' : 'files'}`;
  process.stderr.write(`${count} ${check ? 'differ' : 'written'}\n`);
  process.exitCode = check && differing.length > 0 ? 1 : 0;
}

const examples = `
Examples:
  $ ecs-conformance generate --pack ./my-pack    cases of a pack of your own, into its folder
  $ ecs-conformance generate --check             the committed cases are what packs and causes give

Exit codes: 0 done, or no difference; 1 with --check, a file differs; 2 wrong usage, or a cause file names what no page has.`;

/** The command. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('make the cases and pacts of packs from their pages and causes')
    .option('--check', 'write nothing; exit 1 where a file differs', false)
    .option('--pack <id|folder>', 'only this pack, by its name or its folder (./my-pack); may be repeated', collect, [])
    .addHelpText('after', examples)
    .action(generate);
}
