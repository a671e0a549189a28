/** The requirements of a pack. Those of an operation are read when one of them is first asked for. */
import { arrearsRequirements } from '../derive/list-requirements.ts';
import type { ArrearsCondition, Requirement } from '../model.ts';
import type { RequirementSource } from '../requirement-index.ts';
import { derivedRequirements, statedRequirements } from './load-lists.ts';
import { operationFiles } from './pack-files.ts';

interface OperationParts {
  readonly derived: readonly Requirement[];
  readonly cells: readonly Requirement[];
  readonly stated: readonly Requirement[];
}

interface SharedParts {
  readonly arrears: () => readonly ArrearsCondition[];
  readonly protocol: readonly Requirement[];
}

/** Reads the requirements of one pack. `all` gives derived ones, arrears cells, statements and protocol, in this order. */
export function requirementSource(pack: string, { arrears, protocol }: SharedParts): RequirementSource {
  const files = operationFiles(pack);
  const read = new Map<string, OperationParts>();
  let matrix: ReadonlyMap<string, readonly Requirement[]> | undefined;
  const cellsOf = (operation: string): readonly Requirement[] => {
    matrix ??= Map.groupBy(arrearsRequirements(pack, arrears()), (cell) => cell.operation);
    return matrix.get(operation) ?? [];
  };
  const partsOf = (operation: string): OperationParts => {
    const known = read.get(operation);
    if (known !== undefined) return known;
    const has = (file: string): boolean => files.get(operation)?.has(file) === true;
    // A target need not have an operation that the vendor has retired.
    const level = has('retired.yaml') ? ({ level: 'may' } as const) : {};
    const parts: OperationParts = {
      derived: has('requirements.yaml') ? derivedRequirements(pack, operation) : [],
      cells: cellsOf(operation).map((cell) => ({ ...cell, ...level })),
      stated: has('statements.yaml') ? statedRequirements(pack, operation) : [],
    };
    read.set(operation, parts);
    return parts;
  };
  return {
    ofOperation: (operation) => {
      if (operation === '*') return protocol;
      const { derived, cells, stated } = partsOf(operation);
      return [...derived, ...cells, ...stated];
    },
    all: () => {
      const parts = [...files.keys()].map(partsOf);
      const cells = arrearsRequirements(pack, arrears()).map(({ id, operation }) => cellOf(partsOf(operation), id));
      return [
        ...parts.flatMap(({ derived }) => derived),
        ...cells,
        ...parts.flatMap(({ stated }) => stated),
        ...protocol,
      ];
    },
  };
}

function cellOf({ cells }: OperationParts, id: string): Requirement {
  const cell = cells.find((each) => each.id === id);
  if (cell === undefined) throw new Error(`The arrears cell ${id} has no requirement.`);
  return cell;
}
