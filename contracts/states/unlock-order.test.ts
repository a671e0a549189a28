import { expect, test } from 'vitest';
import type { Case } from '../model.ts';
import { statesOf, unlockOrder } from './unlock-order.ts';

const state = (name: string) => ({ name, params: {} });

/** A case whose trial needs the states, one of them in its control and one between its requests. */
function caseWith(id: string, [first, second, third]: readonly string[]): Case {
  const request = {
    step: 'request',
    operation: 'Do',
    parameters: {},
    format: 'json',
    expect: { outcome: 'success', status: 200 },
  } as const;
  const trial = {
    states: first === undefined ? [] : [state(first)],
    before: third === undefined ? [] : [{ step: 'state', state: state(third) } as const],
    request,
  };
  const twin = { ...trial, states: second === undefined ? trial.states : [...trial.states, state(second)] };
  const controls = [{ control: 'same-state', trial: twin } as const];
  const claim = {
    requirements: [`p/Do/${id}`],
    mode: 'all',
    judges: 'answer',
    kind: 'error-row',
    level: 'must',
    profile: 'errors',
    page: { document: 'page', lines: [1, 1] },
  } as const;
  const disposable = { trial, controls, masks: [], evidence: 'proven' } as const;
  return { id, pack: 'p', operation: 'Do', title: id, class: 'state', claims: [claim], disposable };
}

const order = ['a', 'b', 'c', 'd'];
const shown = (cases: readonly Case[]) =>
  unlockOrder(cases, order).map((step) => `${step.state}: ${step.cases.map(({ id }) => id).join(' ')}`);

test('states of controls and of steps count', () => {
  expect([...statesOf(caseWith('x', ['a', 'b', 'c']).disposable)]).toEqual(['a', 'c', 'b']);
});

test('the state that makes most cases possible comes first, and a case without states needs none', () => {
  expect(shown([caseWith('0', []), caseWith('1', ['a']), caseWith('2', ['b']), caseWith('3', ['b'])])).toEqual([
    'b: 2 3',
    'a: 1',
  ]);
});

test('a pair of states comes before one alone where it gains more per state', () => {
  const pairs = ['1', '2', '3', '4', '5'].map((id) => caseWith(id, ['c', 'd']));
  expect(shown([...pairs, caseWith('6', ['a']), caseWith('7', ['a'])])).toEqual(['c: ', 'd: 1 2 3 4 5', 'a: 6 7']);
});

test('a state alone comes before a pair that gains more in all and less per state', () => {
  const pairs = ['1', '2', '3'].map((id) => caseWith(id, ['c', 'd']));
  expect(shown([...pairs, caseWith('6', ['a']), caseWith('7', ['a'])])).toEqual(['a: 6 7', 'c: ', 'd: 1 2 3']);
});

test('what a pair makes possible on the way is counted at the state that does it', () => {
  expect(
    shown([caseWith('1', ['b', 'c']), caseWith('2', ['b', 'c']), caseWith('3', ['c']), caseWith('4', ['c', 'b'])]),
  ).toEqual(['b: ', 'c: 1 2 3 4']);
});

test('among equals the vocabulary decides, in whatever order the cases come', () => {
  const cases = [caseWith('1', ['d']), caseWith('2', ['a']), caseWith('3', ['c'])];
  expect(shown(cases)).toEqual(['a: 2', 'c: 3', 'd: 1']);
  expect(shown(cases.toReversed())).toEqual(['a: 2', 'c: 3', 'd: 1']);
});
