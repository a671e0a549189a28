/** What a command of a walk is. */
import type { ProviderState } from '#contracts';
import type { Reason, Refusal, WalkState } from './model.ts';

/** A request of the API, with the reasons for which it must be refused. */
export interface RequestAction {
  readonly action: 'request';
  readonly operation: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
}

/** Something that happens outside the API, by a provider state: money, time, the vendor's own doing. */
export interface StateAction {
  readonly action: 'state';
  readonly state: (state: WalkState) => ProviderState;
}

/** Nothing but the readings that follow every step. */
export interface ReadAction {
  readonly action: 'read';
}

export interface Command {
  readonly name: string;
  /** For people: what it does. */
  readonly says: string;
  /** How often it is chosen, against the others. */
  readonly weight: number;
  readonly act: RequestAction | StateAction | ReadAction;
  /** Left out: the walk takes it anywhere. */
  readonly takes?: (state: WalkState) => boolean;
  /** What the pages say of the state that it leads to. */
  readonly rests: readonly Reason[];
  /** The state once it was carried out. */
  readonly after: (state: WalkState) => WalkState;
}

/** A reason by where it stands. */
export const rests = (says: string, document: string, line: number): Reason => ({
  says,
  place: { document, lines: [line, line] },
});
