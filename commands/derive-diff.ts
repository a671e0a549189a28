/**
 * `derive --diff`: compares newer editions of pages with the committed packs. Text goes to stderr, data (`--json`) to
 * stdout.
 */
import { contractIndex, loadContract } from '#contracts';
import {
  compareEditions,
  type Drift,
  type FactChange,
  findCommittedEdition,
  loadPack,
  type SourceDocument,
} from '#specs';

/** The output of `derive --diff --json` for one page. */
interface ComparedPage extends Drift {
  readonly pack: string;
  /** Absent for an arrears matrix. */
  readonly operation?: string;
  readonly edition: string;
  /** Cases that show a requirement based on a changed fact. */
  readonly cases: readonly string[];
  /** Requirements based on the page's prose. Prose is not compared, so a person must read them again. */
  readonly statements: readonly string[];
}

interface UnknownPage {
  readonly page: string;
  /** The reason why the page could not be compared, in one sentence. */
  readonly unknown: string;
}

function casesOf(pack: string, requirements: ReadonlySet<string>): readonly string[] {
  const index = contractIndex(loadContract(pack));
  const ids = [...requirements].flatMap((requirement) => index.casesOfRequirement(requirement).map(({ id }) => id));
  return [...new Set(ids)].sort();
}

function comparePage(document: SourceDocument, packId: string | undefined): ComparedPage | UnknownPage {
  const { facts, editions } = findCommittedEdition(document, packId);
  const [edition, ...others] = editions;
  const page = document.id;
  if (facts.kind === 'other') return { page, unknown: 'it is no reference of an operation and no arrears matrix.' };
  if (edition === undefined) {
    const what = facts.operation ?? 'the arrears matrix';
    return { page, unknown: `no pack has a page of ${what}. Add it to one, or derive it without --diff.` };
  }
  if (others.length > 0) {
    const packs = editions.map(({ pack }) => `--pack ${pack}`).join(' or ');
    return { page, unknown: `several packs have ${facts.operation ?? 'an arrears matrix'}. Say which: ${packs}.` };
  }
  const { requirements } = loadPack(edition.pack);
  const drift = compareEditions(edition.facts, facts, requirements);
  const touched = new Set(drift.changes.flatMap((change) => change.requirements));
  const byProse = requirements.filter(
    ({ says, provenance }) => says !== undefined && provenance.some((place) => place.document === edition.entry.id),
  );
  return {
    ...drift,
    pack: edition.pack,
    ...(facts.operation === undefined ? {} : { operation: facts.operation }),
    edition: edition.entry.edition,
    cases: touched.size === 0 ? [] : casesOf(edition.pack, touched),
    statements: drift.identical ? [] : byProse.map(({ id }) => id),
  };
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

function sayChange({
  what,
  change,
  subject,
  keyword,
  before,
  after,
  committed,
  newer,
  requirements,
}: FactChange): string {
  const where = [committed, newer].flatMap((place) =>
    place === undefined ? [] : [`${place.document}:${place.lines.join('-')}`],
  );
  const values = change === 'changed' ? `${keyword}: ${shown(before)} → ${shown(after)}` : shown(before ?? after);
  const rests = requirements.length === 0 ? '' : `\n      touches ${requirements.join(', ')}`;
  return `  ${change} ${what} ${subject} ${values} (${where.join(' → ')})${rests}`;
}

function say(compared: ComparedPage): readonly string[] {
  const { page, pack, committed, edition, operation, identical, changes, unread, cases, statements } = compared;
  const head = `${page}: ${operation ?? 'arrears matrix'} of ${pack}, against ${committed} (edition ${edition})`;
  const verdict = identical ? 'the same page' : `${changes.length} facts differ`;
  return [
    `${head}: ${verdict}`,
    ...changes.map(sayChange),
    ...unread.map(({ lines }) => `  not read, so not compared: a row at ${page}:${lines.join('-')}`),
    ...(cases.length === 0
      ? []
      : [`  ${cases.length} cases rest on what changed:`, ...cases.map((id) => `      ${id}`)]),
    ...(statements.length === 0
      ? []
      : [
          `  the prose is not compared; ${statements.length} statements rest on it and must be read again:`,
          ...statements.map((id) => `      ${id}`),
        ]),
  ];
}

/**
 * Compares pages and prints the result. Exit code: 2 if a page could not be compared, 1 if a page changed, otherwise 0.
 */
export function diffPages(
  documents: readonly SourceDocument[],
  options: { readonly json: boolean; readonly pack: string | undefined },
): number {
  const compared = documents.map((document) => comparePage(document, options.pack));
  const lines = compared.flatMap((page) =>
    'unknown' in page ? [`${page.page}: cannot be compared: ${page.unknown}`] : say(page),
  );
  process.stderr.write(`${lines.join('\n')}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(compared, null, 2)}\n`);
  if (compared.some((page) => 'unknown' in page)) return 2;
  return compared.some((page) => !('unknown' in page) && page.changes.length > 0) ? 1 : 0;
}
