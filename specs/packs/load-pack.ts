import { existsSync, readdirSync } from 'node:fs';
import { ConformanceError } from '../conformance-error.ts';
import type { ArrearsCondition, LineSpan, Operation, OperationCost, Pack, PackManifest, Profile } from '../model.ts';
import { provideIndex } from '../requirement-index.ts';
import { readLock } from './documents-lock.ts';
import { lazily } from './lazily.ts';
import { loadFindings, loadList, loadRetired, loadRulings } from './load-lists.ts';
import { loadOperation } from './load-operation.ts';
import { loadProtocol, protocolRequirement } from './load-protocol.ts';
import { requirementSource } from './load-requirements.ts';
import { loadResources } from './load-resources.ts';
import { knownPackIds, operationFiles, operationPath, packIds, packPath, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

interface WrittenCondition {
  readonly id: string;
  readonly label: string;
  readonly cells: Readonly<Record<string, 'error' | 'normal'>>;
  readonly provenance: { readonly document: string; readonly lines: LineSpan };
  readonly 'x-lines': Readonly<Record<string, LineSpan>>;
}

function loadDocument(pack: string, name: string): Operation {
  const path = operationPath(pack, name, `${name}.openapi.yaml`);
  const operation = loadOperation(readYaml(path), path);
  if (operation.name === name) return operation;
  throw new ConformanceError('configuration', `${path} describes ${operation.name}. Run \`ecs-conformance derive\`.`);
}

function loadCost(pack: string, name: string): OperationCost {
  const path = operationPath(pack, name, 'operation.yaml');
  const content = readYaml(path);
  requireForm('operation', content, path);
  return (content as { readonly cost: OperationCost }).cost;
}

/**
 * What each operation with such a file is, by name. A file is read when its operation is first asked for: a run uses a few
 * operations, and reading all of them takes a second.
 */
function perOperation<Value>(
  pack: string,
  fileOf: (operation: string) => string,
  load: (pack: string, operation: string) => Value,
): Readonly<Record<string, Value>> {
  const names = [...operationFiles(pack)].filter(([name, files]) => files.has(fileOf(name))).map(([name]) => name);
  return lazily<Record<string, Value>>(Object.fromEntries(names.map((name) => [name, () => load(pack, name)])));
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

function loadManifest(pack: string): PackManifest {
  const path = packPath(pack, 'pack.yaml');
  const content = readYaml(path);
  requireForm('manifest', content, path);
  const manifest = content as Omit<PackManifest, 'operations'>;
  return { ...manifest, operations: perOperation(pack, () => 'operation.yaml', loadCost) };
}

const loaded = new Map<string, Pack>();

/**
 * Everything about one vendor product. A pack is loaded once per process and never changes. Its lists and operations are read
 * when they are first asked for.
 */
export function loadPack(id: string): Pack {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  if (!knownPackIds().includes(id)) {
    throw new ConformanceError('usage', `There is no pack ${JSON.stringify(id)}. Packs: ${packIds().join(', ')}.`);
  }
  const pack = readPack(id);
  loaded.set(id, pack);
  return pack;
}

function readPack(id: string): Pack {
  const manifest = loadManifest(id);
  const files = new Set(readdirSync(packPath(id)));
  const protocol = loadProtocol(id, manifest.commonErrors);
  const shared = protocol.statements.map((statement) => protocolRequirement(id, statement, manifest.commonErrors));
  const source = requirementSource(id, { arrears: () => pack.arrears, protocol: shared });
  const pack = lazily<Pack>({
    manifest: () => manifest,
    resources: () => loadResources(id),
    documents: () => [...readLock(id), ...protocol.documents],
    operations: () => perOperation(id, (name) => `${name}.openapi.yaml`, loadDocument),
    arrears: () => loadArrears(id),
    requirements: source.all,
    findings: () => loadFindings(id, files),
    rulings: () => loadRulings(id, files),
    profiles: () => (files.has('profiles.yaml') ? loadList<Profile>('profiles', packPath(id, 'profiles.yaml')) : []),
    protocol: () => protocol.statements,
    retired: () => loadRetired(id),
  });
  provideIndex(pack, source);
  return pack;
}
