/** One row of the tables in `faults/`: how a target differs from the mock, and which requirements fail for it. */
import type { Pack } from '#specs';
import type { PackBehaviours, Rule } from '../mock/behaviours/behaviour.ts';
import type { Mock } from '../mock/create-mock.ts';
import type { Respond } from './in-process.test-data.ts';
import type { FaultPart } from './plant-fault.ts';

/** Stands between the runner and the mock, and may change requests and answers. */
export type Front = (mock: Mock, pack: Pack) => Respond;

/** How a target differs from the mock. */
export interface Bend {
  /** Another outcome of one decision. A fault that remembers earlier calls is a function that starts with no memory. */
  readonly decision?: FaultPart | (() => FaultPart);
  /** The refusals of the operation, in the order in which the target tries them. */
  readonly rules?: (rules: readonly Rule[]) => readonly Rule[];
  readonly behaviours?: (own: PackBehaviours) => PackBehaviours;
  /** Changes what the mock answers, to requests and to state calls. */
  readonly dress?: (mock: Mock) => Mock;
  readonly front?: Front;
}

export interface FaultRow extends Bend {
  /** Unique in its file. For a fault of one cause: the name of the entry in the cause file. */
  readonly name: string;
  /** The requirements that list the cause `name` fail as well. */
  readonly ofCause?: true;
  /** Requirements that fail, without pack and operation (`behaviour/…`); `protocol/…` is the protocol of the pack. */
  readonly fails: readonly string[];
  /** Other requirements may fail too; without it no other requirement fails. */
  readonly andOthers?: true;
  /** Why no case notices the fault. */
  readonly unnoticed?: string;
  /**
   * No case sees an effect of this fault. The request names no resource of its scope, so the mock carries it out for another
   * account than the one that the cases observe.
   */
  readonly effectUnseen?: true;
}

type Bent = FaultPart | (() => FaultPart) | Bend;

const bendOf = (bent: Bent): Bend => (typeof bent === 'function' || 'site' in bent ? { decision: bent } : bent);

/** Name of the fault → how the target differs. */
type Faults<Difference> = Readonly<Record<string, Difference>>;

/**
 * A fault of one entry of the cause file: exactly the requirements that list the entry fail. `fails` adds requirements that the
 * same request shows, so that no fault can separate them.
 */
export function cause(
  name: string,
  bent: Bent,
  more: Partial<Pick<FaultRow, 'fails' | 'effectUnseen'>> = {},
): FaultRow {
  return { fails: [], ...more, name, ofCause: true, ...bendOf(bent) };
}

/** One fault for each entry of the cause file that is named. */
export function causes(faults: Faults<Bent>): readonly FaultRow[] {
  return Object.entries(faults).map(([name, bent]) => cause(name, bent));
}

/** Mistakes of somebody who reads the pages in a hurry. For each of them that requirement fails, and others may. */
export function mistakes(requirement: string, faults: Faults<Bent>): readonly FaultRow[] {
  const expected = { fails: [requirement], andOthers: true } as const;
  return Object.entries(faults).map(([name, bent]) => ({ name, ...bendOf(bent), ...expected }));
}

/** Mistakes that no case notices. `breaks` is `page:line` and the statement there; `why` says why no case notices them. */
export function unnoticed(breaks: string, why: string, faults: Faults<Bent>): readonly FaultRow[] {
  const expected = { fails: [], unnoticed: `${why} (${breaks})` };
  return Object.entries(faults).map(([name, bent]) => ({ name, ...bendOf(bent), ...expected }));
}

/** Targets that get the protocol wrong in one way. For each of them exactly these statements of the protocol fail. */
export function wrong(statements: string | readonly string[], faults: Faults<Front>): readonly FaultRow[] {
  const fails = [statements].flat().map((statement) => `protocol/${statement}`);
  return Object.entries(faults).map(([name, front]) => ({ name, front, fails }));
}

/** Targets that are wrong about the form of most requests, so that other statements fail as well. */
export function wrongInMost(statements: string | readonly string[], faults: Faults<Front>): readonly FaultRow[] {
  return wrong(statements, faults).map((row) => ({ ...row, andOthers: true }));
}
