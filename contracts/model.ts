/**
 * What this room hands on: contract cases as plain data, made from a pack's requirements and the causes written by hand.
 * Everything a runner needs stands in the case; nothing here knows a target, a signature or a clock.
 */
import type { Level, ProfileName, RequirementKind } from '#specs';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * Text with references `${name}`: a value returned by a state (`${instanceId}`, `${other.instanceId}` for a state set up
 * `as: other`), by an earlier answer (`${first.OrderId}`), or by the runner (`${unique}`: fresh for each run of a case).
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
  | { readonly outcome: 'success'; readonly status: number }
  | { readonly outcome: 'error'; readonly anyOf: readonly ExpectedError[] };

/** What one field of the observed world must have become. Times are ISO 8601; months are calendar months in UTC. */
export type FieldChange =
  | { readonly to: 'value'; readonly oneOf: readonly JsonValue[] }
  | { readonly to: 'later'; readonly months?: number; readonly weeks?: number; readonly toleranceHours: number }
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
  /** Name under which later templates see this answer's result. */
  readonly as?: string;
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
 * `same-state` keeps the states and makes a request that they must not affect.
 */
export interface Control {
  readonly control: 'without-cause' | 'same-state';
  readonly trial: Trial;
}

export interface Arrangement {
  readonly trial: Trial;
  readonly controls: readonly Control[];
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
  readonly set?: Readonly<Record<string, Template>>;
  readonly remove?: readonly string[];
}

/** How a valid request of an operation looks, what it needs and what it does. */
export interface Baseline {
  readonly operation: string;
  readonly states: readonly ProviderState[];
  readonly parameters: Readonly<Record<string, Template>>;
  readonly effect: ExpectedEffect;
}

/** How one documented error is provoked. */
export interface Cause {
  readonly id: string;
  readonly class: ReachClass;
  /** Operation → documented codes it provokes there, `status code`. Several: all are accepted, and `because` says why. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly because?: string;
  /** Why there is no case: class `unreachable` only. */
  readonly reason?: string;
  readonly evidence?: Evidence;
  /** States of the trial in place of the baseline's; the control keeps the baseline's unless `controlStates` says otherwise. */
  readonly states?: readonly ProviderState[];
  /** States set up after the baseline's. */
  readonly addStates?: readonly ProviderState[];
  readonly controlStates?: readonly ProviderState[];
  readonly request?: RequestChange;
  readonly controlRequest?: RequestChange;
  /** Steps before the judged request, in trial and control. */
  readonly before?: readonly Step[];
  readonly controlBefore?: readonly Step[];
  /** The request that the state must not affect, with the states that it needs besides. */
  readonly sameState?: {
    readonly addStates?: readonly ProviderState[];
    readonly operation?: string;
    readonly request: RequestChange;
  };
  /** Parameter requirements (`ClientToken/maxLength`) that this cause shows as well. */
  readonly parameters?: readonly string[];
  readonly finding?: string;
}
