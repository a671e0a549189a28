/**
 * The explanation of a requirement, case or finding, as plain data: the output of `explain --json`, and the source of
 * the text for people. Sentences are complete; names, parameters and ids are separate fields.
 */
import type { Claim, Control, Evidence, JsonValue, ReachClass } from '#contracts';
import type { Level, LineSpan, ProfileName, RequirementKind } from '#specs';

/** A place on a page, with its document. */
export interface ExplainedPlace {
  readonly document: string;
  readonly title: string;
  readonly edition: string;
  readonly date: string;
  readonly lines: LineSpan;
}

export interface ExplainedRequirement {
  readonly requirement: string;
  readonly kind: RequirementKind;
  readonly pack: string;
  readonly operation: string;
  readonly level: Level;
  readonly profile: ProfileName;
  readonly class: ReachClass;
  /** What the pages say, in one sentence. */
  readonly says: string;
  /** The source of a statement about the protocol. */
  readonly source?: string;
  /** Newest edition first. */
  readonly places: readonly ExplainedPlace[];
  /** The reason why it has no case; absent if it has one. */
  readonly reason?: string;
}

export interface ExplainedState {
  readonly state: string;
  readonly params: Readonly<Record<string, JsonValue>>;
  /** Prefix of the values that it returns. */
  readonly as?: string;
}

export interface ExplainedRequest {
  readonly operation: string;
  /** As in the case: `${instanceId}` stands for a value from a state or an earlier request. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly format: 'json' | 'xml';
  readonly as?: string;
  /** Identical requests that are in flight together. */
  readonly copies?: number;
  /** How the request differs on the wire from the usual form: one entry per difference. */
  readonly wire?: readonly string[];
  /** The expected answer, one entry per sentence. */
  readonly expected: readonly string[];
  /** The expected effect; absent if it is not judged. */
  readonly effect?: readonly string[];
}

/** What happens between the set-up and the judged request. */
export type ExplainedStep = { readonly state: ExplainedState } | { readonly request: ExplainedRequest };

export interface ExplainedTrial {
  readonly states: readonly ExplainedState[];
  readonly before: readonly ExplainedStep[];
  readonly request: ExplainedRequest;
}

export interface ExplainedControl {
  readonly control: Control['control'];
  /** The differences to the trial, one line each: `+` added, `-` left out, `~` changed. */
  readonly differences: readonly string[];
  readonly expected: readonly string[];
  readonly effect?: readonly string[];
}

/** One form of a case: for a disposable target, or for a vendor. */
export interface ExplainedForm {
  readonly trial: ExplainedTrial;
  readonly controls: readonly ExplainedControl[];
  /** Answers that make the case inconclusive, because another check came first. */
  readonly masks: readonly string[];
  readonly evidence: Evidence;
}

export interface ExplainedReading {
  readonly finding: string;
  readonly summary: string;
  readonly chosen: string;
  /** Each choice and its meaning. */
  readonly readings: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly decidedBy: string;
  /** The expectation under each other choice of this case. */
  readonly otherwise: Readonly<Record<string, readonly string[]>>;
}

export interface ExplainedCase {
  readonly case: string;
  readonly title: string;
  readonly class: ReachClass;
  readonly cause?: string;
  readonly shows: readonly {
    readonly requirement: string;
    /** The consequence of missing it: `should` gives a warning. */
    readonly level: Level;
    readonly by: Claim['judges'];
    /** Any one of several answers shows it. */
    readonly oneOf: boolean;
  }[];
  readonly disposable: ExplainedForm;
  readonly vendor?: ExplainedForm;
  /** The reason why nothing can be sent to a vendor; absent if something can. */
  readonly notForVendor?: string;
  readonly readings?: readonly ExplainedReading[];
}

/** A contradiction or gap of the pages, and its interpretation. */
export interface ExplainedFinding {
  readonly finding: string;
  readonly kind: string;
  readonly pack: string;
  readonly operation?: string;
  /** The names, codes, statuses and values that it concerns. */
  readonly subject: string;
  readonly summary: string;
  /** Absent if there is nothing to decide. */
  readonly ruling?: {
    readonly chosen: string;
    /** Each choice and its meaning. */
    readonly readings: Readonly<Record<string, string>>;
    /** Edition → choice, if selecting an edition decides. */
    readonly byEdition?: Readonly<Record<string, string>>;
    readonly reason: string;
    readonly decidedBy: string;
    /** The commands that judge by each other choice. */
    readonly runOtherwise: readonly string[];
  };
  readonly places: readonly ExplainedPlace[];
  /** Ids of the cases that depend on it. */
  readonly cases: readonly string[];
}

export interface Explanation {
  readonly id: string;
  /** Present if the id is that of a finding. */
  readonly finding?: ExplainedFinding;
  readonly requirements: readonly ExplainedRequirement[];
  readonly cases: readonly ExplainedCase[];
  /** The command that runs exactly these cases. Absent without cases. */
  readonly run?: string;
}
