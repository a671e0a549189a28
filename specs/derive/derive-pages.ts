/**
 * Derives everything that is generated from pages. Pages that a lock file lists, as originals or as fixtures, belong to
 * its pack. All other pages are derived under the name `page`, so that anyone can derive their own pages.
 */
import type { ArrearsCondition, DocumentEntry, Finding, PageFacts, Requirement, SourceDocument } from '../model.ts';
import { layOutPage } from '../readers/readers.ts';
import type { FindingInput } from './findings/finding-rule.ts';
import { listFindings } from './findings/list-findings.ts';
import { groupBy } from './group-by.ts';
import { arrearsRequirements, operationRequirements } from './list-requirements.ts';
import { mergeEditions } from './merge-editions.ts';
import type { Edition, OperationSpec } from './operation-spec.ts';
import { readFacts } from './read-facts.ts';
import { rowsToYaml } from './rows-yaml.ts';
import { writeArrears } from './write-arrears.ts';
import { writeOpenapi } from './write-openapi.ts';

/** The pages that a pack is derived from. */
export interface PackDocuments {
  readonly pack: string;
  readonly documents: readonly DocumentEntry[];
}

/** Everything derived from the pages of one pack. `files` are the generated files by name. */
export interface Derivation {
  readonly pack: string;
  readonly pages: readonly PageFacts[];
  readonly operations: readonly OperationSpec[];
  readonly arrears: readonly ArrearsCondition[];
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  readonly files: Readonly<Record<string, string>>;
}

/** The pack name in the ids of pages that no pack lists. */
export const unknownPack = 'page';

interface PlacedPage {
  readonly pack: string;
  readonly edition: Edition;
  readonly facts: PageFacts;
}

/** A page with the id and the sha256 of the original, whether the text is the page or its fixture. */
function placePage(document: SourceDocument, packs: readonly PackDocuments[], order: number): PlacedPage {
  for (const { pack, documents } of packs) {
    const entry = documents.find(({ sha256, fixtureSha256 }) => [sha256, fixtureSha256].includes(document.sha256));
    if (entry === undefined) continue;
    const { id, sha256, edition, date } = entry;
    const facts = readFacts(layOutPage({ ...document, id, sha256 }));
    return { pack, edition: { id, sha256, edition, date, order: entry.order }, facts };
  }
  const { id, sha256 } = document;
  const edition = { id, sha256, edition: 'unknown', date: 'not stated', order };
  return { pack: unknownPack, edition, facts: readFacts(layOutPage(document)) };
}

function operationsOf(pages: readonly PlacedPage[]): readonly OperationSpec[] {
  const perOperation = groupBy(
    pages.filter(({ facts }) => facts.operation !== undefined),
    ({ facts }) => facts.operation ?? '',
  );
  return [...perOperation]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, editions]) =>
      mergeEditions(
        name,
        editions.toSorted((left, right) => right.edition.order - left.edition.order),
      ),
    );
}

/** What rules about several packs see of the other packs. */
type OtherPacks = NonNullable<FindingInput['others']>;

interface PackPages {
  readonly pack: string;
  readonly pages: readonly PlacedPage[];
  readonly operations: readonly OperationSpec[];
}

function derivePack({ pack, pages, operations }: PackPages, others: OtherPacks): Derivation {
  const facts = pages.map((page) => page.facts);
  const arrears = facts.flatMap((page) => page.arrears);
  const requirements = [
    ...operations.flatMap((operation) => operationRequirements(pack, operation)),
    ...arrearsRequirements(pack, arrears),
  ];
  const findings = listFindings({ pack, pages: facts, operations, others });
  const note = 'Derived from the documents of this pack; changes are made by `ecs-conformance derive`.';
  const files = {
    ...Object.fromEntries(operations.map((spec) => [`${spec.name}.openapi.yaml`, writeOpenapi(spec)])),
    ...(arrears.length === 0 ? {} : { 'arrears.yaml': writeArrears(arrears) }),
    'requirements.yaml': rowsToYaml('requirements', requirements, note),
    'findings.yaml': rowsToYaml('findings', findings, note),
  };
  return { pack, pages: facts, operations, arrears, requirements, findings, files };
}

/** Derives pages: one derivation per pack, in the order of the packs. */
export function derivePages(
  documents: readonly SourceDocument[],
  packs: readonly PackDocuments[] = [],
): readonly Derivation[] {
  const pages = documents.map((document, at) => placePage(document, packs, at + 1));
  const names = [...packs.map(({ pack }) => pack), unknownPack];
  const perPack = names
    .map((pack) => ({ pack, pages: pages.filter((page) => page.pack === pack) }))
    .filter((own) => own.pages.length > 0)
    .map((own) => ({ ...own, operations: operationsOf(own.pages) }));
  return perPack.map((own) =>
    derivePack(
      own,
      perPack.filter((other) => other !== own),
    ),
  );
}

/** Derives one page. */
export function derivePage(document: SourceDocument, packs: readonly PackDocuments[] = []): Derivation {
  const [derivation] = derivePages([document], packs);
  return derivation ?? derivePack({ pack: unknownPack, pages: [], operations: [] }, []);
}
