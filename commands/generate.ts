/** `generate`: packs and causes → cases and pacts; types of the report and the target file → JSON Schemas. Wiring only. */
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { generatedJson, regenerateContracts, regenerateFiles } from '#contracts';
import { reportSchema } from '#reports';
import { externalPackFolder } from '#specs';
import { targetFileSchema } from '#suites';
import { loadPacks } from './load-packs.ts';
import { packOption } from './option-parsers.ts';

interface GenerateOptions {
  readonly check: boolean;
  readonly pack: readonly string[];
}

const schemas = [
  ['../suites/target-file.schema.json', targetFileSchema],
  ['../reports/report.schema.json', reportSchema],
] as const;

function regenerateSchemas(check: boolean): readonly string[] {
  const files = schemas.map(
    ([file, schema]) => [fileURLToPath(new URL(file, import.meta.url)), generatedJson(schema())] as const,
  );
  return regenerateFiles(files, { check });
}

function generate({ check, pack }: GenerateOptions): void {
  const packs = loadPacks(pack);
  // Schemas and the owners' page belong to the installation, so a pack of one's own leaves them alone.
  const general = packs.some(({ manifest }) => externalPackFolder(manifest.id) === undefined);
  const differing = [...regenerateContracts(packs, { check, general }), ...(general ? regenerateSchemas(check) : [])];
  for (const file of differing) process.stderr.write(`${check ? 'differs' : 'written'}: ${file}\n`);
  const count = `${differing.length} ${differing.length === 1 ? 'file' : 'files'}`;
  process.stderr.write(`${count} ${check ? 'differ' : 'written'}\n`);
  process.exitCode = check && differing.length > 0 ? 1 : 0;
}

const examples = `
Examples:
  $ ecs-conformance generate --pack ./my-pack    cases of a pack of your own, into its folder
  $ ecs-conformance generate --check             check that the committed cases are up to date

Exit codes: 0 done, or no difference; 1 with --check, a file differs; 2 wrong usage, or a cause file names what no page has.`;

/** The command. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('make the cases and pacts of packs from their pages and causes')
    .option('--check', 'write nothing; exit 1 where a file differs', false)
    .addOption(packOption())
    .addHelpText('after', examples)
    .action(generate);
}
