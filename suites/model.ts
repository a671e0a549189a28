/**
 * What this room hands on: requests, answers, mismatches, and a verdict per claim. A refused connection, a timeout or
 * invalid JSON is an observation about the target, never an exception.
 */
import type { Case, Evidence, JsonValue, ReachClass } from '#contracts';
import type { EnvelopeRule, FormatName, Level, Pack, ProfileName, RequirementKind } from '#specs';
import type {
  Exchange,
  HttpRequest,
  JudgedAnswer,
  Mismatch,
  Party,
  TargetKind,
  TrialRole,
  UndocumentedAnswer,
  Verdict,
} from './result-schemas.ts';
import type { Secret } from './secret.ts';

export type {
  CheckSubject,
  Exchange,
  HttpRequest,
  HttpResponse,
  JudgedAnswer,
  Mismatch,
  Party,
  TargetKind,
  TransportFault,
  TrialRole,
  UndocumentedAnswer,
  Verdict,
} from './result-schemas.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: Secret;
  readonly securityToken?: Secret;
}

export interface Target {
  readonly kind: TargetKind;
  /** Base URL per pack. Requests go to its path. */
  readonly urls: Readonly<Record<string, string>>;
  readonly stateUrl?: string;
  /** Path of the target file, if there is one. */
  readonly file?: string;
  readonly credentials: Readonly<Record<string, Credentials>>;
  /** The part of the state protocol that the owner implements. If it is absent, everything is tried. */
  readonly supports?: {
    readonly states?: readonly string[];
    readonly observe: boolean;
    readonly scopes: boolean;
  };
  /** Milliseconds to wait for late effects, after a judged request and after a successful request before it. */
  readonly settleMs?: number;
}

// --- the wire -------------------------------------------------------------------------------------------------------

export type HttpMethod = HttpRequest['method'];

/** A response, parsed by the pack's envelope. If `problem` is present, no other field is reliable. */
export interface Answer {
  readonly status: number;
  readonly format: FormatName | 'unknown';
  readonly problem?: string;
  /** The whole decoded body. */
  readonly body?: JsonValue;
  readonly requestId?: string;
  readonly error?: { readonly code: string | undefined; readonly message: string | undefined };
  /** The operation's own part of a success. */
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

/**
 * The answer of a state driver. `unsupported` is declared by the owner and leads to a skip. A failure names the hook
 * and its answer.
 */
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

/**
 * Every exchange of one trial, in order. Queries of the world are included only if the effect did not match or could
 * not be relied on.
 */
export interface TrialRecord {
  readonly role: TrialRole;
  readonly scope: string;
  readonly exchanges: readonly Exchange[];
  /** The judged request: its index among the exchanges, and its answer in a few words. Absent if it got no answer. */
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
  /** Present for pass and warning only. */
  readonly evidence?: Evidence;
  /** One sentence: why it is not a pass, or what a pass is based on, if that needs an explanation. */
  readonly reason?: string;
  readonly party?: Party;
  readonly mismatches: readonly Mismatch[];
  readonly expected: string;
  readonly observed: string;
  /** Absent if the judged request was not sent, or got no readable answer. */
  readonly judged?: JudgedAnswer;
  /** For a rule about every answer: the case with the first answer that broke it, if that is another case. */
  readonly drawnIn?: string;
  /** The interpretations of contradictory pages that the verdict depends on. */
  readonly readings: readonly { readonly finding: string; readonly choice: string }[];
  readonly trials: readonly TrialRecord[];
}

/** A rule about every answer that some answers of the run, judged or not, broke. */
export interface EnvelopeBreach {
  readonly pack: string;
  readonly rule: EnvelopeRule;
  /** Number of answers that broke it, and number of answers that it applies to. */
  readonly answers: number;
  readonly of: number;
  readonly first: {
    readonly case: string;
    readonly operation: string;
    readonly exchange: Exchange;
    readonly difference: Omit<Mismatch, 'check' | 'about' | 'level'>;
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

/** Raw results of one run. Reports decide what they amount to. */
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
  /** Number of requests that were sent, by cost class, and number that the guard refused. */
  readonly spend: { readonly sent: Readonly<Record<string, number>>; readonly refused: number };
  readonly cancelled: boolean;
}
