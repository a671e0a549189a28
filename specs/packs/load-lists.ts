/** The lists of a pack. The folder of the pack has what concerns several operations; each operation's folder has its own. */
import { rowsFromYaml } from '../derive/rows-yaml.ts';
import type { WrittenStatement } from '../model/hand-written.ts';
import type { Finding, Requirement, RetiredOperation, Ruling } from '../model.ts';
import { requirementId } from '../requirement-id.ts';
import { operationFiles, operationPath, packPath, readText, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';
import { sharedFindings } from './shared-findings.ts';

/** Hand-written files, named after the form of their content, and the key of the list that each one holds. */
const listKeys = {
  rulings: 'rulings',
  profiles: 'profiles',
  statements: 'statements',
  'prose-findings': 'findings',
} as const;

type ListForm = keyof typeof listKeys;

/** The rows of a hand-written file that exists. */
export function loadList<Row>(form: ListForm, path: string): readonly Row[] {
  const content = readYaml(path);
  requireForm(form, content, path);
  return (content as Readonly<Record<string, readonly Row[]>>)[listKeys[form]] ?? [];
}

function loadRows<Row>(key: 'requirements' | 'findings', path: string): readonly Row[] {
  const rows = rowsFromYaml(readText(path)) ?? (readYaml(path) as Readonly<Record<string, unknown[]>>)[key] ?? [];
  return rows as readonly Row[];
}

/** The derived requirements of one operation, without its arrears cells. */
export function derivedRequirements(pack: string, operation: string): readonly Requirement[] {
  return loadRows('requirements', operationPath(pack, operation, 'requirements.yaml'));
}

/** The statements of the prose of one operation's pages. */
export function statedRequirements(pack: string, operation: string): readonly Requirement[] {
  const written = loadList<WrittenStatement>('statements', operationPath(pack, operation, 'statements.yaml'));
  return written.map(({ name, says, level = 'must', profile = 'lifecycle', places }) => {
    const id = requirementId({ about: 'behaviour', pack, operation, name });
    return { id, kind: 'behaviour', operation, profile, level, says, provenance: places };
  });
}

/** Calls `load` for a file of the pack, where there is one, and for the file of that name of each operation. */
function fromEach<Row>(
  pack: string,
  file: string,
  load: (path: string, operation: string | undefined) => readonly Row[],
  packFiles: ReadonlySet<string>,
): readonly Row[] {
  const shared = packFiles.has(file) ? load(packPath(pack, file), undefined) : [];
  const own = [...operationFiles(pack)]
    .filter(([, files]) => files.has(file))
    .flatMap(([operation]) => load(operationPath(pack, operation, file), operation));
  return [...shared, ...own];
}

/** All findings: those that concern several operations, those of each operation, then those that people entered. */
export function loadFindings(pack: string, packFiles: ReadonlySet<string>): readonly Finding[] {
  const entered = (path: string, operation: string | undefined): readonly Finding[] =>
    loadList<Finding>('prose-findings', path).map(({ id, kind, ...finding }) => ({
      id,
      kind,
      ...(operation === undefined ? {} : { operation }),
      ...finding,
    }));
  return [
    ...sharedFindings(pack),
    ...fromEach(pack, 'findings.yaml', (path) => loadRows<Finding>('findings', path), new Set()),
    ...fromEach(pack, 'prose-findings.yaml', entered, packFiles),
  ];
}

/** All rulings. */
export function loadRulings(pack: string, packFiles: ReadonlySet<string>): readonly Ruling[] {
  return fromEach(pack, 'rulings.yaml', (path) => loadList<Ruling>('rulings', path), packFiles);
}

/** The operations that the arrears matrix names and no page describes any more. */
export function loadRetired(pack: string): readonly RetiredOperation[] {
  const load = (path: string, operation: string | undefined): readonly RetiredOperation[] => {
    const content = readYaml(path);
    requireForm('retired', content, path);
    return [{ name: operation ?? '', ...(content as Omit<RetiredOperation, 'name'>) }];
  };
  return fromEach(pack, 'retired.yaml', load, new Set());
}
