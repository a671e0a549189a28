/**
 * What a walk needs to know about one product: plain data and pure functions, written by hand from the product's pages. The
 * engine draws, sends, compares and counts; only a model names operations, pages and fields. `State` is what the model
 * remembers of the resources of a walk; the engine hands it through and never looks inside. Functions are declared as methods,
 * so that one table can hold models with different states.
 */
import type { ProviderState } from '#contracts';
import type { Provenance } from '#specs';
import type { QueriedResource } from '../execute/query-world.ts';
import type { CellRules } from './cell-rules.ts';

/** A documented statement that an expectation is based on. */
export interface Reason {
  /** In our own words, for people. */
  readonly statement: string;
  readonly place: Provenance;
}

/** Whether something is true in a state; `open`: the pages do not say. */
export type Holds = 'yes' | 'no' | 'open';

/** One documented reason to refuse an operation. */
export interface Refusal<State> extends Reason {
  /** `403 Code`. Absent if no error row describes the reason: any 4xx that the page documents is then accepted. */
  readonly rows?: readonly string[];
  holds(state: State): Holds;
}

/** A request of the API, with the reasons for which the target must refuse it. */
export interface RequestAction<State> {
  readonly action: 'request';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal<State>[];
}

/** Something that happens outside the API, caused by a provider state: money, time, what the vendor does. */
export interface StateAction<State> {
  readonly action: 'state';
  /** The name of the provider state. */
  readonly name: string;
  params(state: State): ProviderState['params'];
}

/** Only the queries that follow every command. */
export interface QueryAction {
  readonly action: 'query';
}

/** One kind of move. A walk makes it only where the pages, or the provider state, define what follows. */
export interface WalkCommand<State> {
  /** As written in a replayed walk; no blanks. */
  readonly name: string;
  /** For people: what it does. */
  readonly description: string;
  /** How often it is drawn, relative to the other commands. */
  readonly weight: number;
  readonly act: RequestAction<State> | StateAction<State> | QueryAction;
  /** Whether a walk may make the move in this state. Absent: always. */
  applies?(state: State): boolean;
  /** The statements that define the state afterwards. */
  readonly basedOn: readonly Reason[];
  /** The state after the target carried the command out. */
  after(state: State): State;
}

/** What a walk begins with. */
export interface WalkStart<State> {
  /** As written in a replayed walk; no blanks. */
  readonly name: string;
  /** For people. */
  readonly description: string;
  readonly state: State;
  /** The provider states that create the resources, in order. */
  readonly providerStates: readonly ProviderState[];
}

/** A resource that the engine queries after every command. */
export interface WalkResource {
  /** Its name in snapshots. */
  readonly name: string;
  readonly kind: string;
  /** The value of a provider state that holds its id. */
  readonly idValue: string;
  /** Left out of snapshots if the target's owner does not return its id. */
  readonly optional?: boolean;
}

/** The resources of a walk as the target showed them, by the names in `resources`. A missing resource has the status `absent`. */
export type Snapshot = Readonly<Record<string, QueriedResource>>;

/** One field that differs from the model. */
export interface Disagreement {
  readonly field: string;
  readonly expected: string;
  readonly actual: string;
}

/** The result of a comparison. */
export interface Agreement<State> {
  /** The state after the snapshot decided what the pages leave open. */
  readonly state: State;
  readonly disagreements: readonly Disagreement[];
}

export interface WalkModel<State> {
  /** Shortened walks prefer the first start, so it should be the simplest one. */
  readonly starts: readonly [WalkStart<State>, ...(readonly WalkStart<State>[])];
  /** A seed draws by position: a new order means other walks for the same seed. */
  readonly commands: readonly WalkCommand<State>[];
  readonly resources: readonly WalkResource[];
  /** Gives each walk an account of its own. Skipped if the target's owner does not declare it. */
  readonly accountState?: ProviderState;
  /** The state as coverage counts it: what a customer sees once nothing is in progress. */
  nameOfState(state: State): string;
  /** Equal for states in which the model expects the same of every further move. */
  keyOfState(state: State): string;
  /** The state after a snapshot without surprises: whatever was in progress is complete. */
  afterExpectedSnapshot(state: State): State;
  /** Compares a snapshot with the model. `before` is the previous snapshot of the same walk. */
  compare(state: State, snapshot: Snapshot, before: Snapshot | undefined): Agreement<State>;
  /** How walks try the cells of the pack's arrears tables. Absent: they do not. */
  readonly cells?: CellRules<State>;
}

/**
 * The answer that a request must get. `rows` lists every row of every reason that may apply, because no page states the order
 * of checks. It is absent if one of the reasons has no row of its own.
 */
export type Expected =
  | { readonly outcome: 'success'; readonly because: readonly Reason[] }
  | { readonly outcome: 'refusal' | 'either'; readonly because: readonly Reason[]; readonly rows?: readonly string[] };

/** A reason with the line that states it. */
export const statedAt = (statement: string, document: string, line: number): Reason => ({
  statement,
  place: { document, lines: [line, line] },
});
