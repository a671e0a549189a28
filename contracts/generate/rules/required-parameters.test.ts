import { expect, test } from 'vitest';
import { generateToy, grow, idsOf, requirement, row, success } from '../toy-pack.test-data.ts';

const required = (parameter: string) =>
  requirement(`Grow/parameter/${parameter}/required`, { kind: 'parameter', parameter, keyword: 'required' });
const requirements = [...success('Grow'), ...row('Grow', 404, 'NotThere'), ...row('Grow', 400, 'Missing')];

test('a required parameter is left out: any documented refusal but that of an absent resource, as a should', () => {
  const contract = generateToy({ requirements: [...requirements, required('Size')], operations: { Grow: grow } });
  const testCase = contract.cases.find(({ id }) => id === 'toy/Grow/required-Size');
  expect(testCase?.claims.map(({ level }) => level)).toEqual(['should']);
  expect(testCase?.disposable.trial.request.parameters).toEqual({ InstanceId: '${instanceId}' });
  const { expect: expected } = testCase?.disposable.trial.request ?? {};
  expect(expected).toMatchObject({ outcome: 'error', anyOf: [{ code: 'Missing' }, { code: 'SignatureWrong' }] });
});

test.each([
  ['a parameter of the protocol', 'Action', {}],
  [
    'one that a cause leaves out already',
    'Size',
    {
      causes: [
        {
          id: 'size-missing',
          class: 'request',
          answers: ['400 Missing'],
          request: { remove: ['Size'] },
          parameters: ['Size/required'],
        },
      ],
    } as const,
  ],
])('%s gets no case of this rule', (_what, parameter, more) => {
  const contract = generateToy({
    requirements: [...requirements, required(parameter)],
    operations: { Grow: { ...grow, ...more } },
  });
  expect(idsOf(contract)).not.toContain(`toy/Grow/required-${parameter}`);
});

test('an operation without a baseline gets no case', () => {
  const contract = generateToy({ requirements: [required('Size')], operations: {} });
  expect(contract.cases).toEqual([]);
  expect(contract.untested.map(({ requirement: id }) => id)).toEqual(['toy/Grow/parameter/Size/required']);
});
