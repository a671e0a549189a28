/** Which provider states to implement first, and how many cases use each, for owners of targets. */
import type { Case, Contract } from '../model.ts';
import { markdownTable } from './markdown-table.ts';
import { statesOf, unlockOrder } from './unlock-order.ts';
import { type StateDefinition, stateVocabulary } from './vocabulary.ts';

/** One state, in the order in which the states help most. */
export interface RankedState {
  readonly state: string;
  readonly reach: StateDefinition['reach'];
  /** Cases that use the state. */
  readonly cases: number;
  /** Cases that become possible with this state, once the states before it are implemented. */
  readonly unlocks: number;
  /** Cases that are possible with this state and all before it, by pack. */
  readonly possible: Readonly<Record<string, number>>;
}

const countByPack = (cases: readonly Case[], contracts: readonly Contract[]): Readonly<Record<string, number>> => {
  const packs = Map.groupBy(cases, ({ pack }) => pack);
  return Object.fromEntries(contracts.map(({ pack }) => [pack, packs.get(pack)?.length ?? 0]));
};

/** The states that the contracts use, the most helpful one first. */
export function rankStates(contracts: readonly Contract[]): readonly RankedState[] {
  const cases = contracts.flatMap((contract) => contract.cases);
  const reachOf = new Map(stateVocabulary.map(({ name, reach }) => [name, reach]));
  const uses = Map.groupBy(
    cases.flatMap(({ disposable }) => [...statesOf(disposable)]),
    (name) => name,
  );
  const possible = cases.filter(({ disposable }) => statesOf(disposable).size === 0);
  return unlockOrder(cases, [...reachOf.keys()]).map(({ state, cases: unlocked }) => {
    possible.push(...unlocked);
    return {
      state,
      reach: reachOf.get(state) ?? 'resource',
      cases: uses.get(state)?.length ?? 0,
      unlocks: unlocked.length,
      possible: countByPack(possible, contracts),
    };
  });
}

/** The ranking as a Markdown table. */
export function describeStates(ranked: readonly RankedState[]): string {
  const packs = Object.keys(ranked[0]?.possible ?? {});
  return markdownTable(
    ['', 'state', 'reach', 'used by', 'unlocks', ...packs.map((pack) => `possible: ${pack}`)],
    ranked.map(({ state, reach, cases, unlocks, possible }, index) => [
      String(index + 1),
      state,
      reach,
      String(cases),
      String(unlocks),
      ...packs.map((pack) => String(possible[pack] ?? 0)),
    ]),
  );
}
