/** Loads resources.yaml of a pack, and checks that its rows agree with each other. */
import { existsSync } from 'node:fs';
import { ConformanceError } from '../conformance-error.ts';
import type { ResourceKind, ResourceKinds } from '../model/resource-kinds.ts';
import { packPath, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

/** Fields that a kind uses by name, each with the place where it does. */
function usedFields({ id, query, absentAs, underWay }: ResourceKind): readonly (readonly [string, string])[] {
  const named = (place: string, record: object = {}) => Object.keys(record).map((field) => [field, place] as const);
  return [
    ...(id === undefined ? [] : [[id, 'id'] as const]),
    ...named('query/fields', query?.fields),
    ...named('absentAs', absentAs),
    ...named('underWay', underWay),
  ];
}

function faultOf(kind: ResourceKind): string | undefined {
  const { id, fields = {}, query, reserved } = kind;
  if ((id === undefined) !== (kind.fields === undefined)) return '`id` and `fields` belong together';
  const unknown = usedFields(kind).find(([field]) => !Object.hasOwn(fields, field));
  if (unknown !== undefined) return `${unknown[1]} names the field ${unknown[0]}, which \`fields\` does not list`;
  if (query !== undefined && !Object.hasOwn(query.fields, id ?? '')) return `query/fields does not say where ${id} is`;
  if (reserved !== undefined && !new RegExp(reserved.pattern).test(reserved.example)) {
    return `the reserved example ${reserved.example} does not match ${reserved.pattern}`;
  }
  return undefined;
}

/** The kinds in the content of a resources.yaml; throws a ConformanceError that names the wrong place. */
export function parseResources(content: unknown, path: string): ResourceKinds {
  requireForm('resources', content, path);
  const { kinds } = content as { readonly kinds: ResourceKinds };
  for (const [name, kind] of Object.entries(kinds)) {
    const fault = faultOf(kind);
    if (fault !== undefined) throw new ConformanceError('configuration', `${path}: /kinds/${name}: ${fault}.`);
  }
  return kinds;
}

const loaded = new Map<string, ResourceKinds>();

/** Kinds of resources of a pack; no kinds where the pack has no resources.yaml. Read once per process. */
export function loadResources(pack: string): ResourceKinds {
  const path = packPath(pack, 'resources.yaml');
  const kinds = loaded.get(path) ?? (existsSync(path) ? parseResources(readYaml(path), path) : {});
  loaded.set(path, kinds);
  return kinds;
}
