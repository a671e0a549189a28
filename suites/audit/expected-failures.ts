/** Which requirements a fault must make fail, by its row and by the contract. */
import type { Case } from '#contracts';
import { casesOf } from './judge-target.ts';
import type { PlantedFault } from './load-faults.ts';

/** The cases of the cause that the fault is named after. */
export function casesAbout({ pack, operation, name, ofCause }: PlantedFault): readonly Case[] {
  if (!ofCause) return [];
  return casesOf(pack).filter(
    ({ cause, operation: own }) => cause === name && (operation === undefined || own === operation),
  );
}

/** Ids of the requirements that fail, sorted. */
export function requirementsToFail(fault: PlantedFault): readonly string[] {
  const { pack, operation, fails, effectUnseen } = fault;
  const named = fails.map((name) =>
    operation === undefined || name.startsWith('protocol/') ? `${pack}/${name}` : `${pack}/${operation}/${name}`,
  );
  const claims = casesAbout(fault).flatMap((testCase) => testCase.claims);
  const listing = claims.filter(({ judges }) => judges !== 'effect' || effectUnseen === undefined);
  return [...new Set([...named, ...listing.flatMap(({ requirements }) => requirements)])].sort();
}
