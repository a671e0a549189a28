/** Public names of the room `reports`. */
export { buildReport, type ReportInput } from './build-report.ts';
export { emitters } from './emitters/emitters.ts';
export { profileNames } from './judge-profiles.ts';
export type {
  AppliedReading,
  CoverageCounts,
  Emitter,
  MatrixCell,
  ProfileCertification,
  Report,
  ReportedDocument,
  ReportedExchange,
  ReportedPack,
  ReportedResult,
  UntestedRequirement,
  VerdictCounts,
} from './model.ts';
export { type SummaryOptions, summariseReport } from './summarise-report.ts';
export { type ListedRequirement, listRequirements } from './traceability.ts';
export { writeReports } from './write-reports.ts';
