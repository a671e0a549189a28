/** Public names of the room `reports`. */
export { buildReport, type ReportInput } from './build-report.ts';
export { countListed, describeCounts } from './count-listed.ts';
export { emitters } from './emitters/emitters.ts';
export { type ExplainSource, explain, explainableIds } from './explain/explain.ts';
export type { Explanation } from './explain/explanation.ts';
export { findIds } from './explain/find-ids.ts';
export { renderExplanation } from './explain/render-explanation.ts';
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
  ReportedGap,
  ReportedPack,
  ReportedResult,
  VerdictCounts,
} from './model.ts';
export { reportSchema } from './report-schema.ts';
export { type SummaryOptions, summariseReport } from './summarise-report.ts';
export { type ListedRequirement, listRequirements } from './traceability.ts';
export { writeReports } from './write-reports.ts';
