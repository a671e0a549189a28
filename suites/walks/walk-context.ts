/** What walks can do on one target: every command and cell, except those whose provider states its owner does not declare. */
import type { Case } from '#contracts';
import type { Pack } from '#specs';
import type { Target } from '../model.ts';
import { type Cells, listCells, type UntriedCell } from './cells.ts';
import type { WalkCommand, WalkModel } from './walk-model.ts';

export interface WalkContext<State> extends Cells {
  readonly model: WalkModel<State>;
  readonly commands: readonly WalkCommand<State>[];
  /** Commands whose provider state the target's owner does not declare. */
  readonly undeclared: readonly string[];
  /** Each walk has an account of its own. */
  readonly hasAccount: boolean;
}

export interface ContextSource<State> {
  readonly pack: Pack;
  readonly cases: readonly Case[];
  readonly model: WalkModel<State>;
  /** What the target's owner declares. Absent: walks try everything. */
  readonly supports: Target['supports'];
}

/** Lists what can be walked on a target. */
export function walkContext<State>({ pack, cases, model, supports }: ContextSource<State>): WalkContext<State> {
  const declared = supports?.states;
  const isDeclared = (state: string | undefined): boolean =>
    state === undefined || declared === undefined || declared.includes(state);
  const isUsable = ({ act }: WalkCommand<State>): boolean => act.action !== 'state' || isDeclared(act.name);
  const { cells, untried, commanded } = listCells(pack, cases, model);
  const missing = cells.flatMap(({ operation, condition, states }): readonly UntriedCell[] => {
    const state = states.find(({ name }) => !isDeclared(name));
    return state === undefined
      ? []
      : [{ operation, condition, reason: `the target's owner does not declare the state "${state.name}"` }];
  });
  return {
    model,
    cells: cells.filter(({ states }) => states.every(({ name }) => isDeclared(name))),
    untried: [...untried, ...missing],
    commanded,
    commands: model.commands.filter(isUsable),
    undeclared: model.commands.filter((command) => !isUsable(command)).map(({ name }) => name),
    hasAccount: model.accountState !== undefined && isDeclared(model.accountState.name),
  };
}

/** The same context for a target that does not offer these operations. */
export function withoutOperations<State>(
  context: WalkContext<State>,
  missing: ReadonlySet<string>,
): WalkContext<State> {
  return {
    ...context,
    cells: context.cells.filter(({ operation }) => !missing.has(operation)),
    commanded: context.commanded.filter(({ operation }) => !missing.has(operation)),
    commands: context.commands.filter(({ act }) => act.action !== 'request' || !missing.has(act.operation)),
  };
}
