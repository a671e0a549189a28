/** Reads the generated contract of a pack, whole or only for some operations. A missing folder means that the generator has not run. */
import { readFileSync } from 'node:fs';
import { ConformanceError } from '#specs';
import type { Contract, ContractPart } from './model.ts';
import { fileNames, packFile, sharedName } from './pack-folders.ts';

/** Names of the operations that a pack has cases or reasons for, sorted. */
export function contractOperations(packId: string): readonly string[] {
  return fileNames('cases', packId, '.json').filter((name) => name !== sharedName);
}

/**
 * The committed cases of one pack. With `operations` it reads only their files and what belongs to no operation, so that the
 * contract shows nothing about the other operations. Names that the pack does not have are ignored.
 */
export function loadContract(packId: string, operations: readonly string[] = []): Contract {
  const names = fileNames('cases', packId, '.json');
  if (names.length === 0) {
    throw new ConformanceError(
      'configuration',
      `The pack ${packId} has no cases. Run \`ecs-conformance generate\` with the same --pack.`,
    );
  }
  const chosen =
    operations.length === 0 ? names : names.filter((name) => name === sharedName || operations.includes(name));
  const parts = chosen.map(
    (name) => JSON.parse(readFileSync(packFile('cases', packId, `${name}.json`), 'utf8')) as ContractPart,
  );
  const cases = parts.flatMap((part) => part.cases);
  return {
    pack: packId,
    causes: new Set(cases.flatMap(({ cause }) => cause ?? [])).size,
    cases,
    untested: parts.flatMap((part) => part.untested),
  };
}
