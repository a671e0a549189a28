/**
 * What this room hands on: contract cases as plain data, made from a pack's requirements and the causes written by hand.
 * Everything a runner needs stands in the case; nothing here knows a target, a signature or a clock.
 */
import type { Level, ProfileName, RequirementKind } from '#specs';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * Text with references `${name}`: a value returned by a state (`${instanceId}`, `${other.instanceId}` for a state set up
 * `as: other`), by the judged answer (`${answer.OrderId}`), a parameter of the judged request (`${request.Period}`, with
 * `${request.PeriodUnit|Month}` where it may be left out), or `${unique}`: 12 characters
 * of a-z and 0-9, fresh for each run of a trial.
 */
export type Template = string;

/** Reach of a precondition or of a cause, from what any caller may do to what only the target's owner can (design: classes of reach). */
export type ReachClass = 'request' | 'state' | 'account' | 'fault' | 'unreachable' | 'unmodelled';

/** What a pass rests on: control and case, the answer alone, or that the target was told to answer so. */
export type Evidence = 'proven' | 'observed' | 'injected';

/** A named precondition, as in Pact. String parameters are templates; `pack` and `scope` are added by the runner. */
export interface ProviderState {
  readonly name: string;
  readonly params: Readonly<Record<string, JsonValue>>;
  /** Prefix for the values it returns; without it they are bound by their bare names. */
  readonly as?: string;
}

/** One documented answer: status and code are judged; the wording of the message only as a *should*. */
export interface ExpectedError {
  readonly status: number;
  readonly code: string;
  /** Documented wordings; empty where the page prints none. `%s` stands for any text. */
  readonly messages: readonly string[];
}

export type ExpectedAnswer =
  | {
      readonly outcome: 'success';
      readonly status: number;
      /** Part of the result that must be there; strings are templates, an array's entries may stand anywhere in it. */
      readonly contains?: JsonValue;
    }
  | { readonly outcome: 'error'; readonly anyOf: readonly ExpectedError[] };

/**
 * What one field of the observed world must have become. `later` adds `amount` calendar months or weeks in UTC to the old
 * time; amount and unit are templates, so that a request says by how much (`${request.Period}`).
 */
export type FieldChange =
  | { readonly to: 'value'; readonly oneOf: readonly Template[] }
  | { readonly to: 'later'; readonly amount: Template; readonly unit: Template; readonly toleranceHours: number }
  | { readonly to: 'less' }
  | { readonly to: 'more' };

/** A change of the observed world. `id` is a template; `added` resources are matched by the fields given. */
export type ExpectedChange =
  | {
      readonly change: 'field';
      readonly resource: 'instances' | 'disks' | 'orders' | 'vouchers';
      readonly id: Template;
      readonly field: string;
      readonly becomes: FieldChange;
    }
  | {
      readonly change: 'added';
      readonly resource: 'orders';
      readonly id: Template;
      readonly fields: Readonly<Record<string, JsonValue>>;
    }
  | { readonly change: 'balance'; readonly becomes: FieldChange };

/**
 * What a request must have done. `changes` must all be seen and nothing else may change, except the places in `allowed`
 * (`disks/*\/status`), about which the page says nothing. An empty list of changes means: nothing happened.
 */
export interface ExpectedEffect {
  readonly changes: readonly ExpectedChange[];
  readonly allowed: readonly string[];
}

export interface RequestStep {
  readonly step: 'request';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, Template>>;
  readonly format: 'json' | 'xml';
  readonly expect: ExpectedAnswer;
  /** Absent: effects are not looked at for this request. */
  readonly effect?: ExpectedEffect;
}

export interface StateStep {
  readonly step: 'state';
  readonly state: ProviderState;
}

export type Step = RequestStep | StateStep;

/** States set up in order, steps that must go as expected, and the request that is judged, all in one scope of its own. */
export interface Trial {
  readonly states: readonly ProviderState[];
  readonly before: readonly Step[];
  readonly request: RequestStep;
}

/**
 * The twin of a trial. `without-cause` differs from it in the cause alone and must reach its own stated outcome;
 * `same-state` keeps the states and makes a request that they must not affect. `channel` proves nothing about the cause:
 * it shows that a change of the world is seen at all, where no other control of the case makes one.
 */
export interface Control {
  readonly control: 'without-cause' | 'same-state' | 'channel';
  readonly trial: Trial;
}

export interface Arrangement {
  readonly trial: Trial;
  readonly controls: readonly Control[];
  /** Answers that say nothing about the cause, since another check came first: then the case is inconclusive. */
  readonly masks: readonly ExpectedError[];
  /** The best evidence that a pass of this arrangement can give. */
  readonly evidence: Evidence;
}

/** What a case shows: which requirements, and by which side of the trial's outcome. */
export interface Claim {
  readonly requirements: readonly string[];
  /** `one-of`: the pages give several answers for one cause, and any of them proves the claim. */
  readonly mode: 'all' | 'one-of';
  readonly judges: 'answer' | 'effect' | 'answer-and-effect';
  readonly kind: RequirementKind;
  readonly level: Level;
  readonly profile: ProfileName;
  /** Where the newest edition says so. */
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
}

/** Another way to read the pages for this case: what is expected then, or why it cannot be judged. */
export interface AlternativeReading {
  readonly choice: string;
  readonly expect?: ExpectedAnswer;
  readonly effect?: ExpectedEffect;
  readonly inconclusive?: string;
}

export interface Case {
  readonly id: string;
  readonly pack: string;
  readonly operation: string;
  readonly title: string;
  readonly class: ReachClass;
  /** Cause in contracts/causes/<pack>.yaml that this case provokes; absent for successes. */
  readonly cause?: string;
  readonly claims: readonly [Claim, ...Claim[]];
  /** For a target that may be changed at will. */
  readonly disposable: Arrangement;
  /** For a vendor: reserved identifiers only. Absent where the case cannot be had there. */
  readonly vendor?: Arrangement;
  /** The contradiction that the expectation depends on. */
  readonly reading?: {
    readonly finding: string;
    readonly chosen: string;
    readonly alternatives: readonly AlternativeReading[];
  };
}

// --- causes: written by hand ----------------------------------------------------------------------------------------

/** Change to a valid request: templates set, parameters left out. */
export interface RequestChange {
  readonly operation?: string;
  readonly set?: Readonly<Record<string, Template>>;
  readonly remove?: readonly string[];
}

/** A valid request of an operation: what it needs, how it looks and what it does. */
export interface Baseline {
  readonly states: readonly ProviderState[];
  readonly parameters: Readonly<Record<string, Template>>;
  readonly contains?: JsonValue;
  readonly effect: ExpectedEffect;
}

/** Steps in words of a cause file: a request like the baseline's with changes, or a state. */
export type CauseStep = { readonly request: RequestChange } | { readonly state: ProviderState };

/**
 * The request that a cause's state must not affect. `otherResource`: the baseline's states are set up once more under the
 * alias `other`, and the request goes to those. `request` changes it, or makes it one of another operation.
 */
export interface SameStateControl {
  readonly otherResource?: true;
  readonly request?: RequestChange;
  readonly effect?: ExpectedEffect;
  readonly addStates?: readonly ProviderState[];
}

/** How documented errors are provoked. Shared by every operation named in `answers`. */
export interface Cause {
  readonly id: string;
  readonly class: ReachClass;
  /** Operation → rows it provokes there, `status code` or `status code~2`. Several: all are accepted, and `because` says why. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly because?: string;
  /** Why there are no cases; for the classes `unreachable` and `unmodelled`. */
  readonly reason?: string;
  readonly evidence?: Evidence;
  /** States in place of the baseline's, for the trial and for the control. */
  readonly states?: readonly ProviderState[];
  readonly controlStates?: readonly ProviderState[];
  /** States after the baseline's, for the trial alone. */
  readonly addStates?: readonly ProviderState[];
  /** Changes to the request of trial and control alike, then of the trial alone. */
  readonly bothRequests?: RequestChange;
  readonly request?: RequestChange;
  /** Steps before the judged request of the trial, and of its control. */
  readonly before?: readonly CauseStep[];
  readonly controlBefore?: readonly CauseStep[];
  readonly controlEffect?: ExpectedEffect;
  /** Places that an error of this cause may change, since the page says so. */
  readonly allowed?: readonly string[];
  readonly sameState?: SameStateControl;
  /** Parameter requirements (`ClientToken/maxLength`) that this cause shows as well. */
  readonly parameters?: readonly string[];
  readonly reading?: {
    readonly finding: string;
    readonly chosen: string;
    readonly alternatives: readonly {
      readonly choice: string;
      readonly success?: true;
      readonly inconclusive?: string;
    }[];
  };
}

/** One cell: its rows where they are about arrears, or the finding under which any documented refusal will do. */
export interface ArrearsCellCause {
  readonly answers?: readonly string[];
  readonly because?: string;
  readonly reading?: { readonly finding: string; readonly chosen: string };
}

/** How one condition of the arrears matrix is brought about and seen, and what its cells answer. */
export interface ArrearsCause {
  readonly addStates: readonly ProviderState[];
  /** The reading request that shows the condition; a trial whose world does not show it was never in that state. */
  readonly seenBy: {
    readonly operation: string;
    readonly parameters: Readonly<Record<string, Template>>;
    readonly contains: JsonValue;
  };
  /** Operations that have cases; `answers` of a refused cell, with `because` where they are not rows about arrears. */
  readonly cells: Readonly<Record<string, ArrearsCellCause>>;
}

/** contracts/causes/<pack>.yaml */
export interface CauseFile {
  /** Values that stand for states on a vendor: reserved identifiers and the vendor's own region. */
  readonly vendorValues: Readonly<Record<string, string>>;
  /** Per operation, the rows that an identifier which never existed gets. */
  readonly absent: Readonly<Record<string, readonly string[]>>;
  readonly baselines: Readonly<Record<string, Baseline>>;
  readonly causes: readonly Cause[];
  readonly arrears?: Readonly<Record<string, ArrearsCause>>;
}

/** A requirement without a case, and why. */
export interface UntestedRequirement {
  readonly requirement: string;
  readonly class: ReachClass;
  readonly reason: string;
}

/** contracts/cases/<pack>.json: the generated contract of one pack. */
export interface Contract {
  readonly pack: string;
  readonly causes: number;
  readonly cases: readonly Case[];
  readonly untested: readonly UntestedRequirement[];
}
