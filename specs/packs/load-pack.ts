import { existsSync, readdirSync } from 'node:fs';
import { ConformanceError } from '../conformance-error.ts';
import { rowsFromYaml } from '../derive/rows-yaml.ts';
import type {
  ArrearsCondition,
  Finding,
  Level,
  LineSpan,
  Operation,
  Pack,
  PackManifest,
  Profile,
  ProfileName,
  Provenance,
  Requirement,
  RetiredOperation,
  Ruling,
} from '../model.ts';
import { requirementId } from '../requirement-id.ts';
import { readLock } from './documents-lock.ts';
import { loadOperation } from './load-operation.ts';
import { loadProtocol, protocolRequirement } from './load-protocol.ts';
import { loadResources } from './load-resources.ts';
import { packIds, packPath, readText, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

interface WrittenCondition {
  readonly id: string;
  readonly label: string;
  readonly cells: Readonly<Record<string, 'error' | 'normal'>>;
  readonly provenance: { readonly document: string; readonly lines: LineSpan };
  readonly 'x-lines': Readonly<Record<string, LineSpan>>;
}

const documentSuffix = '.openapi.yaml';

function loadNamed(pack: string, name: string): Operation {
  const path = packPath(pack, 'operations', `${name}${documentSuffix}`);
  const operation = loadOperation(readYaml(path), path);
  if (operation.name === name) return operation;
  throw new ConformanceError('configuration', `${path} describes ${operation.name}. Run \`ecs-conformance derive\`.`);
}

/**
 * Every operation of the pack by name. A document is read and parsed when it is first asked for: a run uses a few of them,
 * and all together would cost it a second.
 */
function loadOperations(pack: string): Readonly<Record<string, Operation>> {
  const files = readdirSync(packPath(pack, 'operations')).filter((file) => file.endsWith(documentSuffix));
  const operations: Record<string, Operation> = {};
  for (const file of files.sort()) {
    const name = file.slice(0, -documentSuffix.length);
    let operation: Operation | undefined;
    Object.defineProperty(operations, name, {
      enumerable: true,
      get: () => {
        operation ??= loadNamed(pack, name);
        return operation;
      },
    });
  }
  return operations;
}

function loadArrears(pack: string): readonly ArrearsCondition[] {
  const path = packPath(pack, 'arrears.yaml');
  if (!existsSync(path)) return [];
  const { conditions } = readYaml(path) as { readonly conditions: readonly WrittenCondition[] };
  return conditions.map((condition) => ({
    id: condition.id,
    label: condition.label,
    cells: Object.fromEntries(
      Object.entries(condition.cells).map(([operation, expected]) => {
        const lines = condition['x-lines'][operation] ?? condition.provenance.lines;
        return [operation, { expected, provenance: { document: condition.provenance.document, lines } }];
      }),
    ),
    provenance: condition.provenance,
  }));
}

/** One statement of the prose as `statements.yaml` has it. */
interface WrittenStatement {
  readonly operation: string;
  readonly name: string;
  readonly says: string;
  readonly level?: Level;
  readonly profile?: ProfileName;
  readonly places: readonly Provenance[];
}

function asRequirement(pack: string, written: WrittenStatement): Requirement {
  const { operation, name, says, level = 'must', profile = 'lifecycle', places } = written;
  const id = requirementId({ about: 'behaviour', pack, operation, name });
  return { id, kind: 'behaviour', operation, profile, level, says, provenance: places };
}

/** Hand-written lists and the key under which each stands in its file, named after its form. */
const handWritten = {
  rulings: 'rulings',
  profiles: 'profiles',
  statements: 'statements',
  'prose-findings': 'findings',
  retired: 'operations',
} as const;

/** A hand-written list that a pack may not have yet. */
function loadList<Row>(pack: string, form: keyof typeof handWritten): readonly Row[] {
  const path = packPath(pack, `${form}.yaml`);
  if (!existsSync(path)) return [];
  const content = readYaml(path);
  requireForm(form, content, path);
  return (content as Readonly<Record<string, readonly Row[]>>)[handWritten[form]] ?? [];
}

/** A generated list. */
function loadRows<Row>(pack: string, key: 'requirements' | 'findings'): readonly Row[] {
  const path = packPath(pack, `${key}.yaml`);
  const rows = rowsFromYaml(readText(path)) ?? (readYaml(path) as Readonly<Record<string, unknown[]>>)[key] ?? [];
  return rows as readonly Row[];
}

const loaded = new Map<string, Pack>();

/** What a page of its time says of an operation that is retired since is optional: a target need not have it. */
function asRetired(requirement: Requirement, retired: readonly RetiredOperation[]): Requirement {
  return retired.some(({ name }) => name === requirement.operation) ? { ...requirement, level: 'may' } : requirement;
}

/** Everything about one vendor product. Packs are read once per process and never changed. */
export function loadPack(id: string): Pack {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  if (!packIds().includes(id)) {
    throw new ConformanceError('usage', `There is no pack ${JSON.stringify(id)}. Packs: ${packIds().join(', ')}.`);
  }
  const manifestPath = packPath(id, 'pack.yaml');
  const manifest = readYaml(manifestPath);
  requireForm('manifest', manifest, manifestPath);
  const { commonErrors } = manifest as PackManifest;
  const retired = loadList<RetiredOperation>(id, 'retired');
  const protocol = loadProtocol(id, commonErrors);
  const pack: Pack = {
    manifest: manifest as PackManifest,
    resources: loadResources(id),
    documents: [...readLock(id), ...protocol.documents],
    operations: loadOperations(id),
    arrears: loadArrears(id),
    requirements: [
      ...loadRows<Requirement>(id, 'requirements').map((requirement) => asRetired(requirement, retired)),
      ...loadList<WrittenStatement>(id, 'statements').map((written) => asRequirement(id, written)),
      ...protocol.statements.map((statement) => protocolRequirement(id, statement, commonErrors)),
    ],
    findings: [...loadRows<Finding>(id, 'findings'), ...loadList<Finding>(id, 'prose-findings')],
    rulings: loadList<Ruling>(id, 'rulings'),
    profiles: loadList<Profile>(id, 'profiles'),
    protocol: protocol.statements,
    retired,
  };
  loaded.set(id, pack);
  return pack;
}
