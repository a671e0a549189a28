import { expect, test } from 'vitest';
import { contractIndex } from './contract-index.ts';
import type { Case, Contract } from './model.ts';

function caseOf(id: string, operation: string, ...requirements: readonly string[]): Case {
  const request = {
    step: 'request',
    operation,
    parameters: {},
    format: 'json',
    expect: { outcome: 'success', status: 200 },
  } as const;
  const claim = {
    mode: 'all',
    judges: 'answer',
    kind: 'behaviour',
    level: 'must',
    profile: 'lifecycle',
    page: { document: 'page', lines: [1, 1] },
  } as const;
  return {
    id,
    pack: 'p',
    operation,
    title: id,
    class: 'state',
    claims: [
      { ...claim, requirements },
      { ...claim, requirements },
    ],
    disposable: { trial: { states: [], before: [], request }, controls: [], masks: [], evidence: 'observed' },
  };
}

const [first, second, third] = [
  caseOf('p/Do/a', 'Do', 'r1', 'r2'),
  caseOf('p/Do/b', 'Do', 'r2'),
  caseOf('q/Do/a', 'Do'),
];
const entry = { requirement: 'r3', class: 'unmodelled', reason: 'nobody wrote it' } as const;
const contract: Contract = { pack: 'p', causes: 0, cases: [first, second], untested: [entry] };
const other: Contract = { pack: 'q', causes: 0, cases: [third], untested: [] };

test('one contract: cases by id, operation and requirement, each case once', () => {
  const index = contractIndex(contract);
  expect(index.caseById('p/Do/b')).toBe(second);
  expect(index.casesOfOperation('Do')).toEqual([first, second]);
  expect(index.casesOfRequirement('r2')).toEqual([first, second]);
  expect(index.untestedRequirement('r3')).toBe(entry);
});

test('several contracts: their cases in order', () => {
  expect(contractIndex([contract, other]).casesOfOperation('Do')).toEqual([first, second, third]);
});

test('what no contract has', () => {
  const index = contractIndex([]);
  expect(index.caseById('p/Do/a')).toBeUndefined();
  expect(index.casesOfOperation('Do')).toEqual([]);
  expect(index.casesOfRequirement('r1')).toEqual([]);
  expect(index.untestedRequirement('r3')).toBeUndefined();
});
