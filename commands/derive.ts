/**
 * `derive`: vendor pages → OpenAPI documents, arrears matrix and findings; without pages, every committed pack. Wiring
 * only.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Command } from 'commander';
import {
  ConformanceError,
  type Derivation,
  derivePages,
  makeFixtures,
  type PageFacts,
  packIds,
  readDocument,
  readLock,
  regeneratePacks,
  type SourceDocument,
  usePack,
} from '#specs';
import { diffPages } from './derive-diff.ts';

interface DeriveOptions {
  readonly out: string;
  readonly check: boolean;
  readonly diff: boolean;
  readonly json: boolean;
  readonly pack?: string;
  readonly pages: string;
  readonly fixtures?: string;
}

function readPage(path: string): SourceDocument {
  try {
    return readDocument(basename(path, extname(path)), readFileSync(path));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConformanceError('unreadable-file', `The page ${path} cannot be read: ${why}`, { cause: error });
  }
}

/** What was derived from one page, and how many rows could not be parsed. */
function countFacts(page: PageFacts): string {
  const { document, kind, operation, parameters, response, errors, arrears, authorization, examples, unread } = page;
  if (kind === 'other') return `${document.id}: no reference of an operation and no arrears matrix; nothing is derived`;
  const cells = arrears.reduce((sum, condition) => sum + Object.keys(condition.cells).length, 0);
  const counts: readonly (readonly [number, string])[] = [
    [parameters.length, 'parameters'],
    [response.length, 'response fields'],
    [errors.length, 'error rows'],
    [authorization.length, 'authorisation rows'],
    [examples.length, 'samples'],
    [cells, 'arrears cells'],
    [unread.length, 'rows not read'],
  ];
  const told = kind === 'arrears' ? counts.slice(-2) : counts.filter(([, what]) => what !== 'arrears cells');
  return `${document.id}: ${operation ?? 'arrears matrix'}, ${told.map(([count, what]) => `${count} ${count === 1 ? what.replace(/(?<=row|parameter|field|sample|cell)s\b/, '') : what}`).join(', ')}`;
}

function printPlace({ document, lines: [from, to] }: PageFacts['unread'][number]): string {
  return `${document}:${from === to ? from : `${from}-${to}`}`;
}

function summarise({ pages, findings }: Derivation): readonly string[] {
  const notRead = pages.flatMap(({ unread }) => unread.map((place) => `  not read: a row at ${printPlace(place)}`));
  const told = findings.map(({ kind, subject, summary, places }) => {
    return `  ${kind} ${subject} (${places.map(printPlace).join(', ')}): ${summary}`;
  });
  const count = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
  return [...pages.map(countFacts), ...notRead, count, ...told];
}

/** Writes the files, or with `check` only compares. Returns the files that differ. */
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

/** A page that is not a reference page yields nothing, so nothing is written for it. */
const hasFacts = ({ pages }: Derivation): boolean => pages.some(({ kind }) => kind !== 'other');

function derivePaths(paths: readonly string[], options: DeriveOptions): void {
  const known = packIds().map((pack) => ({ pack, documents: readLock(pack) }));
  const derivations = derivePages(paths.map(readPage), known);
  for (const line of derivations.flatMap(summarise)) process.stderr.write(`${line}\n`);
  const derived = derivations.filter(hasFacts);
  if (derived.length === 0) {
    process.stderr.write(
      'Nothing was derived and nothing written: no page is a reference of an operation or a matrix.\n',
    );
    process.exitCode = 1;
    return;
  }
  const differing = placeFiles(derived, options);
  for (const path of differing) process.stderr.write(`differs: ${path}\n`);
  if (!options.check) process.stderr.write(`written to ${options.out}\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
}

function regenerate({ check, pages, pack, fixtures }: DeriveOptions): void {
  const packs = pack === undefined ? packIds() : [pack];
  for (const { file, outcome } of fixtures === undefined ? [] : makeFixtures(fixtures, packs)) {
    process.stderr.write(
      `fixtures/${file}: ${outcome === 'written' ? 'written' : 'its page is not there, so it stays'}\n`,
    );
  }
  const directory = existsSync(pages) ? pages : undefined;
  const differences = regeneratePacks({ pages: directory, check, packs });
  for (const { pack, file, line, from, reason } of differences) {
    process.stderr.write(`${pack}/${file}:${line} differs from what the ${from} give: ${reason}\n`);
  }
  const sources = directory === undefined ? 'fixtures' : `fixtures and the pages in ${directory}`;
  const count = packs.length === 1 ? '1 pack' : `${packs.length} packs`;
  process.stderr.write(`${count} derived from ${sources}: ${differences.length} differences\n`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

const examples = `
Examples:
  $ ecs-conformance derive page.md --out derived    a page of your own
  $ ecs-conformance derive --diff newer/*.md         changed facts in newer editions, and the affected cases
  $ ecs-conformance derive --check                  check that the committed packs match their pages
  $ ecs-conformance derive --pack ./my-pack --fixtures pages   a pack of your own, from its pages

Exit codes: 0 done, or no difference; 1 a file or a fact differs, or no page gave anything; 2 wrong usage, or with --diff a page
that no pack knows.`;

function derive(paths: readonly string[], given: DeriveOptions): void {
  const options = given.pack === undefined ? given : { ...given, pack: usePack(given.pack) };
  if (options.fixtures !== undefined && (paths.length > 0 || options.check)) {
    throw new ConformanceError(
      'usage',
      'derive --fixtures writes the fixtures of packs: name no page, and leave --check out.',
    );
  }
  if (options.diff && paths.length === 0) {
    throw new ConformanceError('usage', 'derive --diff needs the newer pages to compare.');
  }
  if (options.diff) process.exitCode = diffPages(paths.map(readPage), { json: options.json, pack: options.pack });
  else if (paths.length === 0) regenerate(options);
  else derivePaths(paths, options);
}

/** The command. */
export function deriveCommand(): Command {
  return new Command('derive')
    .description('read vendor pages into OpenAPI documents, arrears matrix and findings; without pages: the packs')
    .argument('[page...]', 'pages as Markdown or text')
    .option('--out <dir>', 'where the documents go', 'derived')
    .option('--check', 'write nothing; exit 1 where a file differs', false)
    .option('--diff', 'compare with the committed editions instead; write nothing', false)
    .option('--json', 'with --diff: what differs as JSON on stdout', false)
    .option('--pack <id|folder>', 'only this pack, by its name or its folder (./my-pack)')
    .option('--fixtures <dir>', 'first make the fixtures of the pack from the original pages in this directory')
    .option('--pages <dir>', "where the packs' original pages are, if anywhere", '../shared')
    .addHelpText('after', examples)
    .action(derive);
}
