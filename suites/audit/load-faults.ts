/**
 * The tables of faults. Each file in `faults/<pack>/` is about the operation whose name it bears, up to the first dot; files
 * called `protocol` are about the protocol of the pack.
 */
import { readdirSync } from 'node:fs';
import { packIds } from '#specs';
import type { FaultRow } from './fault-row.ts';

export interface PlantedFault extends FaultRow {
  readonly pack: string;
  /** The operation, or `protocol`. */
  readonly subject: string;
  /** Absent for a fault of the protocol. */
  readonly operation?: string;
}

interface FaultFile {
  readonly faults: readonly FaultRow[];
  readonly rulesWithoutPage?: readonly string[];
}

const tables = new URL('./faults/', import.meta.url);

const loaded = await Promise.all(
  packIds().flatMap((pack) =>
    readdirSync(new URL(`${pack}/`, tables)).map(async (name) => {
      const file = (await import(new URL(`${pack}/${name}`, tables).href)) as FaultFile;
      const [subject = ''] = name.split('.');
      return { pack, subject, ...(subject === 'protocol' ? {} : { operation: subject }), file };
    }),
  ),
);

export const faults: readonly PlantedFault[] = loaded.flatMap(({ file, ...about }) =>
  file.faults.map((row) => ({ ...row, ...about })),
);

/** Pack, operation and names of those rules of the mock that no page has a row or statement for. */
export const rulesWithoutPage = loaded.flatMap(({ pack, operation, file }) =>
  operation === undefined || file.rulesWithoutPage === undefined
    ? []
    : [{ pack, operation, names: file.rulesWithoutPage }],
);
