/** A contract → one part per operation, as the files below `cases/` hold it. What belongs to no operation goes to `shared`. */
import type { Pack } from '#specs';
import type { Case, Contract, ContractPart } from '../model.ts';
import { sharedName } from '../pack-folders.ts';

/** Name of a part → the part. Cases and reasons keep their order. */
export function splitContract(contract: Contract, pack: Pick<Pack, 'requirements'>): ReadonlyMap<string, ContractPart> {
  const operationOf = new Map(pack.requirements.map(({ id, operation }) => [id, operation]));
  // `*` is every operation. The matrix may name an operation without page and causes: its reasons are in its own file too.
  const nameOf = (operation = '*'): string => (operation === '*' ? sharedName : operation);
  // Any operation can break a rule about every answer, so every run needs the cases of these rules.
  const isAboutEveryAnswer = ({ claims }: Case): boolean => claims.some(({ judges }) => judges === 'envelope');
  const cases = Map.groupBy(contract.cases, (testCase) =>
    isAboutEveryAnswer(testCase) ? sharedName : nameOf(testCase.operation),
  );
  const untested = Map.groupBy(contract.untested, ({ requirement }) => nameOf(operationOf.get(requirement)));
  const names = [...new Set([...cases.keys(), ...untested.keys()])].sort();
  return new Map(names.map((name) => [name, { cases: cases.get(name) ?? [], untested: untested.get(name) ?? [] }]));
}
