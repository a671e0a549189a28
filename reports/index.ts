/** Public names of the room `reports`. */
export { buildReport, type ReportInput } from './build-report.ts';
export type * from './model.ts';
export { summariseReport } from './summarise-report.ts';
export { type ListedRequirement, listRequirements } from './traceability.ts';
export { writeReports } from './write-reports.ts';
