/**
 * The judged summary of a run, as it leaves this project. `report.schema.json` is the public promise about its JSON
 * form: fields stay. Counts are kept apart on purpose and never added up to one score.
 */
import type { Evidence, ReachClass } from '#contracts';
import type { Level, ProfileName, RequirementKind } from '#specs';
import type {
  CaseResult,
  Exchange,
  JudgedAnswer,
  Mismatch,
  Party,
  TargetKind,
  TrialRole,
  UndocumentedAnswer,
  Verdict,
} from '#suites';

export type VerdictCounts = Readonly<Record<Verdict, number>>;

export interface ReportedDocument {
  readonly id: string;
  readonly title: string;
  readonly operation?: string;
  readonly edition: string;
  readonly date: string;
  readonly sha256: string;
}

export interface ReportedPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly documents: readonly ReportedDocument[];
}

export interface ReportedExchange {
  readonly role: TrialRole;
  readonly operation: string;
  readonly request: Exchange['request'];
  readonly response?: Exchange['response'];
  readonly fault?: Exchange['fault'];
  readonly durationMs: number;
}

export interface ReportedResult {
  readonly case: string;
  readonly requirements: readonly string[];
  readonly pack: string;
  readonly operation: string;
  readonly title: string;
  readonly profile: ProfileName;
  readonly kind: RequirementKind;
  readonly level: Level;
  readonly class: ReachClass;
  readonly cause?: string;
  readonly verdict: Verdict;
  readonly evidence?: Evidence;
  readonly reason?: string;
  readonly party?: Party;
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
  /** What the page says there, in one sentence of ours. */
  readonly says?: string;
  readonly expected: string;
  readonly observed: string;
  /** For a rule about every answer: the case with the first answer that broke it, if that is another case. */
  readonly drawnIn?: string;
  readonly mismatches?: readonly Mismatch[];
  readonly judged?: JudgedAnswer;
  /** The first of `readings`; absent if the verdict depends on none. */
  readonly reading?: CaseResult['readings'][number];
  /** All of them, if there are several. */
  readonly readings?: CaseResult['readings'];
  readonly exchanges: readonly ReportedExchange[];
}

/** A documented statement without a case, and the reason. */
export interface UntestedRequirement {
  readonly requirement: string;
  readonly pack: string;
  readonly operation: string;
  readonly class: ReachClass;
  readonly reason: string;
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
}

/**
 * The expectation for a cell. `either-way`: both answers are documented for one state. `not-stated`: the pages say
 * nothing.
 */
export type CellExpectation = 'normal' | 'error' | 'either-way' | 'not-stated';

/**
 * A question about the pages that a cell is judged by. It decides the verdict if another choice expects another
 * outcome.
 */
export interface CellReading {
  readonly finding: string;
  readonly choice: string;
  readonly expects: CellExpectation;
  readonly others: readonly { readonly choice: string; readonly expects: CellExpectation }[];
}

/** One answer that a cell is based on: in a few words, and as an index among the exchanges of the result. */
export interface CellAnswer {
  readonly answer: string;
  readonly exchange: number;
}

/** One cell of an arrears matrix: what the page says and what the target did. */
export interface MatrixCell {
  readonly pack: string;
  readonly condition: string;
  readonly operation: string;
  readonly level: Level;
  /** No page describes the operation any more, so a target need not have it. */
  readonly retired?: true;
  readonly documented: 'error' | 'normal';
  /** As documented, unless the interpretation says otherwise. */
  readonly expected: CellExpectation;
  readonly readings: readonly CellReading[];
  /** `normal`, `error 403 Code`, `not run`, or the reason why there is no answer. */
  readonly observed: string;
  /** The same as data; absent if no readable answer came. */
  readonly judged?: JudgedAnswer;
  /** The judged request, made in arrears. */
  readonly lockedAnswer?: CellAnswer;
  /** The control without the arrears. */
  readonly controlAnswer?: CellAnswer;
  /** Absent if no case ran for this cell. */
  readonly verdict?: Verdict;
  readonly evidence?: Evidence;
  readonly reason?: string;
  readonly case?: string;
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
}

export interface AppliedReading {
  readonly finding: string;
  readonly choice: string;
  /** The meaning of each choice, if the pack states it. */
  readonly choices: Readonly<Record<string, string>>;
  readonly byDefault: boolean;
  readonly cases: readonly string[];
}

/** Counts over the selected packs. Occurrences are rows and cells as printed, in every edition. */
export interface CoverageCounts {
  readonly occurrences: number;
  readonly requirements: number;
  readonly causes: number;
  readonly cases: number;
  readonly requirementsPerClass: Readonly<Record<ReachClass, number>>;
}

/**
 * Whether a run certifies its target for one profile of one pack. Only requirements with cases are counted. Each is in
 * exactly one of shown, failed, undermined, missed, notShown, notSelected and skipped.
 */
export interface ProfileCertification {
  readonly pack: string;
  readonly profile: ProfileName;
  readonly certified: boolean;
  readonly requirements: number;
  /** Pass or warning in every case that claims it. */
  readonly shown: number;
  readonly failed: number;
  /** They hold by themselves, but a case that shows them failed for another reason. */
  readonly undermined: number;
  /** A recommendation that the target misses. It does not prevent the certificate. */
  readonly missed: number;
  /** The case ran and could not be judged. */
  readonly notShown: number;
  readonly notSelected: number;
  /** `byDocuments`: optional, and the target does not offer it. That does not prevent the certificate. */
  readonly skipped: Readonly<Record<'byOwner' | 'byCaller' | 'bySuite' | 'byDocuments', number>>;
  /** Evidence of the shown requirements, each counted by its weakest case. */
  readonly evidence: Readonly<Record<Evidence, number>>;
  /** Requirements without a case. They are not counted, and are displayed separately. */
  readonly withoutCases: Readonly<Record<'unreachable' | 'unmodelled', number>>;
  /** Reasons why it is not certified, one sentence each; empty if it is certified. */
  readonly reasons: readonly string[];
}

export interface Report {
  readonly schemaVersion: '1.0.0';
  readonly suite: { readonly name: string; readonly version: string; readonly commit: string | null };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: {
    readonly kind: TargetKind;
    readonly urls: Readonly<Record<string, string>>;
    readonly stateUrl?: string;
    /** Path of the target file, if there is one. */
    readonly file?: string;
  };
  readonly configuration: {
    readonly packs: readonly string[];
    readonly profiles: readonly ProfileName[];
    readonly operations: readonly string[];
    readonly cases: readonly string[];
    readonly editions: readonly string[];
    readonly allowInconclusive: readonly string[];
    readonly concurrency: number;
    readonly timeoutMs: number;
  };
  readonly packs: readonly ReportedPack[];
  readonly totals: VerdictCounts;
  readonly counts: {
    readonly byPack: Readonly<Record<string, VerdictCounts>>;
    readonly byProfile: Readonly<Record<string, VerdictCounts>>;
    readonly byClass: Readonly<Record<string, VerdictCounts>>;
    readonly byEvidence: Readonly<Record<Evidence, number>>;
  };
  readonly profiles: readonly ProfileCertification[];
  readonly coverage: CoverageCounts;
  readonly results: readonly ReportedResult[];
  readonly matrix: readonly MatrixCell[];
  readonly untested: readonly UntestedRequirement[];
  readonly undocumented: readonly UndocumentedAnswer[];
  readonly readings: readonly AppliedReading[];
  readonly waivers: readonly never[];
  readonly spend: { readonly sent: Readonly<Record<string, number>>; readonly refused: number };
  readonly expires: string | null;
  readonly outcome: { readonly conforms: boolean; readonly exitCode: 0 | 1; readonly reasons: readonly string[] };
}

/** Renders a report. Text from a target is hostile, so every emitter escapes it. */
export interface Emitter {
  readonly name: string;
  /** File name in the output folder. */
  readonly file: string;
  emit(report: Report): string;
}
