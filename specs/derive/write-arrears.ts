import type { ArrearsCondition } from '../model.ts';
import { toYaml } from './to-yaml.ts';

/** The arrears matrix as YAML: cells as words, with their lines beside them. */
export function writeArrears(conditions: readonly ArrearsCondition[]): string {
  const written = conditions.map(({ id, label, cells, provenance }) => ({
    id,
    label,
    cells: Object.fromEntries(Object.entries(cells).map(([operation, cell]) => [operation, cell.expected])),
    provenance,
    'x-lines': Object.fromEntries(Object.entries(cells).map(([operation, cell]) => [operation, cell.provenance.lines])),
  }));
  return toYaml(
    { conditions: written },
    'Derived from the documents of this pack; changes are made by `ecs-conformance derive`.',
  );
}
