/**
 * One requirement or case explained, as plain data: what `explain --json` prints, and what the text for people is made from.
 * Sentences are ready to read; names, parameters and ids stand apart from them.
 */
import type { Claim, Control, Evidence, JsonValue, ReachClass } from '#contracts';
import type { Level, LineSpan, ProfileName, RequirementKind } from '#specs';

/** A place on a page, with the document it is in. */
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
  /** What a statement about the protocol is known from. */
  readonly source?: string;
  /** Newest edition first. */
  readonly places: readonly ExplainedPlace[];
  /** Why it has no case; absent where it has one. */
  readonly reason?: string;
}

export interface ExplainedState {
  readonly state: string;
  readonly params: Readonly<Record<string, JsonValue>>;
  /** Prefix of the values it returns. */
  readonly as?: string;
}

export interface ExplainedRequest {
  readonly operation: string;
  /** As in the case: `${instanceId}` stands for a value that a state or an earlier request gave. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly format: 'json' | 'xml';
  readonly as?: string;
  /** Identical requests in flight together. */
  readonly copies?: number;
  /** How it travels, where that is not as usual: an entry for each thing. */
  readonly wire?: readonly string[];
  /** What it must get, an entry per sentence. */
  readonly expected: readonly string[];
  /** What it must have done; absent where that is not looked at. */
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
  /** How it differs from the trial, a line each: `+` more, `-` less, `~` changed. */
  readonly differences: readonly string[];
  readonly expected: readonly string[];
  readonly effect?: readonly string[];
}

/** One form of a case: for a target that may be changed at will, or for a vendor. */
export interface ExplainedForm {
  readonly trial: ExplainedTrial;
  readonly controls: readonly ExplainedControl[];
  /** Answers after which the case is inconclusive, since another check came first. */
  readonly masks: readonly string[];
  readonly evidence: Evidence;
}

export interface ExplainedReading {
  readonly finding: string;
  readonly summary: string;
  readonly chosen: string;
  /** Each choice and what it means. */
  readonly readings: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly decidedBy: string;
  /** What is expected under the other choices of this case. */
  readonly otherwise: Readonly<Record<string, readonly string[]>>;
}

export interface ExplainedCase {
  readonly case: string;
  readonly title: string;
  readonly class: ReachClass;
  readonly cause?: string;
  readonly shows: readonly {
    readonly requirement: string;
    /** What missing it means: `should` makes a warning. */
    readonly level: Level;
    readonly by: Claim['judges'];
    /** It is shown by any one of several answers. */
    readonly oneOf: boolean;
  }[];
  readonly disposable: ExplainedForm;
  readonly vendor?: ExplainedForm;
  /** Why there is nothing to send to a vendor; absent where there is. */
  readonly notForVendor?: string;
  readonly readings?: readonly ExplainedReading[];
}

/** Something about the pages that is wrong or open, and how it is read where they contradict each other. */
export interface ExplainedFinding {
  readonly finding: string;
  readonly kind: string;
  readonly pack: string;
  readonly operation?: string;
  /** Names, codes, statuses and values that it is about. */
  readonly subject: string;
  readonly summary: string;
  /** Absent where nothing has to be decided. */
  readonly ruling?: {
    readonly chosen: string;
    /** Each choice and what it means. */
    readonly readings: Readonly<Record<string, string>>;
    /** Edition → choice, where selecting an edition decides. */
    readonly byEdition?: Readonly<Record<string, string>>;
    readonly reason: string;
    readonly decidedBy: string;
    /** The commands that judge by each other choice. */
    readonly runOtherwise: readonly string[];
  };
  readonly places: readonly ExplainedPlace[];
  /** Ids of the cases that rest on it. */
  readonly cases: readonly string[];
}

export interface Explanation {
  readonly id: string;
  /** Where the id is that of a finding. */
  readonly finding?: ExplainedFinding;
  readonly requirements: readonly ExplainedRequirement[];
  readonly cases: readonly ExplainedCase[];
  /** The command that runs these cases and no others; absent where there are none. */
  readonly run?: string;
}
