/** Adds up what the contracts of several packs say about requirements without cases. */
import type { Contract } from '#contracts';
import type { ReportInput } from '#reports';

/** The part of a report's input that comes from the contracts, not from the run. */
export function ledgerOf(contracts: readonly Contract[]): Pick<ReportInput, 'untested' | 'causes'> {
  return {
    untested: contracts.flatMap(({ untested }) => untested),
    causes: contracts.reduce((sum, { causes }) => sum + causes, 0),
  };
}
