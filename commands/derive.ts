/** `derive`: vendor pages → OpenAPI documents, arrears matrix and findings; or every committed pack anew. Wiring only. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Command } from 'commander';
import {
  ConformanceError,
  type Derivation,
  derivePages,
  packIds,
  readDocument,
  readLock,
  regeneratePacks,
  type SourceDocument,
} from '#specs';

interface DeriveOptions {
  readonly out: string;
  readonly check: boolean;
  readonly pages: string;
}

function readPage(path: string): SourceDocument {
  try {
    return readDocument(basename(path, extname(path)), readFileSync(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConformanceError('unreadable-file', `The page ${path} cannot be read: ${why}`, { cause: error });
  }
}

function summarise({ pages, findings }: Derivation): readonly string[] {
  const counts = pages.map(({ document, kind, operation, parameters, response, errors, arrears }) => {
    if (kind === 'other') return `${document.id}: no operation reference; nothing was derived from it`;
    const cells = arrears.reduce((sum, condition) => sum + Object.keys(condition.cells).length, 0);
    const what = `${parameters.length} parameters, ${response.length} response fields, ${errors.length} error rows`;
    return `${document.id}: ${operation ?? 'arrears matrix'}, ${kind === 'arrears' ? `${cells} cells` : what}`;
  });
  const told = findings.map(({ kind, subject, summary, places }) => {
    const at = places.map(({ document, lines }) => `${document}:${lines.join('-')}`).join(', ');
    return `  ${kind} ${subject} (${at}): ${summary}`;
  });
  return [...counts, `${findings.length} findings`, ...told];
}

/** Writes, or with `check` compares; answers the files that differ. */
function placeFiles(derivations: readonly Derivation[], { out, check }: DeriveOptions): readonly string[] {
  return derivations.flatMap(({ pack, files }) => {
    const directory = derivations.length > 1 ? join(out, pack) : out;
    if (!check) mkdirSync(directory, { recursive: true });
    return Object.entries(files).flatMap(([name, text]) => {
      const path = join(directory, name);
      if (check) return existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [path];
      writeFileSync(path, text);
      return [];
    });
  });
}

function derivePaths(paths: readonly string[], options: DeriveOptions): void {
  const known = packIds().map((pack) => ({ pack, documents: readLock(pack) }));
  const derivations = derivePages(paths.map(readPage), known);
  for (const line of derivations.flatMap(summarise)) process.stderr.write(`${line}\n`);
  const differing = placeFiles(derivations, options);
  for (const path of differing) process.stderr.write(`differs: ${path}\n`);
  if (!options.check) process.stderr.write(`written to ${options.out}\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
}

function regenerate({ check, pages }: DeriveOptions): void {
  const directory = existsSync(pages) ? pages : undefined;
  const differences = regeneratePacks({ pages: directory, check });
  for (const { pack, file, line, from, reason } of differences) {
    process.stderr.write(`${pack}/${file}:${line} differs from what the ${from} give: ${reason}\n`);
  }
  const sources = directory === undefined ? 'fixtures' : `fixtures and the pages in ${directory}`;
  process.stderr.write(`${packIds().length} packs derived from ${sources}: ${differences.length} differences\n`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

const examples = `
Examples:
  $ ecs-conformance derive page.md --out derived    a page of your own
  $ ecs-conformance derive --check                  the committed packs are what their pages say`;

/** The command. */
export function deriveCommand(): Command {
  return new Command('derive')
    .description('read vendor pages into OpenAPI documents, arrears matrix and findings; without pages: the packs')
    .argument('[page...]', 'pages as Markdown or text')
    .option('--out <dir>', 'where the documents go', 'derived')
    .option('--check', 'write nothing; exit 1 where a file differs', false)
    .option('--pages <dir>', "where the packs' original pages are, if anywhere", '../shared')
    .addHelpText('after', examples)
    .action((pages: readonly string[], options: DeriveOptions) =>
      pages.length === 0 ? regenerate(options) : derivePaths(pages, options),
    );
}
