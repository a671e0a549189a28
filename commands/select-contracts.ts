/** The packs and contracts that a command is about: whole, or only of the operations that were selected. */
import { type Contract, claimedBy, contractOperations, loadContract } from '#contracts';
import { ConformanceError, type Pack, requirementIndex } from '#specs';
import { nearestIds } from '#suites';

export interface SelectedContracts {
  /** With operations: the packs with the requirements of these operations alone, so that counts are about the selection. */
  readonly packs: readonly Pack[];
  readonly contracts: readonly Contract[];
}

/** Throws a usage error for an operation that none of the packs has cases for. */
export function refuseUnknownOperations(operations: readonly string[], packs: readonly Pack[]): void {
  const known = new Set(packs.flatMap(({ manifest }) => contractOperations(manifest.id)));
  const unknown = operations.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const [nearest] = nearestIds(unknown, [...known], 1);
  const hint = nearest === undefined ? '' : `Did you mean ${nearest}? `;
  throw new ConformanceError('usage', `Unknown operation "${unknown}". ${hint}Known: ${[...known].sort().join(', ')}.`);
}

/** The requirements of the operations, and those of the protocol that their cases show. */
function aboutOperations(pack: Pack, contract: Contract, operations: readonly string[]): Pack {
  const cases = contract.cases.filter(({ operation }) => operations.includes(operation));
  const claimed = new Set(cases.flatMap((testCase) => [...claimedBy(testCase)]));
  const index = requirementIndex(pack);
  const requirements = [
    ...operations.flatMap(index.ofOperation),
    ...index.ofOperation('*').filter(({ id }) => claimed.has(id)),
  ];
  // A spread would load every part of the pack, and most parts are not needed.
  const parts = Object.getOwnPropertyDescriptors(pack);
  return Object.defineProperties({} as Pack, { ...parts, requirements: { enumerable: true, value: requirements } });
}

/** Loads the contracts of the packs. With operations it reads their files alone, and leaves out packs that have none of them. */
export function selectContracts(packs: readonly Pack[], operations: readonly string[]): SelectedContracts {
  refuseUnknownOperations(operations, packs);
  if (operations.length === 0) return { packs, contracts: packs.map(({ manifest }) => loadContract(manifest.id)) };
  const chosen = packs.filter(({ manifest }) =>
    contractOperations(manifest.id).some((operation) => operations.includes(operation)),
  );
  const contracts = chosen.map(({ manifest }) => loadContract(manifest.id, operations));
  return {
    packs: chosen.map((pack, index) => {
      const contract = contracts[index];
      return contract === undefined ? pack : aboutOperations(pack, contract, operations);
    }),
    contracts,
  };
}
