/**
 * What a person writes in `contracts/causes/<pack>.yaml`: how each documented error is provoked, and how each behaviour that
 * a page states in prose is shown. The generator makes cases of it; `causes.schema.json` is the form of the file.
 */
import type { Evidence, ExpectedEffect, JsonValue, ProviderState, ReachClass, Template, WireForm } from '../model.ts';

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
  /** Fields that the result must have, with any value but an empty one: ids of what came into being. */
  readonly has?: readonly string[];
  readonly effect: ExpectedEffect;
}

/**
 * Steps in words of a cause file: a request like the baseline's with changes, which must succeed, or must get one of
 * `answers`; or a state.
 */
export type CauseStep =
  | {
      readonly request: RequestChange;
      readonly as?: string;
      readonly answers?: readonly string[];
      /** Part of the result of a success. */
      readonly contains?: JsonValue;
    }
  | { readonly state: ProviderState };

/**
 * The request that a state must not affect. `otherResource`: the baseline's states are set up once more under the alias
 * `other`, and the request goes to those. `request` changes it, or makes it one of another operation.
 */
export interface SameStateControl {
  readonly otherResource?: true;
  readonly request?: RequestChange;
  readonly effect?: ExpectedEffect;
  readonly addStates?: readonly ProviderState[];
}

/** How a trial and its controls come about; whatever is left out is as in the baseline of the operation. */
export interface Provocation {
  /** States in place of the baseline's, for the trial and for the control. */
  readonly states?: readonly ProviderState[];
  readonly controlStates?: readonly ProviderState[];
  /** States after the baseline's, for the trial alone. */
  readonly addStates?: readonly ProviderState[];
  /** Changes to the request of trial and control alike, then of the trial alone. */
  readonly bothRequests?: RequestChange;
  readonly request?: RequestChange;
  /** One case for each of these named values of the parameter, which is set in the trial alone. */
  readonly each?: { readonly parameter: string; readonly values: Readonly<Record<string, Template>> };
  /** Steps before the judged request of the trial, and of its control. */
  readonly before?: readonly CauseStep[];
  readonly controlBefore?: readonly CauseStep[];
  readonly controlEffect?: ExpectedEffect;
  readonly sameState?: SameStateControl;
}

/** Another way to read the pages, and what the trial expects then. */
export interface PlannedReading {
  readonly finding: string;
  readonly chosen: string;
  readonly alternatives: readonly {
    readonly choice: string;
    /** An answer as this choice expects it is no fail under the chosen one: the pages document both. */
    readonly tolerated?: true;
    /** The request is carried out, with this effect or else the baseline's. */
    readonly success?: true;
    /** The request is refused with one of these rows. */
    readonly answers?: readonly string[];
    readonly effect?: ExpectedEffect;
    /** Fields that the result has then. */
    readonly has?: readonly string[];
    readonly inconclusive?: string;
  }[];
}

/** How documented errors are provoked. Shared by every operation named in `answers`. */
export interface Cause extends Provocation {
  readonly id: string;
  readonly class: ReachClass;
  /** Operation → rows it provokes there, `status code` or `status code~2`. Several: all are accepted, and `because` says why. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly because?: string;
  /** Why there are no cases; for the classes `unreachable` and `unmodelled`. */
  readonly reason?: string;
  readonly evidence?: Evidence;
  /** Operation → rows that another check may answer first, as the request cannot be had without breaking that as well. */
  readonly masks?: Readonly<Record<string, readonly string[]>>;
  /** Places that an error of this cause may change, since the page says so. */
  readonly allowed?: readonly string[];
  /** Parameter requirements (`ClientToken/maxLength`) that this cause shows as well. */
  readonly parameters?: readonly string[];
  /** Stated behaviours (`only-subscription`) that this cause shows as well, where the operation has them. */
  readonly shows?: readonly string[];
  readonly reading?: PlannedReading;
}

/**
 * How behaviours stated in prose are shown. `success`: carried out, with `effect` (the baseline's where it is left out).
 * `refusal`: one of `answers`, or where none is given any 4xx that the pages document for the operation; nothing happened.
 * `either`: the pages leave open which of both, and `effect` holds in both cases.
 */
export interface StatedCase extends Provocation {
  readonly id: string;
  readonly operation: string;
  readonly class: ReachClass;
  /** The entry under `causes` that provokes the same; without it this entry is a cause of its own. */
  readonly cause?: string;
  /** Stated behaviours by the last part of their ids (`only-subscription`). */
  readonly shows: readonly string[];
  /** Parameter requirements (`PeriodUnit/default`) that this case shows as well. */
  readonly parameters?: readonly string[];
  readonly expect: 'success' | 'refusal' | 'either';
  readonly answers?: readonly string[];
  /** Without `answers`: refused for a parameter of the operation (so where left out), or for what this names. */
  readonly refusedFor?: 'operation' | 'version';
  readonly contains?: JsonValue;
  /** Part of the result that must not be there. */
  readonly lacks?: JsonValue;
  /** Fields that the result must have, with any value but an empty one. */
  readonly has?: readonly string[];
  readonly effect?: ExpectedEffect;
  /** The judged request is sent so many times at once; the others may get one of these rows instead. */
  readonly atOnce?: { readonly copies: number; readonly others: readonly string[] };
  readonly reading?: PlannedReading;
}

/**
 * One cell: its rows where they are about arrears, else any documented refusal will do, by the finding that says so.
 * `sameState`: the request that the condition must not affect, where none about another resource of the kind will do.
 */
export interface ArrearsCellCause {
  readonly answers?: readonly string[];
  readonly because?: string;
  readonly sameState?: SameStateControl;
  readonly reading?: PlannedReading;
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

/**
 * How statements of the protocol are shown, by the probe or another operation with a baseline. `success`: the request in this
 * `form` is carried out; its control is signed with another secret, unless `control` says otherwise. `refusal`: with `fault` on
 * top of `form` it gets the rows of the statement; its control has no fault. `row`: it gets as far as its operation, which refuses
 * it with one of `answers`; `either`: it gets as far, and is carried out or refused so. The control of both is as for a success.
 */
export interface WireCause {
  readonly id: string;
  /** Statements of protocol.yaml by name; the first says what a refusal is answered, unless `refusedAs` names another: then any generation's answer will do. */
  readonly shows: readonly string[];
  readonly refusedAs?: string;
  readonly expect: 'success' | 'refusal' | 'row' | 'either';
  /** Rows of the operation, `status code`, for `row` and `either`. */
  readonly answers?: readonly string[];
  /** One case for each of these signatures. */
  readonly signers?: readonly string[];
  readonly operation?: string;
  /** One case for each operation that has a baseline and is not the probe; a target need not have them. */
  readonly everyOperation?: true;
  readonly class?: ReachClass;
  readonly evidence?: Evidence;
  /** States before the baseline's, and after them in the trial alone. */
  readonly states?: readonly ProviderState[];
  readonly addStates?: readonly ProviderState[];
  readonly form?: WireForm;
  readonly fault?: WireForm;
  readonly format?: 'json' | 'xml';
  /** A request before the judged one, in a form of its own; it must succeed. It is the same one where it names no other. */
  readonly before?: readonly {
    readonly operation?: string;
    /** The change to its own baseline, where it names another operation. */
    readonly request?: RequestChange;
    readonly form?: WireForm;
    readonly format?: 'json' | 'xml';
    readonly as?: string;
  }[];
  readonly request?: RequestChange;
  readonly contains?: JsonValue;
  readonly lacks?: JsonValue;
  readonly agreesWith?: string;
  /** Nothing is expected of what the result holds. */
  readonly plain?: true;
  readonly control?:
    | 'none'
    | { readonly request?: RequestChange; readonly lacks?: JsonValue; readonly format?: 'json' | 'xml' };
  /** The effect is looked at as well: nothing may happen, and the control has the baseline's. */
  readonly changesNothing?: true;
  /** No form for a vendor: the cost guard would hold it back. */
  readonly vendor?: false;
}

/** The protocol of a pack, as far as it is shown. */
export interface ProtocolCauses {
  /** Operation with a baseline that the protocol is judged by. */
  readonly probe: string;
  /** The statement that says what a wrong signature is answered, and the one that it changes nothing. */
  readonly wrongSignature: string;
  readonly changesNothing: string;
  /** Statements without a case, by name, and why there is none. */
  readonly untested?: Readonly<Record<string, { readonly class: ReachClass; readonly reason: string }>>;
  readonly cases: readonly WireCause[];
}

/** contracts/causes/<pack>.yaml */
export interface CauseFile {
  /** Values that stand for states on a vendor: reserved identifiers and the vendor's own region. */
  readonly vendorValues: Readonly<Record<string, string>>;
  /** Per operation, the rows that an identifier which never existed gets. */
  readonly absent: Readonly<Record<string, readonly string[]>>;
  readonly baselines: Readonly<Record<string, Baseline>>;
  readonly causes: readonly Cause[];
  readonly stated?: readonly StatedCase[];
  readonly arrears?: Readonly<Record<string, ArrearsCause>>;
  readonly protocol?: ProtocolCauses;
}
