/** The library: everything that the command line does, as functions over plain data. */

export type { Case, Contract } from '#contracts';
export { loadContract } from '#contracts';
export type { ProfileCertification, Report } from '#reports';
export { buildReport, summariseReport, writeReports } from '#reports';
export type { Derivation, Pack } from '#specs';
export { ConformanceError, derivePages, loadPack, packIds, readDocument } from '#specs';
export type { CaseResult, PackCode, RunRecord, RunSettings, Target } from '#suites';
export { openTarget, runCases, selectCases } from '#suites';
