/** What walks can do on one target: every command and cell, but for those whose states its owner does not declare. */
import type { Case } from '#contracts';
import type { Pack } from '#specs';
import type { Target } from '../model.ts';
import { type Cells, listCells, type UntriedCell } from './cells.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { stateAt } from './model.ts';
import { starts } from './walk.ts';

export interface Ground extends Cells {
  readonly commands: readonly Command[];
  /** Commands that the target's owner has no state for. */
  readonly undeclared: readonly string[];
  /** The account of each walk is its own. */
  readonly hasAccount: boolean;
}

/** The provider state that a command sets up, if it does. */
function stateOf({ act }: Command): string | undefined {
  const [start] = starts;
  return act.action === 'state' && start !== undefined ? act.state(stateAt(start)).name : undefined;
}

/** What can be walked where only these states are declared; undeclared altogether means that all are tried. */
export function layGround(pack: Pack, cases: readonly Case[], supports: Target['supports']): Ground {
  const declared = supports?.states;
  const isDeclared = (state: string | undefined): boolean =>
    state === undefined || declared === undefined || declared.includes(state);
  const { cells, untried, commanded } = listCells(pack, cases);
  const missing = cells.flatMap(({ operation, condition, states }): readonly UntriedCell[] => {
    const state = states.find(({ name }) => !isDeclared(name));
    return state === undefined
      ? []
      : [{ operation, condition, reason: `the target's owner does not declare the state "${state.name}"` }];
  });
  return {
    cells: cells.filter(({ states }) => states.every(({ name }) => isDeclared(name))),
    untried: [...untried, ...missing],
    commanded,
    commands: commands.filter((command) => isDeclared(stateOf(command))),
    undeclared: commands.filter((command) => !isDeclared(stateOf(command))).map(({ name }) => name),
    hasAccount: isDeclared('an account exists'),
  };
}

/** The same ground for a target that says it lacks these operations. */
export function withoutOperations(ground: Ground, lacks: ReadonlySet<string>): Ground {
  return {
    ...ground,
    cells: ground.cells.filter(({ operation }) => !lacks.has(operation)),
    commanded: ground.commanded.filter(({ operation }) => !lacks.has(operation)),
    commands: ground.commands.filter(({ act }) => act.action !== 'request' || !lacks.has(act.operation)),
  };
}
