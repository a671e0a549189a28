/** `generate`: cases and pacts of packs from their causes. Wiring only. */
import { Command } from 'commander';
import { regenerateContracts } from '#contracts';
import { loadPacks } from './load-packs.ts';
import { collect } from './option-parsers.ts';

interface GenerateOptions {
  readonly pack: readonly string[];
  readonly check: boolean;
}

function generate({ pack, check }: GenerateOptions): void {
  // Schemas and the page for owners belong to the suite and to no pack.
  const differing = regenerateContracts(loadPacks(pack), { check, general: pack.length === 0 });
  for (const file of differing) process.stderr.write(`${check ? 'differs' : 'written'}: ${file}\n`);
  const files = differing.length === 1 ? 'file' : 'files';
  process.stderr.write(`${differing.length} ${files} ${check ? 'differ' : 'written'}\n`);
  process.exitCode = check && differing.length > 0 ? 1 : 0;
}

const examples = `
Examples:
  $ ecs-conformance generate            every pack, after a change of its pages or causes
  $ ecs-conformance generate --pack ./my-pack
  $ ecs-conformance generate --check    the committed files are what packs and causes give

Exit codes: 0 done, or no difference; 1 with --check, a file differs; 2 wrong usage.`;

/** The command. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('make cases and pacts from packs and their causes')
    .option('--pack <id|folder>', 'only this pack, by its name or its folder (./my-pack); may be repeated', collect, [])
    .option('--check', 'write nothing; exit 1 where a file differs', false)
    .addHelpText('after', examples)
    .action(generate);
}
