import { expect, test } from 'vitest';
import { packIds } from '#specs';
import { loadContract } from '../load-contract.ts';
import { describeStates, rankStates } from './describe-states.ts';
import { statesOf } from './unlock-order.ts';

const contracts = packIds().map((id) => loadContract(id));
const ranked = rankStates(contracts);

test('the last state makes every case of every pack possible', () => {
  const totals = Object.fromEntries(contracts.map(({ pack, cases }) => [pack, cases.length]));
  expect(ranked.at(-1)?.possible).toEqual(totals);
});

test('every state that a case uses has one row, with the number of its cases', () => {
  const cases = contracts.flatMap((contract) => contract.cases);
  const used = new Set(cases.flatMap(({ disposable }) => [...statesOf(disposable)]));
  expect(ranked.map(({ state }) => state).toSorted()).toEqual([...used].toSorted());
  for (const { state, cases: count } of ranked) {
    expect(cases.filter(({ disposable }) => statesOf(disposable).has(state))).toHaveLength(count);
  }
});

test('as a table: one column per pack', () => {
  const ranking = { state: 'a | b', reach: 'account', cases: 3, unlocks: 2, possible: { one: 5, two: 0 } } as const;
  expect(describeStates([ranking]).split('\n')).toEqual([
    '|  | state | reach | used by | unlocks | possible: one | possible: two |',
    '|---|---|---|---|---|---|---|',
    '| 1 | a \\| b | account | 3 | 2 | 5 | 0 |',
  ]);
});

test('without cases: no rows', () => {
  expect(rankStates([])).toEqual([]);
  expect(describeStates([]).split('\n')).toHaveLength(2);
});
