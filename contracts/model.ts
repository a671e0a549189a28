/**
 * What this room hands on: contract cases as plain data, made from a pack's requirements and the causes written by hand.
 * Everything a runner needs stands in the case; nothing here knows a target, a signature or a clock.
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
 * Text with references `${name}`: a value returned by a state (`${instanceId}`, `${other.instanceId}` for a state set up
 * `as: other`), by the judged answer (`${answer.OrderId}`), a parameter of the judged request (`${request.Period}`, with
 * `${request.PeriodUnit|Month}` where it may be left out), by an earlier request with a name (`${first.OrderId}`), or
 * `${unique}`: 12 characters of a-z and 0-9, fresh for each run of a trial. `${time.now}` and `${time.hourAgo}` are the minute
 * in which the trial began and the one an hour before, in ISO 8601 and UTC. A list stands for its JSON text, `${diskIds.0}`
 * for one entry.
 */
export type Template = string;

/** Reach of a precondition or of a cause, from what any caller may do to what only the target's owner can (design: classes of reach). */
export type ReachClass = DataOf<typeof reachClass>;

/** What a pass rests on: control and case, the answer alone, or that the target was told to answer so. */
export type Evidence = DataOf<typeof evidence>;

/** A named precondition, as in Pact. String parameters are templates; `pack` and `scope` are added by the runner. */
export type ProviderState = DataOf<typeof providerState>;

/** One documented answer: status and code are judged; the wording of the message only as a *should*. */
export interface ExpectedError {
  readonly status: number;
  readonly code: string;
  /** Documented wordings; empty where the page prints none. `%s` stands for any text. */
  readonly messages: readonly string[];
}

export interface ExpectedSuccess {
  readonly outcome: 'success';
  readonly status: number;
  /** Part of the result that must be there; strings are templates, an array's entries may stand anywhere in it. */
  readonly contains?: JsonValue;
  /** Part of the result that must not be there, in the form of `contains`. */
  readonly lacks?: JsonValue;
  /** Fields of the result that must be there and not empty, whatever they hold. */
  readonly has?: readonly string[];
  /** Name of an earlier request (`as`): field by field the result is the one that it got. */
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
 * What one field of the observed world must have become. `later` adds `amount` months or weeks to the old time; amount and
 * unit are templates, so that a request says by how much (`${request.Period}`). A shorter month counts by its last day.
 * `day-of-month`: the first such day after the old time, from its beginning on and due at the old time of day. No page names a
 * time zone: months and their days may be those of UTC or of UTC+8. The new time may lie less than `toleranceHours` later than
 * due, since a vendor may round up to the end of a day, and five minutes earlier, since it may leave out seconds, but no more.
 * A list such as `locks` is compared as its sorted entries joined by commas, empty as ``; it `gains` or `loses` one entry.
 */
export type FieldChange = DataOf<typeof fieldChange>;

/**
 * A change of the observed world. `resource` is a kind of the pack's resources.yaml, with the fields of that kind. `id` is a template; one that is a list of ids (`${diskIds}`) means the same change of
 * each. `added` resources are matched by their id where the answer gave one, else by their fields; `optional`: it may be
 * absent, but if there is one it has these fields, and if the answer names it (`${answer.OrderId}`) it is there.
 */
export type ExpectedChange = DataOf<typeof expectedChange>;

/**
 * What a request must have done. `changes` must all be seen and nothing else may change, except the places in `allowed`
 * (`disks/*\/status`), about which the page says nothing. An empty list of changes means: nothing happened.
 */
export type ExpectedEffect = DataOf<typeof expectedEffect>;

/**
 * A place of the protocol in a request, whatever name the signature gives it and wherever it travels. `credential` is what
 * holds the key id where a signature puts more than that there; `authorization` is the header as a whole.
 */
export type ProtocolPlace = DataOf<typeof protocolPlace>;

/** How a request travels, where that is what is judged. Whatever is left out is as in every other request of the runner. */
export type WireForm = DataOf<typeof wireForm>;

export interface RequestStep {
  readonly step: 'request';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, Template>>;
  readonly format: 'json' | 'xml';
  readonly expect: ExpectedAnswer;
  /** Absent: effects are not looked at for this request. */
  readonly effect?: ExpectedEffect;
  /** Name under which later templates find the fields of its result: `${first.OrderId}`. */
  readonly as?: string;
  /** The same request sent so many times at once. */
  readonly atOnce?: AtOnce;
  readonly wire?: WireForm;
}

/**
 * Identical requests in flight together. One of them at least must get `expect`; each of the others the same result or one
 * of `others`. The effect is looked at once, after the last answer.
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
  /** Answers that say that the target does not have the operation, which it need not: then nothing is judged. */
  readonly withheld?: readonly ExpectedError[];
  /** The best evidence that a pass of this arrangement can give. */
  readonly evidence: Evidence;
}

/** What a case shows: which requirements, and by which side of the trial's outcome. */
export interface Claim {
  readonly requirements: readonly string[];
  /** `one-of`: the pages give several answers for one cause, and any of them proves the claim. */
  readonly mode: 'all' | 'one-of';
  /** `envelope`: a rule about how every answer is written, whatever it says; `rule` names it. */
  readonly judges: 'answer' | 'effect' | 'answer-and-effect' | 'envelope';
  readonly rule?: EnvelopeRule;
  readonly kind: RequirementKind;
  readonly level: Level;
  readonly profile: ProfileName;
  /** Where the newest edition says so. */
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
}

/**
 * Another way to read the pages for this case: what is expected then, or why it cannot be judged. `tolerated`: the pages
 * document this as well, so that under the chosen reading an answer as expected here is inconclusive and no failure.
 */
export interface AlternativeReading {
  readonly choice: string;
  readonly tolerated?: true;
  /** Further states that the trial is in then, and the request that the state must not affect. */
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
  /** Id of the cause in contracts/causes/<pack>/ that this case comes from; absent for plain successes and parameters left out. */
  readonly cause?: string;
  readonly claims: readonly [Claim, ...Claim[]];
  /** For a target that may be changed at will. */
  readonly disposable: Arrangement;
  /** For a vendor: reserved identifiers only. Absent where the case cannot be had there. */
  readonly vendor?: Arrangement;
  /** The contradictions that the expectation depends on. */
  readonly readings?: readonly CaseReading[];
}

/** One contradiction of the pages, as this case reads it. */
export interface CaseReading {
  readonly finding: string;
  readonly chosen: string;
  /** Edition of a page → the choice that it makes, where it is selected. */
  readonly byEdition?: Readonly<Record<string, string>>;
  readonly alternatives: readonly AlternativeReading[];
}

/** A requirement without a case, and why. */
export interface UntestedRequirement {
  readonly requirement: string;
  readonly class: ReachClass;
  readonly reason: string;
}

/** The generated contract of one pack, or of the operations of it that were loaded. */
export interface Contract {
  readonly pack: string;
  /** How many causes the cases come from. */
  readonly causes: number;
  readonly cases: readonly Case[];
  readonly untested: readonly UntestedRequirement[];
}

/** One file of it: `contracts/cases/<pack>/<Operation>.json`, or `shared.json` for what belongs to no operation. */
export type ContractPart = Pick<Contract, 'cases' | 'untested'>;
