import { expect, test } from 'vitest';
import type { OperationCauses } from '../../causes/cause-file.ts';
import { generateToy, grow, idsOf, look, row, success } from '../toy-pack.test-data.ts';

const requirements = [
  ...success('Grow'),
  ...row('Grow', 404, 'NotThere'),
  ...row('Grow', 400, 'TooBig'),
  ...row('Grow', 403, 'Locked'),
];

const contractOf = (causes: NonNullable<OperationCauses['causes']>, more: Partial<OperationCauses> = {}) =>
  generateToy({ requirements, operations: { Grow: { ...grow, ...more, causes } } });

const tooBig = {
  id: 'too-big',
  class: 'request',
  answers: ['400 TooBig'],
  request: { set: { Size: '9' } },
} as const;

test('a cause by the request: the trial has it, the control does not, and both rows are claimed', () => {
  const testCase = contractOf([tooBig]).cases.find(({ id }) => id === 'toy/Grow/too-big');
  expect(testCase?.cause).toBe('too-big');
  expect(testCase?.disposable.trial.request.parameters).toMatchObject({ Size: '9' });
  expect(testCase?.disposable.trial.request.expect).toEqual({
    outcome: 'error',
    anyOf: [{ status: 400, code: 'TooBig', messages: ['TooBig it is.'] }],
  });
  const [control] = testCase?.disposable.controls ?? [];
  expect(control).toMatchObject({ control: 'without-cause', trial: { request: { parameters: { Size: '2' } } } });
  expect(testCase?.claims.map(({ judges, requirements: ids }) => [judges, ids])).toEqual([
    ['answer', ['toy/Grow/error/400/TooBig']],
    ['effect', ['toy/Grow/effect/error/400/TooBig']],
  ]);
});

test('at a vendor, both requests name a reserved identifier, and the absent-resource answer is a mask', () => {
  const { vendor } = contractOf([tooBig]).cases.find(({ id }) => id === 'toy/Grow/too-big') ?? {};
  expect(vendor?.trial.request.parameters).toEqual({ InstanceId: 'i-reserved', Size: '9' });
  expect(vendor?.masks.map(({ code }) => code)).toEqual(['NotThere']);
  expect(vendor?.evidence).toBe('proven');
});

test('each value gives a case of its own', () => {
  const { request: _request, ...cause } = tooBig;
  const contract = contractOf([{ ...cause, each: { parameter: 'Size', values: { nine: '9', ten: '10' } } }]);
  expect(idsOf(contract)).toEqual(['toy/Grow/success-json', 'toy/Grow/too-big-nine', 'toy/Grow/too-big-ten']);
});

test('several rows for one cause are proven as one of them', () => {
  const contract = contractOf([{ ...tooBig, answers: ['400 TooBig', '403 Locked'], because: 'both say so' }]);
  const testCase = contract.cases.find(({ id }) => id === 'toy/Grow/too-big');
  expect(testCase?.claims.map(({ mode }) => mode)).toEqual(['one-of', 'one-of']);
});

test('a cause by a state: no form for a vendor, and a control in the same state', () => {
  const locked = {
    id: 'locked',
    class: 'state',
    answers: ['403 Locked'],
    addStates: [{ name: 'the instance is in arrears', params: { instanceId: '${instanceId}' } }],
    sameState: { otherResource: true },
  } as const;
  const testCase = contractOf([locked]).cases.find(({ id }) => id === 'toy/Grow/locked');
  expect(testCase?.vendor).toBeUndefined();
  const { trial, controls = [] } = testCase?.disposable ?? {};
  expect(trial?.states.map(({ name, as }) => [name, as])).toEqual([
    ['an instance exists', 'other'],
    ['an instance exists', undefined],
    ['the instance is in arrears', undefined],
  ]);
  const sameState = controls.find(({ control }) => control === 'same-state');
  expect(sameState?.trial.states).toEqual(trial?.states);
  expect(sameState?.trial.request.parameters).toMatchObject({ InstanceId: '${other.instanceId}' });
});

test('an unreachable row has no case, and its reason also stands for its effect', () => {
  const contract = contractOf([
    { id: 'not-taken', class: 'unreachable', answers: ['403 Locked'], reason: 'takes no lock' },
  ]);
  expect(contract.untested.filter(({ reason }) => reason === 'takes no lock')).toEqual([
    { requirement: 'toy/Grow/error/403/Locked', class: 'unreachable', reason: 'takes no lock' },
    { requirement: 'toy/Grow/effect/error/403/Locked', class: 'unreachable', reason: 'takes no lock' },
  ]);
});

test('one cause may give the cases of several operations', () => {
  const contract = generateToy({
    requirements: [...requirements, ...success('Look'), ...row('Look', 404, 'Missing')],
    operations: {
      Grow: { ...grow, sharedCauses: { gone: { answers: ['404 NotThere'] } } },
      Look: { ...look, sharedCauses: { gone: { answers: ['404 Missing'] } } },
    },
    shared: { causes: [{ id: 'gone', class: 'request', request: { set: { InstanceId: 'i-reserved' } } }] },
  });
  expect(idsOf(contract)).toContain('toy/Grow/gone');
  expect(idsOf(contract)).toContain('toy/Look/gone');
  expect(contract.causes).toBe(1);
});

test.each([
  ['a row that no page has', [{ ...tooBig, answers: ['400 NoSuchCode'] }], /toy\/Grow\/error\/400\/NoSuchCode/],
  ['two cases of one name', [tooBig, tooBig], /Two cases have the id toy\/Grow\/too-big/],
] as const)('refuses %s', (_what, causes, message) => {
  expect(() => contractOf([...causes])).toThrow(message);
});
