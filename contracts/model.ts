/**
 * What this room hands on: contract cases as plain data, made from the requirements of a pack and the causes written by
 * hand. A case contains everything that a runner needs. Nothing here knows a target, a signature or a clock.
 */
import type { DataOf, EnvelopeRule, Level, ProfileName, RequirementKind } from '#specs';
import type {
  evidence,
  expectedChange,
  expectedEffect,
  fieldChange,
  JsonValue,
  protocolPlace,
  providerState,
  reachClass,
  wireForm,
} from './case-schema.ts';

export type { JsonValue } from './case-schema.ts';

/**
 * Text with references `${name}`. A name is a value returned by a state (`${instanceId}`, or `${other.instanceId}` for
 * a state set up `as: other`), a field of the judged answer (`${answer.OrderId}`), a parameter of the judged request
 * (`${request.Period}`, with a default: `${request.PeriodUnit|Month}`), a field of an earlier named request
 * (`${first.OrderId}`), or `${unique}`: 12 characters of a-z and 0-9, new for each run of a trial. `${time.now}` is the
 * minute in which the trial began and `${time.hourAgo}` the minute an hour before, in ISO 8601 and UTC. A list becomes
 * its JSON text; `${diskIds.0}` is one entry.
 */
export type Template = string;

/** Who can bring about a precondition or cause, from any caller to the owner of the target only. */
export type ReachClass = DataOf<typeof reachClass>;

/** What a pass is based on: case and control, the answer alone, or a target that was instructed to answer this way. */
export type Evidence = DataOf<typeof evidence>;

/** A named precondition, as in Pact. String parameters are templates. The runner adds `pack` and `scope`. */
export type ProviderState = DataOf<typeof providerState>;

/** One documented answer. Status and code are required, the wording of the message is only recommended. */
export interface ExpectedError {
  readonly status: number;
  readonly code: string;
  /** Documented wordings; empty if the page prints none. `%s` matches any text. */
  readonly messages: readonly string[];
}

export interface ExpectedSuccess {
  readonly outcome: 'success';
  readonly status: number;
  /** Part of the result that must be present. Strings are templates. Entries of an array may be in any order. */
  readonly contains?: JsonValue;
  /** Part of the result that must be absent, in the form of `contains`. */
  readonly lacks?: JsonValue;
  /** Fields of the result that must be present and not empty, with any value. */
  readonly has?: readonly string[];
  /** Name of an earlier request (`as`). The result must equal the result of that request, field by field. */
  readonly agreesWith?: string;
}

export interface ExpectedRefusal {
  readonly outcome: 'error';
  readonly anyOf: readonly ExpectedError[];
}

/** `either`: the pages leave open whether the request is carried out or refused, and state what holds in both cases. */
export type ExpectedAnswer =
  | ExpectedSuccess
  | ExpectedRefusal
  | { readonly outcome: 'either'; readonly success: ExpectedSuccess; readonly refusal: ExpectedRefusal };

/**
 * The expected new value of one field of the observed world. `later` adds `amount` months or weeks to the old time;
 * both are templates, so the request can decide them (`${request.Period}`). In a shorter month the last day counts.
 * `day-of-month` is the first such day after the old time, due at the old time of day and accepted from the beginning
 * of that day. No page names a time zone, so months and days may be those of UTC or UTC+8. The new time may be up to
 * `toleranceHours` later, because a vendor may round up to the end of a day, and up to five minutes earlier, because a
 * vendor may omit seconds. A list such as `locks` is compared as its sorted entries joined by commas; it `gains` or
 * `loses` one entry.
 */
export type FieldChange = DataOf<typeof fieldChange>;

/**
 * A change of the observed world. `resource` is a kind in the pack's resources.yaml, with the fields of that kind. `id`
 * is a template; a list of ids (`${diskIds}`) means the same change of each. An `added` resource is found by its id if
 * the answer has one, otherwise by its fields. An `optional` resource may be absent. If it exists it has these fields,
 * and if the answer names it (`${answer.OrderId}`) it must exist.
 */
export type ExpectedChange = DataOf<typeof expectedChange>;

/**
 * The expected effect of a request. Every one of `changes` must be seen. Nothing else may change, except the places in
 * `allowed` (`disks/*\/status`), which the page leaves open. An empty list of changes means that nothing may happen.
 */
export type ExpectedEffect = DataOf<typeof expectedEffect>;

/**
 * A place of the protocol in a request, whatever its name is and wherever it travels. `credential` is the text that
 * contains the key id and, for some signatures, more. `authorization` is the whole header.
 */
export type ProtocolPlace = DataOf<typeof protocolPlace>;

/**
 * How a request travels, if that is the subject of the case. Absent parts are as in every other request of the runner.
 */
export type WireForm = DataOf<typeof wireForm>;

export interface RequestStep {
  readonly step: 'request';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, Template>>;
  readonly format: 'json' | 'xml';
  readonly expect: ExpectedAnswer;
  /** Absent if effects are not judged for this request. */
  readonly effect?: ExpectedEffect;
  /** Name by which later templates refer to the fields of its result: `${first.OrderId}`. */
  readonly as?: string;
  /** The same request, sent several times at once. */
  readonly atOnce?: AtOnce;
  readonly wire?: WireForm;
}

/**
 * Identical requests in flight together. At least one must get `expect`. Each of the others gets the same result or one
 * of `others`. The effect is judged once, after the last answer.
 */
export interface AtOnce {
  readonly copies: number;
  readonly others: readonly ExpectedError[];
}

export interface StateStep {
  readonly step: 'state';
  readonly state: ProviderState;
}

export type Step = RequestStep | StateStep;

/**
 * States that are set up in order, steps that must go as expected, and the judged request, all in one scope of its own.
 */
export interface Trial {
  readonly states: readonly ProviderState[];
  readonly before: readonly Step[];
  readonly request: RequestStep;
}

/**
 * The counterpart of a trial. `without-cause` differs from the trial in the cause alone and must reach its own outcome.
 * `same-state` keeps the states and makes a request that they must not affect. `channel` only shows that changes of the
 * world are visible, if no other control of the case makes a change.
 */
export interface Control {
  readonly control: 'without-cause' | 'same-state' | 'channel';
  readonly trial: Trial;
}

export interface Arrangement {
  readonly trial: Trial;
  readonly controls: readonly Control[];
  /** Answers of another check that comes first. They make the case inconclusive. */
  readonly masks: readonly ExpectedError[];
  /** Answers of a target that does not have this optional operation. Then nothing is judged. */
  readonly withheld?: readonly ExpectedError[];
  /** The best evidence that a pass of this arrangement can give. */
  readonly evidence: Evidence;
}

/** What a case shows: which requirements, and by which part of the outcome. */
export interface Claim {
  readonly requirements: readonly string[];
  /** `one-of`: the pages give several answers for one cause, and any of them proves the claim. */
  readonly mode: 'all' | 'one-of';
  /** `envelope`: a rule about every answer, whatever it says. `rule` names it. */
  readonly judges: 'answer' | 'effect' | 'answer-and-effect' | 'envelope';
  readonly rule?: EnvelopeRule;
  readonly kind: RequirementKind;
  readonly level: Level;
  readonly profile: ProfileName;
  /** Where the newest edition states it. */
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
}

/**
 * Another interpretation of the pages for this case: the expectation under it, or the reason why the case cannot be
 * judged. `tolerated`: the pages also document this, so under the chosen interpretation such an answer is inconclusive
 * and not a failure.
 */
export interface AlternativeReading {
  readonly choice: string;
  readonly tolerated?: true;
  /** Additional states of the trial and of the control in the same state. */
  readonly addStates?: readonly ProviderState[];
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
  /** Id of the cause in contracts/causes/<pack>/. Absent for plain successes and missing parameters. */
  readonly cause?: string;
  readonly claims: readonly [Claim, ...Claim[]];
  /** For a disposable target. */
  readonly disposable: Arrangement;
  /** For a vendor, with reserved identifiers only. Absent if the case cannot be sent to a vendor. */
  readonly vendor?: Arrangement;
  /** The contradictions of the pages that the expectation depends on. */
  readonly readings?: readonly CaseReading[];
}

/** One contradiction of the pages, and its interpretation in this case. */
export interface CaseReading {
  readonly finding: string;
  readonly chosen: string;
  /** Edition of a page → the choice that it makes, if the edition is selected. */
  readonly byEdition?: Readonly<Record<string, string>>;
  readonly alternatives: readonly AlternativeReading[];
}

/** A requirement without a case, and the reason. */
export interface UntestedRequirement {
  readonly requirement: string;
  readonly class: ReachClass;
  readonly reason: string;
}

/** The generated contract of one pack, or of its operations that were loaded. */
export interface Contract {
  readonly pack: string;
  /** Number of causes that the cases come from. */
  readonly causes: number;
  readonly cases: readonly Case[];
  readonly untested: readonly UntestedRequirement[];
}

/**
 * One file of the contract: `contracts/cases/<pack>/<Operation>.json`, or `shared.json` for what belongs to no
 * operation.
 */
export type ContractPart = Pick<Contract, 'cases' | 'untested'>;
