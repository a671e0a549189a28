/** A cell of the arrears tables as a walk sees it, and what a model says about trying cells. */
import type { ProviderState, RequestStep } from '#contracts';
import type { Provenance } from '#specs';

/** A cell with what it takes to try it. */
export interface Cell {
  readonly operation: string;
  /** Which resource is in arrears, by the id of the table. */
  readonly condition: string;
  readonly expected: 'error' | 'normal';
  readonly place: Provenance;
  readonly request: RequestStep;
  /** The states of the case, without those of other resources of the same kind. */
  readonly caseStates: readonly ProviderState[];
  /** Those of them that the walk does not have already. */
  readonly states: readonly ProviderState[];
  /** The operation only reads. */
  readonly reads: boolean;
}

/** Cells of one operation: one, or one per condition that holds. */
export type CellGroup = readonly [Cell, ...(readonly Cell[])];

/** How the walks of a product try the cells of its arrears tables. */
export interface CellRules<State> {
  /** Ids of the tables that the model covers. */
  readonly conditions: readonly string[];
  conditionsIn(state: State): readonly string[];
  /** Provider states of a case that a walk already has. */
  readonly ownStates: readonly string[];
  /** Operations that would remove a resource of the walk. */
  readonly endsWalk: readonly string[];
  /** Whether the tables define the answer to a call in this state. */
  mayTry(state: State, cells: CellGroup): boolean;
  /** Whether arrears are the only possible reason to refuse the call in this state. */
  onlyArrearsRefuse(state: State, cell: Cell): boolean;
}
