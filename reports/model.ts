/**
 * The judged summary of a run, as it leaves this project. Types and JSON Schema come from the same source, `model/*.ts`.
 * `report.schema.json` is generated from it and is the public promise about the JSON form: fields stay.
 */
import type { Report } from './model/report.ts';

export type { ProfileCertification } from './model/certification.ts';
export type { CoverageCounts, VerdictCounts } from './model/counts.ts';
export type { CellAnswer, CellExpectation, CellReading, MatrixCell } from './model/matrix.ts';
export type { AppliedReading, Report, ReportedDocument, ReportedPack } from './model/report.ts';
export type { ReportedExchange, ReportedGap, ReportedResult } from './model/result.ts';

/** Renders a report. Text from a target is hostile, so every emitter escapes it. */
export interface Emitter {
  readonly name: string;
  /** File name in the output folder. */
  readonly file: string;
  emit(report: Report): string;
}
