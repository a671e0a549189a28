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

/** A mistake of somebody who reads the pages in a hurry: that requirement fails, and others may. */
export function mistake(name: string, bent: Bent, requirement: string): FaultRow {
  return { name, ...bendOf(bent), fails: [requirement], andOthers: true };
}

/** A mistake that no case notices. `breaks` is `page:line` and the statement there; `unnoticed` says why no case notices it. */
export function unnoticed(name: string, bent: Bent, breaks: string, why: string): FaultRow {
  return { name, ...bendOf(bent), fails: [], unnoticed: `${why} (${breaks})` };
}

/** A target that gets the protocol wrong in one way: exactly these statements of the protocol fail. */
export function wrong(name: string, front: Front, ...statements: readonly string[]): FaultRow {
  return { name, front, fails: statements.map((statement) => `protocol/${statement}`) };
}

/** Wrong about the form that most requests have, so that other statements fail as well. */
export function wrongInMost(name: string, front: Front, ...statements: readonly string[]): FaultRow {
  return { ...wrong(name, front, ...statements), andOthers: true };
}
