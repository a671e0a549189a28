/**
 * What this room hands on: what was sent, what came back, what did not match, and a verdict per claim.
 * A refused connection, a timeout or bad JSON is an observation about the target, never an exception.
 */
import type { Case, Evidence, JsonValue, ReachClass, WireForm } from '#contracts';
import type { EnvelopeRule, FormatName, Level, Pack, ProfileName, RequirementKind } from '#specs';
import type { Secret } from './secret.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: Secret;
  readonly securityToken?: Secret;
}

/** `embedded` is the mock in this process; `disposable` may be changed at will; anything else is a `vendor`. */
export type TargetKind = 'embedded' | 'disposable' | 'vendor';

export interface Target {
  readonly kind: TargetKind;
  /** Base URL per pack; requests go to its path. */
  readonly urls: Readonly<Record<string, string>>;
  readonly stateUrl?: string;
  /** Path of the target file, where there is one. */
  readonly file?: string;
  readonly credentials: Readonly<Record<string, Credentials>>;
  /** What the owner implements of the state protocol; absent: not declared, everything is tried. */
  readonly supports?: {
    readonly states?: readonly string[];
    readonly observe: boolean;
    readonly scopes: boolean;
  };
  /** How long the runner waits after a request that is judged, or that succeeded before one, for effects that come late. */
  readonly settleMs?: number;
}

// --- the wire -------------------------------------------------------------------------------------------------------

export type HttpMethod = NonNullable<WireForm['method']>;

/** A request as it leaves. Header names are lower case. */
export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Why there is no usable answer. */
export type TransportFault =
  | 'refused-by-guard'
  | 'unreachable'
  | 'connection-lost'
  | 'timeout'
  | 'cancelled'
  | 'too-large'
  | 'redirect';

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The bytes of the body are not coded as the headers say: what is wrong, in one sentence. */
  readonly miscoded?: string;
}

/** Request sent and response received, redacted. Exactly one of `response` and `fault` is there. */
export interface Exchange {
  readonly operation: string;
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly fault?: { readonly kind: TransportFault; readonly message: string };
  readonly durationMs: number;
}

/** A response read by the pack's envelope. `problem` says why it could not be read; nothing else is then to be trusted. */
export interface Answer {
  readonly status: number;
  readonly format: FormatName | 'unknown';
  readonly problem?: string;
  /** The whole decoded body. */
  readonly body?: JsonValue;
  readonly requestId?: string;
  readonly error?: { readonly code: string | undefined; readonly message: string | undefined };
  /** Operation's own part of a success. */
  readonly result?: JsonValue;
  /** Root element, for XML. */
  readonly root?: string;
}

// --- the observed world ---------------------------------------------------------------------------------------------

/** A field of an observed resource. Times are ISO 8601 in UTC. */
export type ObservedValue = string | number | null | readonly string[];

/** A resource by the fields of its kind in the pack's resources.yaml. An optional field may be absent: the runner did not see it. */
export type ObservedResource = Readonly<Record<string, ObservedValue | undefined>>;

/**
 * What `observe` answers: the world of one scope, with a list of resources for each kind of the pack. The balance is in the
 * account's currency. An absent list was not seen.
 */
export interface Observation {
  readonly balance: number;
  readonly [kind: string]: readonly ObservedResource[] | number | undefined;
}

export type StateValues = Readonly<Record<string, JsonValue>>;

/** Answer of a state driver. `unsupported` is the owner's word and makes a skip; a failure names the hook and its answer. */
export type StateOutcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'unsupported'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: string };

/** Brings a target into a state. One scope is one isolated world. */
export interface StateDriver {
  readonly name: string;
  setUp(pack: string, scope: string, name: string, params: StateValues): Promise<StateOutcome<StateValues>>;
  tearDown(pack: string, scope: string, name: string, params: StateValues): Promise<StateOutcome<StateValues>>;
  observe(pack: string, scope: string): Promise<StateOutcome<Observation>>;
}

// --- judgement ------------------------------------------------------------------------------------------------------

/** One place where the answer is not what the page says. `path` is a JSON Pointer into the answer, or a place in the world. */
export interface Mismatch {
  readonly check: string;
  readonly level: Level;
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export type Verdict = 'pass' | 'fail' | 'warning' | 'skip' | 'inconclusive';

/** Who decided a skip, or whose fault it is that nothing could be judged. */
export type Party = 'target' | 'owner' | 'suite' | 'caller' | 'documents';

export type TrialRole = 'trial' | 'without-cause' | 'same-state' | 'channel';

/**
 * Every exchange of one trial, in order. Readings of the world are there only where the effect did not match or could not be
 * relied on.
 */
export interface TrialRecord {
  readonly role: TrialRole;
  readonly scope: string;
  readonly exchanges: readonly Exchange[];
  /** The judged request: its place among the exchanges and its answer in a few words. Absent: it got none. */
  readonly judged?: { readonly exchange: number; readonly answer: string };
}

/** Verdict about one claim of one case. */
export interface CaseResult {
  readonly case: string;
  readonly pack: string;
  readonly operation: string;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly profile: ProfileName;
  readonly kind: RequirementKind;
  readonly level: Level;
  readonly class: ReachClass;
  readonly cause?: string;
  readonly page: { readonly document: string; readonly lines: readonly [number, number] };
  readonly verdict: Verdict;
  /** There for pass and warning only. */
  readonly evidence?: Evidence;
  /** One sentence: why it is not a pass, or what the pass rests on where that needs saying. */
  readonly reason?: string;
  readonly party?: Party;
  readonly mismatches: readonly Mismatch[];
  readonly expected: string;
  readonly observed: string;
  /** The case that drew the first answer which broke the rule, where that was another one. */
  readonly drawnIn?: string;
  readonly reading?: { readonly finding: string; readonly choice: string };
  /** All readings that it depends on, where there are several; the first of them is `reading`. */
  readonly readings?: readonly { readonly finding: string; readonly choice: string }[];
  readonly trials: readonly TrialRecord[];
}

/** An answer that no page lists for the operation. */
export interface UndocumentedAnswer {
  readonly pack: string;
  readonly operation: string;
  readonly status: number;
  readonly code: string;
  readonly cases: readonly string[];
  /** One of the requests that drew it, redacted. */
  readonly request: HttpRequest;
}

/** A rule about every answer that some answers of the run, judged or not, did not keep. */
export interface EnvelopeBreach {
  readonly pack: string;
  readonly rule: EnvelopeRule;
  /** How many did not, of how many that the rule is about. */
  readonly answers: number;
  readonly of: number;
  readonly first: {
    readonly case: string;
    readonly operation: string;
    readonly exchange: Exchange;
    readonly difference: Omit<Mismatch, 'check' | 'level'>;
  };
}

export interface RunSettings {
  readonly packs: readonly string[];
  readonly profiles: readonly ProfileName[];
  readonly operations: readonly string[];
  readonly cases: readonly string[];
  readonly editions: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  readonly concurrency: number;
  readonly timeoutMs: number;
}

/** Raw results of one run; what they amount to is the business of reports. */
export interface RunRecord {
  readonly startedAt: string;
  readonly durationMs: number;
  readonly target: {
    readonly kind: TargetKind;
    readonly urls: Readonly<Record<string, string>>;
    readonly stateUrl?: string;
    readonly file?: string;
  };
  readonly settings: RunSettings;
  readonly packs: readonly Pack[];
  readonly cases: readonly Case[];
  readonly results: readonly CaseResult[];
  readonly undocumented: readonly UndocumentedAnswer[];
  /** Requests that left, by cost class, and those the guard held back. */
  readonly spend: { readonly sent: Readonly<Record<string, number>>; readonly refused: number };
  readonly cancelled: boolean;
}
