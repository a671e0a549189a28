import { describe, expect, test } from 'vitest';
import type { OperationCauses } from '../../causes/cause-file.ts';
import { generateToy, grow, look, requirement, row, success } from '../toy-pack.test-data.ts';

const cell = (operation: string, expected: 'error' | 'normal') =>
  requirement(`${operation}/arrears/plant`, {
    kind: 'arrears-cell',
    profile: 'arrears',
    operation,
    condition: 'plant',
    expected,
  });

const condition = {
  addStates: [{ name: 'the instance is in arrears', params: { instanceId: '${instanceId}' } }],
  seenBy: { operation: 'Look', parameters: { InstanceId: '${instanceId}' }, contains: { Locked: true } },
};

function contractOf(expected: 'error' | 'normal', cells: OperationCauses['arrears'], pack = {}) {
  return generateToy({
    requirements: [
      ...success('Grow'),
      ...success('Look'),
      ...row('Grow', 403, 'Locked'),
      cell('Grow', expected),
      cell('Look', 'normal'),
    ],
    operations: { Grow: { ...grow, arrears: cells ?? {} }, Look: { ...look, arrears: { plant: {} } } },
    shared: { arrears: { plant: condition } },
    pack,
  });
}

const named = (contract: ReturnType<typeof contractOf>, operation: string) =>
  contract.cases.find(({ id }) => id === `toy/${operation}/arrears-plant`);

describe('a refused cell', () => {
  const testCase = named(contractOf('error', { plant: { answers: ['403 Locked'] } }), 'Grow');
  const { trial, controls = [] } = testCase?.disposable ?? {};

  test('claims the cell and its row', () => {
    expect(testCase?.claims.map(({ requirements }) => requirements)).toEqual([
      ['toy/Grow/arrears/plant'],
      ['toy/Grow/error/403/Locked'],
    ]);
    expect(trial?.request.expect).toMatchObject({ outcome: 'error', anyOf: [{ code: 'Locked' }] });
  });

  test('looks at the lock first, and nothing may happen', () => {
    expect(trial?.before).toMatchObject([
      { operation: 'Look', expect: { outcome: 'success', contains: { Locked: true } } },
    ]);
    expect(trial?.request.effect?.changes).toEqual([]);
  });

  test('has a control without the lock and one about another resource in the same state', () => {
    expect(controls.map(({ control }) => control)).toEqual(['without-cause', 'same-state']);
    expect(controls[1]?.trial.states).toEqual(trial?.states);
  });
});

test('a refused cell without rows takes any documented refusal', () => {
  const testCase = named(contractOf('error', { plant: {} }), 'Grow');
  expect(testCase?.disposable.trial.request.expect).toMatchObject({
    anyOf: [{ code: 'Locked' }, { code: 'SignatureWrong' }],
  });
  expect(testCase?.claims).toHaveLength(1);
});

test('a normal cell succeeds with the effect of the baseline', () => {
  const testCase = named(contractOf('normal', { plant: {} }), 'Grow');
  expect(testCase?.disposable.trial.request).toMatchObject({
    expect: { outcome: 'success' },
    effect: grow.baseline?.effect,
  });
  expect(testCase?.disposable.controls.map(({ control }) => control)).toEqual(['without-cause']);
});

test('the request that shows the lock needs no look before it: its own answer has to show the lock', () => {
  const testCase = named(contractOf('normal', { plant: {} }), 'Look');
  expect(testCase?.disposable.trial.before).toEqual([]);
  expect(testCase?.disposable.trial.request.expect).toMatchObject({ contains: { Locked: true } });
});

test('a ruling about the whole matrix becomes an alternative of the case', () => {
  const matrix = { open: { cells: { 'Grow/plant': 'not-stated' } }, lenient: { cells: { 'Grow/plant': 'normal' } } };
  const rulings = [{ finding: 'toy/matrix', chosen: 'printed', matrix }];
  const testCase = named(contractOf('error', { plant: { answers: ['403 Locked'] } }, { rulings }), 'Grow');
  expect(testCase?.readings?.[0]).toMatchObject({
    finding: 'toy/matrix',
    chosen: 'printed',
    alternatives: [
      { choice: 'open', inconclusive: expect.any(String) },
      { choice: 'lenient', expect: { outcome: 'success' } },
    ],
  });
});

test('a target need not offer a retired operation', () => {
  const retired = [{ name: 'Grow', successor: 'Grow2' }];
  const testCase = named(contractOf('normal', { plant: {} }, { retired }), 'Grow');
  expect(testCase?.disposable.withheld).toBeDefined();
  expect(named(contractOf('normal', { plant: {} }), 'Grow')?.disposable.withheld).toBeUndefined();
});

test('a condition that shared.yaml does not have is refused', () => {
  expect(() => contractOf('normal', { weed: {} })).toThrow(
    'The causes of Grow name the arrears condition "weed", which shared.yaml does not have. Known: plant.',
  );
});
